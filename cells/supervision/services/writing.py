"""Starts a sheet and saves it as its author types (S1)."""

from collections import defaultdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.holders import office_chart
from cells.plans.approver import approver_for
from cells.plans.models import FOLLOWED, PlanStatus, RemediationPlan
from cells.saving import Edit, nothing_stored, store_edits
from cells.supervision.holding import hold_followed
from cells.supervision.models import (
    PeriodKind,
    ProgressComment,
    ProgressLine,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.reporting_periods import Period, Span
from cells.supervision.schedule import Followed, follow
from cells.supervision.sheet_content import COMMENT_FIELDS, LINE_FIELDS, LONG_FIELDS
from cells.supervision.transitions import WITH_AUTHOR
from cells.workflow import WorkflowError

COUNTED = (ProgressStatus.SENT, ProgressStatus.ACCEPTED)
COMMENT = 0  # the key of the comment among the rows of a sheet


@transaction.atomic
def start_progress(
    *, plan: RemediationPlan, period: Period, now: datetime
) -> ProgressReport:
    """The sheet of ``period`` stands with every open line; safe to repeat.

    Raises ``WorkflowError`` if the plan is not followed, the period is not one of
    it or has not begun, the round is over, or nobody may supervise.
    """
    followed = take_plan(plan, period, now=now)
    report = followed.report_of(period) or new_report(plan, period, now)
    if report.status in WITH_AUTHOR:
        put_lines(report, followed)
    return report


def take_plan(plan: RemediationPlan, period: Period, *, now: datetime) -> Followed:
    """Hold the plan while a sheet of it comes to be, and look at it."""
    hold_followed(plan)
    on = timezone.localdate(now)
    followed = follow(plan, on)
    if period not in followed.periods:
        raise WorkflowError(_("This plan has no such period."))
    if not period.has_begun(on):
        raise WorkflowError(_("This period has not begun yet."))
    return followed


def new_report(plan: RemediationPlan, period: Period, now: datetime) -> ProgressReport:
    office, organisation = supervisor_of(plan, now=now)
    try:
        with transaction.atomic():
            report = ProgressReport.objects.create(
                plan=plan,
                author_id=plan.author_id,
                kind=period.span.value,
                starts_on=period.starts_on,
                supervisor_office=office,
                supervisor_organisation=organisation,
                created_at=now,
            )
    except IntegrityError:
        raise WorkflowError(_("The sheet exists already. Open it again.")) from None
    ProgressComment.objects.create(report=report)
    record_action(
        "progress.start",
        report,
        organisation_id=plan.cell_id,
        actor=plan.author,
        now=now,
        kind=report.kind,
    )
    return report


def supervisor_of(plan: RemediationPlan, *, now: datetime):
    """Office and organisation, as for the approval of the plan.

    They are the plan's from now on, so that whoever accepts the sheet evaluates the
    lines too: its author may have become the secretary since, or a vacancy be filled.
    """
    chart = office_chart(plan.cell, timezone.localdate(now))
    found = approver_for(chart, author_id=plan.author_id)
    if found is None:
        raise WorkflowError(_("Nobody holds an office that may supervise this plan."))
    plan.approver_office, plan.approver_organisation = found
    RemediationPlan.objects.filter(
        pk=plan.pk, status__in=[PlanStatus.APPROVED, PlanStatus.CARRIED]
    ).update(approver_office=found[0], approver_organisation=found[1])
    return found


def put_lines(report: ProgressReport, followed: Followed) -> None:
    """Each open line has its row, with what was promised; long periods their sums."""
    known = {line.plan_line: line for line in report.lines.all()}
    sums = sums_of(followed, report.period)
    for standing in followed.lines:
        line = standing.line
        if not standing.is_open and line.id not in known:
            continue
        row = known.get(line.id) or ProgressLine(report=report, plan_line=line.id)
        row.position, row.indicator_code = line.position, line.indicator_code
        row.title, row.planned, row.unit = line.title, line.planned, line.unit
        row.due_on = line.due_on
        if report.kind != PeriodKind.MONTH:
            row.quantity = sums[line.id]
        row.save()


def sums_of(followed: Followed, period: Period) -> dict[int, int]:
    """What the months of ``period`` that were sent or accepted say, by line."""
    sums = defaultdict(int)
    if period.span == Span.MONTH:
        return sums
    months = [each.starts_on for each in followed.months_in(period)]
    rows = ProgressLine.objects.filter(
        report__plan=followed.plan,
        report__kind=PeriodKind.MONTH,
        report__starts_on__in=months,
        report__status__in=COUNTED,
    )
    for line, quantity in rows.values_list("plan_line", "quantity"):
        sums[line] += quantity or 0
    return sums


def fields_of(report: ProgressReport) -> tuple[str, ...]:
    return LINE_FIELDS if report.kind == PeriodKind.MONTH else LONG_FIELDS


@transaction.atomic
def save_sheet(
    *,
    report: ProgressReport,
    edits: list[Edit],
    comment: Edit | None,
    page: str,
    sequence: int,
    now: datetime,
) -> dict:
    """Store each row that does not overwrite what another page wrote.

    ``Edit.key`` is the row's id, ``COMMENT`` for the comment. Raises
    ``WorkflowError`` if the sheet is not with its author.
    """
    take_for_writing(report, now=now)
    facts = {"page": page, "sequence": sequence, "now": now}
    keys = [edit.key for edit in edits]
    rows = {row.pk: row for row in report.lines.filter(pk__in=keys)}
    known = [edit for edit in edits if edit.key in rows]
    outcomes = store_edits(known, rows, fields_of(report), **facts)
    if comment:
        own = {COMMENT: ProgressComment.objects.get(report=report)}
        outcomes |= store_edits([comment], own, COMMENT_FIELDS, **facts)
    if nothing_stored(outcomes):
        transaction.set_rollback(True)
    return outcomes


def take_for_writing(report: ProgressReport, *, now: datetime) -> None:
    """Hold the sheet while its author may write; sending waits, or has won."""
    writable = RemediationPlan.objects.filter(
        RemediationPlan.objects.under_way(), pk=OuterRef("plan"), status__in=FOLLOWED
    )
    taken = ProgressReport.objects.filter(
        Exists(writable), pk=report.pk, status__in=WITH_AUTHOR
    )
    if not taken.update(last_saved_at=now):
        raise WorkflowError(
            _(
                "The sheet is not with you now and cannot be changed. What you just "
                "wrote stands below."
            )
        )
    report.last_saved_at = now
