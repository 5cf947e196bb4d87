"""Opens, returns and approves a plan that was sent (R2)."""

import secrets
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.canonical import content_hash
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import office_chart
from cells.organisation.models import Member
from cells.plans.approved_content import approved_content, items_of
from cells.plans.models import (
    Approval,
    PlanReturn,
    PlanReturnNote,
    PlanStatus,
    RemediationPlan,
)
from cells.plans.services.sending import approver_ids
from cells.plans.transitions import APPROVE_PLAN, RETURN_PLAN
from cells.reviews.models import ReaderOffice
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError, apply_transition, hold

TOKEN_BYTES = 16  # 128 bits


@transaction.atomic
def open_plan(*, plan: RemediationPlan, approver: Member, now: datetime) -> None:
    """The opening stands in the trace before the text leaves the server.

    A plan that was sent can no longer be taken back. Raises ``WorkflowError`` if it
    was taken back meanwhile.
    """
    is_first = plan.status == PlanStatus.SENT and plan.first_opened_at is None
    if is_first and not hold(plan, [PlanStatus.SENT], first_opened_at=now):
        raise WorkflowError(_("The author has taken this plan back."))
    record_opening(
        plan,
        actor=approver,
        organisation_id=plan.cell_round.cell_id,
        office=plan.approver_office,
        on=timezone.localdate(now),
        now=now,
    )


@transaction.atomic
def return_plan(
    *,
    plan: RemediationPlan,
    approver: Member,
    reason: str,
    notes: dict[int, str],
    seen_version: int,
    now: datetime,
) -> PlanReturn:
    """The plan is with its author again, with a reason for it or at its lines.

    ``notes``: id of a line → what is to be corrected. Raises ``WorkflowError``
    without any reason, or if the plan no longer waits.
    """
    hold_round(plan.cell_round)
    notes = {item_id: text.strip() for item_id, text in notes.items() if text.strip()}
    if not reason.strip() and not notes:
        raise WorkflowError(_("Say what is to be corrected, at a line or for all."))
    apply_transition(plan, RETURN_PLAN, seen_version=seen_version)
    given_back = PlanReturn.objects.create(
        plan=plan,
        author_id=plan.author_id,
        returned_by=approver,
        returned_at=now,
        reason=reason.strip(),
    )
    titles = dict(plan.items.filter(pk__in=notes).values_list("pk", "title"))
    PlanReturnNote.objects.bulk_create(
        PlanReturnNote(
            plan_return=given_back,
            item_id=item_id,
            line_title=titles[item_id],
            text=text,
        )
        for item_id, text in notes.items()
        if item_id in titles
    )
    tell_author(plan, NotificationKind.PLAN_RETURNED, now)
    record(plan, "plan.return", approver, now)
    return given_back


@transaction.atomic
def approve_plan(
    *,
    plan: RemediationPlan,
    approver: Member,
    shown: str,
    seen_version: int,
    now: datetime,
) -> Approval:
    """The approval binds exactly the content whose hash was ``shown``.

    The caller has asked for the password again. An earlier approval is replaced; its
    copy stays. Raises ``WorkflowError`` if the plan no longer waits or its content is
    not the one that was shown.
    """
    hold_round(plan.cell_round)
    apply_transition(plan, APPROVE_PLAN, seen_version=seen_version, change_reason="")
    items = items_of(plan)
    content = approved_content(plan, items)
    sha256 = content_hash(content)
    if sha256 != shown:
        raise WorkflowError(
            _("The plan has changed since it was shown. Read it again.")
        )
    plan.approvals.filter(replaced_at=None).update(replaced_at=now)
    approval = Approval.objects.create(
        plan=plan,
        author_id=plan.author_id,
        approved_by=approver,
        approved_at=now,
        office=plan.approver_office,
        content=content,
        item_ids=[item.pk for item in items],
        content_sha256=sha256,
        token=secrets.token_hex(TOKEN_BYTES),
    )
    tell_author(plan, NotificationKind.PLAN_APPROVED, now)
    record(plan, "plan.approve", approver, now, sha256=sha256)
    return approval


@transaction.atomic
def pass_up_plan(
    *, plan: RemediationPlan, deputy: Member, seen_version: int, now: datetime
) -> None:
    """The committee above approves the secretary's plan."""
    hold_round(plan.cell_round)
    chart = office_chart(plan.cell_round.cell, timezone.localdate(now))
    committee = chart.committee_for(plan.author_id)
    if committee is None or plan.author_id not in chart.secretary:
        raise WorkflowError(_("Only the secretary's plan is passed up to a committee."))
    waiting = RemediationPlan.objects.filter(
        pk=plan.pk,
        status=PlanStatus.SENT,
        version=seen_version,
        approver_office=ReaderOffice.DEPUTY,
    )
    if not waiting.update(
        approver_office=ReaderOffice.COMMITTEE,
        approver_organisation=committee,
        version=seen_version + 1,
    ):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    plan.refresh_from_db()
    notify(
        approver_ids(chart, plan),
        NotificationKind.PLAN_SENT,
        now=now,
        path=reverse("plans:detail", args=[plan.pk]),
    )
    record(plan, "plan.pass_up", deputy, now, to=committee.pk)


def tell_author(plan: RemediationPlan, kind: NotificationKind, now: datetime) -> None:
    path = reverse("plans:detail", args=[plan.pk])
    notify([plan.author_id], kind, now=now, path=path)


def record(plan: RemediationPlan, action: str, actor: Member, now, **details) -> None:
    record_action(
        action,
        plan,
        organisation_id=plan.cell_round.cell_id,
        actor=actor,
        now=now,
        **details,
    )
