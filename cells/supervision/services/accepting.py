"""Opens, accepts and returns sheets, one by one or all at the regular meeting (S1)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.models import AuditEntry
from cells.audit.services import Act, record_action, record_actions, record_opening
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.plans.models import RemediationPlan
from cells.supervision.holding import hold_all_followed, hold_followed
from cells.supervision.models import (
    ProgressReply,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.transitions import (
    ACCEPT_PROGRESS,
    RETURN_PROGRESS,
    WITHDRAW_ACCEPTANCE,
)
from cells.workflow import WorkflowError, apply_transition, hold


@transaction.atomic
def open_progress(*, report: ProgressReport, by: Member, now: datetime) -> None:
    """The opening stands in the trace before the text leaves the server.

    A sheet that was opened can no longer be taken back. Raises ``WorkflowError`` if
    it was taken back meanwhile.
    """
    is_first = report.status == ProgressStatus.SENT and report.first_opened_at is None
    if is_first and not hold(report, [ProgressStatus.SENT], first_opened_at=now):
        raise WorkflowError(_("The author has taken this sheet back."))
    record_opening(
        report,
        actor=by,
        organisation_id=report.plan.cell_id,
        office=report.supervisor_office,
        on=timezone.localdate(now),
        now=now,
    )


@transaction.atomic
def open_plan_progress(*, plan: RemediationPlan, by: Member, now: datetime) -> None:
    """That another looked at how the plan is carried out stands in the trace.

    It is no opening of a plan that was sent anew: its author may still take that back.
    """
    if plan.author_id == by.pk:
        return
    record_opening(
        plan,
        actor=by,
        organisation_id=plan.cell_id,
        office=plan.approver_office,
        on=timezone.localdate(now),
        now=now,
    )


@transaction.atomic
def open_together(*, reports: list[ProgressReport], by: Member, now: datetime) -> None:
    """The opening of each of ``reports`` stands in the trace, once a day.

    Whatever was taken back meanwhile is not opened; the caller loads anew.
    """
    new = [each for each in reports if each.first_opened_at is None]
    ProgressReport.objects.filter(
        pk__in=[each.pk for each in new],
        status=ProgressStatus.SENT,
        first_opened_at=None,
    ).update(first_opened_at=now)
    on = timezone.localdate(now).isoformat()
    keys = {f"progressreport:{r.pk}:{by.pk}:{on}": r for r in reports}
    known = set(
        AuditEntry.objects.filter(once_key__in=keys).values_list("once_key", flat=True)
    )
    record_actions(
        [
            Act(
                "progressreport.open",
                report,
                report.plan.cell_id,
                by.pk,
                {"office": report.supervisor_office},
                key,
            )
            for key, report in keys.items()
            if key not in known
        ],
        now=now,
    )


@transaction.atomic
def accept_progress(
    *,
    report: ProgressReport,
    by: Member,
    seen_version: int,
    now: datetime,
    told_on: date | None = None,
) -> None:
    """What it says counts towards the lines from now on.

    ``told_on``: the meeting at which it was confirmed. Raises ``WorkflowError`` if
    it no longer waits or has changed since it was shown.
    """
    hold_followed(report.plan)
    accept_one(report, by, seen_version, told_on, now)
    tell_author(report, NotificationKind.PROGRESS_ACCEPTED, now)
    record(report, "progress.accept", by, now)


def accept_one(report, by: Member, seen_version: int, told_on, now) -> None:
    if report.author_id == by.pk:
        raise WorkflowError(_("Nobody accepts a sheet of the own."))
    facts = {"told_on": told_on} if told_on else {}
    apply_transition(
        report,
        ACCEPT_PROGRESS,
        seen_version=seen_version,
        accepted_at=now,
        accepted_by=by,
        **facts,
    )


@dataclass
class AcceptedTogether:
    """``left``: sheets that were not accepted, as something had happened to them."""

    accepted: list[ProgressReport] = field(default_factory=list)
    left: list[ProgressReport] = field(default_factory=list)


@transaction.atomic
def accept_together(
    *,
    seen: list[tuple[ProgressReport, int]],
    by: Member,
    told_on: date,
    now: datetime,
) -> AcceptedTogether:
    """Each sheet is accepted by the version that was shown; the others are left.

    ``seen``: the sheets with these versions. Raises ``WorkflowError`` if a round is
    over.
    """
    held = hold_all_followed({each.plan_id: each.plan for each, _v in seen})
    result = AcceptedTogether()
    for report, version in sorted(seen, key=lambda pair: pair[0].pk):
        if report.plan_id not in held:
            result.left.append(report)
            continue
        try:
            accept_one(report, by, version, told_on, now)
        except WorkflowError:
            result.left.append(report)
        else:
            result.accepted.append(report)
    for report in result.accepted:
        tell_author(report, NotificationKind.PROGRESS_ACCEPTED, now)
    record_actions(
        [
            Act(
                "progress.accept",
                report,
                report.plan.cell_id,
                by.pk,
                {"told_on": told_on.isoformat()},
            )
            for report in result.accepted
        ],
        now=now,
    )
    return result


@transaction.atomic
def return_progress(
    *,
    report: ProgressReport,
    by: Member,
    reason: str,
    seen_version: int,
    now: datetime,
) -> None:
    """The sheet is with its author again, with a reason."""
    if not reason.strip():
        raise WorkflowError(_("Say what is to be completed."))
    hold_followed(report.plan)
    apply_transition(report, RETURN_PROGRESS, seen_version=seen_version)
    reply(report, ProgressReply.Kind.RETURN, reason, by, now)
    tell_author(report, NotificationKind.PROGRESS_RETURNED, now)
    record(report, "progress.return", by, now)


@transaction.atomic
def withdraw_acceptance(
    *,
    report: ProgressReport,
    by: Member,
    reason: str,
    seen_version: int,
    now: datetime,
) -> None:
    """The sheet waits again and its quantities no longer count.

    Raises ``WorkflowError`` without a reason, or if an accepted sheet of a longer
    period contains it.
    """
    if not reason.strip():
        raise WorkflowError(_("Say why the acceptance is withdrawn."))
    hold_followed(report.plan)
    apply_transition(
        report,
        WITHDRAW_ACCEPTANCE,
        seen_version=seen_version,
        accepted_at=None,
        accepted_by=None,
    )
    accepted = report.plan.progress.filter(status=ProgressStatus.ACCEPTED)
    if any(
        other.kind != report.kind and other.period.contains(report.period)
        for other in accepted
    ):
        raise WorkflowError(
            _(
                "An accepted sheet of a longer period rests on this one. Withdraw that "
                "acceptance first."
            )
        )
    reply(report, ProgressReply.Kind.WITHDRAWAL, reason, by, now)
    tell_author(report, NotificationKind.ACCEPTANCE_WITHDRAWN, now)
    record(report, "progress.withdraw_acceptance", by, now)


def reply(report, kind, reason: str, by: Member, now: datetime) -> None:
    ProgressReply.objects.create(
        report=report,
        author_id=report.author_id,
        kind=kind,
        reason=reason.strip(),
        by=by,
        at=now,
    )


def tell_author(report: ProgressReport, kind: NotificationKind, now) -> None:
    path = reverse("supervision:report", args=[report.pk])
    notify([report.author_id], kind, now=now, path=path)


def record(report: ProgressReport, action: str, by: Member, now: datetime) -> None:
    record_action(
        action,
        report,
        organisation_id=report.plan.cell_id,
        actor=by,
        now=now,
    )
