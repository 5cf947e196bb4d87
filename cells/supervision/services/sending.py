"""Sends a sheet to its supervisor and takes it back."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.preferences import choices_of
from cells.plans.approver import approver_for
from cells.reviews.reader import office_holders
from cells.supervision.completeness import Lack, lacks_of_month
from cells.supervision.holding import hold_followed
from cells.supervision.models import PeriodKind, ProgressReport
from cells.supervision.schedule import follow
from cells.supervision.services.writing import put_lines
from cells.supervision.sheet_content import lines_of, sheet_hash
from cells.supervision.transitions import RECALL_PROGRESS, SEND_PROGRESS
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def send_progress(*, report: ProgressReport, seen_version: int, now: datetime) -> None:
    """The sheet awaits its supervisor and is not edited meanwhile.

    Raises ``WorkflowError`` if an open line has neither quantity nor word, the round
    is over, or it was sent already. A date never refuses it: it is marked late.
    """
    plan = report.plan
    hold_followed(plan)
    on = timezone.localdate(now)
    chart = office_chart(plan.cell, on)
    due_day = choices_of(plan.cell).report_due_day
    apply_transition(
        report,
        SEND_PROGRESS,
        seen_version=seen_version,
        sent_at=now,
        is_late=on > report.period.due_on(due_day),
        first_opened_at=None,
        **supervisor(chart, report),
    )
    followed = follow(plan, on)
    put_lines(report, followed)
    if lacks := what_keeps_it(report, followed):
        raise WorkflowError(" ".join(lack.text for lack in lacks))
    tell_supervisors(chart, report, now=now)
    record(report, "progress.send", plan.author, now, sha256=sheet_hash(report))


def supervisor(chart: OfficeChart, report: ProgressReport) -> dict:
    """The columns that name who accepts it, as they stand today."""
    found = approver_for(chart, author_id=report.author_id)
    if found is None:
        raise WorkflowError(_("Nobody holds an office that may supervise this plan."))
    return {"supervisor_office": found[0], "supervisor_organisation": found[1]}


def what_keeps_it(report: ProgressReport, followed) -> list[Lack]:
    if report.kind != PeriodKind.MONTH:
        return []
    open_ids = {each.line.id for each in followed.lines if each.is_open}
    return lacks_of_month(lines_of(report), open_ids)


def tell_supervisors(chart: OfficeChart, report: ProgressReport, *, now) -> None:
    notify(
        office_holders(
            chart,
            report.supervisor_office,
            report.supervisor_organisation,
            author_id=report.author_id,
        ),
        NotificationKind.PROGRESS_SENT,
        now=now,
        path=reverse("supervision:report", args=[report.pk]),
    )


@transaction.atomic
def recall_progress(
    *, report: ProgressReport, seen_version: int, now: datetime
) -> None:
    """The sheet is with its author again; only while nobody has opened it."""
    hold_followed(report.plan)
    unopened = ProgressReport.objects.filter(pk=report.pk, first_opened_at=None)
    if not unopened.update(first_opened_at=None):
        raise WorkflowError(
            _("It has been opened meanwhile and cannot be taken back any more.")
        )
    apply_transition(report, RECALL_PROGRESS, seen_version=seen_version)
    record(report, "progress.recall", report.plan.author, now)


def record(report: ProgressReport, action: str, actor, now, **details) -> None:
    record_action(
        action,
        report,
        organisation_id=report.plan.cell_id,
        actor=actor,
        now=now,
        **details,
    )
