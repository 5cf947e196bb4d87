"""Ends the supervision of a plan once each of its lines was evaluated (FINISH_PLAN)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.plans.transitions import FINISH_PLAN
from cells.supervision.finishing import what_keeps_it_open
from cells.supervision.holding import hold_followed
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def finish_plan(
    *, plan: RemediationPlan, by: Member, seen_version: int, now: datetime
) -> None:
    """The plan is FINISHED: no sheet, no evaluation and no change follows.

    Raises ``WorkflowError`` for the own plan, while a line has no evaluation or a
    sheet waits for an answer, and if it ended or changed meanwhile.
    """
    if plan.author_id == by.pk:
        raise WorkflowError(_("Nobody finishes a plan of the own."))
    hold_followed(plan)
    apply_transition(plan, FINISH_PLAN, seen_version=seen_version, ended_at=now)
    if lacks := what_keeps_it_open(plan):
        raise WorkflowError(" ".join(lacks))
    path = reverse("supervision:plan", args=[plan.pk])
    notify([plan.author_id], NotificationKind.PLAN_FINISHED, now=now, path=path)
    record_action("plan.finish", plan, organisation_id=plan.cell_id, actor=by, now=now)
