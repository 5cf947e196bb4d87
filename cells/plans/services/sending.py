"""Sends a plan to its approver and takes it back."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import OfficeChart, office_chart
from cells.plans.approved_content import approved_lines, items_of, newest_approval
from cells.plans.approver import approver_for
from cells.plans.completeness import Lack, lacks_of_plan, unreasoned_changes
from cells.plans.models import PlanItem, RemediationPlan
from cells.plans.proposed_lines import proposed_lines
from cells.plans.transitions import RECALL_TO_CHANGED, RECALL_TO_DRAFT, SEND_PLAN
from cells.reviews.reader import office_holders
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def send_plan(*, plan: RemediationPlan, seen_version: int, now: datetime) -> None:
    """The plan awaits approval and is not edited meanwhile.

    Raises ``WorkflowError`` if a finding has no end, a line cannot be counted, a
    changed line does not say why, or the round is over. The status is changed first.
    """
    hold_round(plan.cell_round)
    chart = office_chart(plan.cell_round.cell, timezone.localdate(now))
    approver = approver_for(chart, author_id=plan.author_id)
    if approver is None:
        raise WorkflowError(_("Nobody holds an office that may approve this plan."))
    apply_transition(
        plan,
        SEND_PLAN,
        seen_version=seen_version,
        sent_at=now,
        first_opened_at=None,
        approver_office=approver[0],
        approver_organisation=approver[1],
    )
    if lacks := what_keeps_it(plan, items_of(plan)):
        raise WorkflowError(" ".join(dict.fromkeys(lack.text for lack in lacks)))
    notify(
        approver_ids(chart, plan),
        NotificationKind.PLAN_SENT,
        now=now,
        path=reverse("plans:detail", args=[plan.pk]),
    )
    record_action(
        "plan.send",
        plan,
        organisation_id=plan.cell_round.cell_id,
        actor=plan.author,
        now=now,
    )


def what_keeps_it(plan: RemediationPlan, items: list[PlanItem]) -> list[Lack]:
    """Everything that is missing before the plan can be sent.

    Once it was approved each changed line says why, also after a later return.
    """
    lacks = lacks_of_plan(items, proposed_lines(plan.cell_round, plan.author_id))
    if approval := newest_approval(plan):
        lacks += unreasoned_changes(items, approved_lines(approval))
    return lacks


def approver_ids(chart: OfficeChart, plan: RemediationPlan) -> frozenset[int]:
    return office_holders(
        chart,
        plan.approver_office,
        plan.approver_organisation,
        author_id=plan.author_id,
    )


@transaction.atomic
def recall_plan(*, plan: RemediationPlan, seen_version: int, now: datetime) -> None:
    """The plan is with its author again; only while the approver has not opened it."""
    hold_round(plan.cell_round)
    back = RECALL_TO_CHANGED if newest_approval(plan) else RECALL_TO_DRAFT
    unopened = RemediationPlan.objects.filter(pk=plan.pk, first_opened_at=None)
    if not unopened.update(first_opened_at=None):
        raise WorkflowError(
            _("It has been opened meanwhile and cannot be taken back any more.")
        )
    apply_transition(plan, back, seen_version=seen_version)
    record_action(
        "plan.recall",
        plan,
        organisation_id=plan.cell_round.cell_id,
        actor=plan.author,
        now=now,
    )
