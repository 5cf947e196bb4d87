"""A year of progress reports on the approved plans of the demonstration."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cells.models import CellRound, Member, RemediationPlan
from cells.organisation.holders import office_chart
from cells.reviews.models import ReaderOffice
from cells.saving import Edit, values_of
from cells.supervision.models import ProgressReport, Result
from cells.supervision.reporting_periods import Period, Span, period_of
from cells.supervision.schedule import follow
from cells.supervision.services import (
    accept_progress,
    evaluate_line,
    open_progress,
    save_sheet,
    send_progress,
    start_progress,
)
from cells.supervision.sheet_content import LINE_FIELDS
from cells.supervision.standing import LineState
from cells.supervision.transitions import FOLLOWED

SENT_ON, LATE_ON, ACCEPTED_ON = 22, 27, 28
NOTHING_YET = "Trong tháng chưa có kỳ phù hợp; việc chuyển sang tháng sau."
DONE_WORDS = "Sản phẩm đã nộp tại sinh hoạt thường kỳ của chi bộ."


def report_on_plans(cell_round: CellRound, *, until: date) -> None:
    """Every month that was over on ``until`` was reported and accepted."""
    plans = RemediationPlan.objects.filter(
        RemediationPlan.objects.was_approved(), cell_round=cell_round
    )
    for place, plan in enumerate(
        plans.filter(status__in=FOLLOWED)
        .select_related("author", "cell_round__round", "cell_round__cell")
        .order_by("pk")
    ):
        report_year(plan, place, until)


def report_year(plan: RemediationPlan, place: int, until: date) -> None:
    over = [each for each in follow(plan, until).periods if each.ends_on < until]
    months = [period for period in over if period.span == Span.MONTH]
    for period in over:
        number = months.index(last_month(period))
        is_late = (number + place) % 5 == 4
        report = report_period(plan, period, number, is_late=is_late)
        accept(report, period)
    if months:
        evaluate_met(plan, months[-1])


def last_month(period: Period) -> Period:
    return period_of(Span.MONTH, period.ends_on)


def moment(period: Period, day: int, hour: int = 9) -> datetime:
    at = last_month(period).starts_on + timedelta(days=day - 1)
    return timezone.make_aware(datetime.combine(at, time(hour)))


def report_period(
    plan, period: Period, number: int, *, is_late: bool
) -> ProgressReport:
    """A piece every second month, until the promised number is there."""
    now = moment(period, LATE_ON if is_late else SENT_ON)
    report = start_progress(plan=plan, period=period, now=now)
    edits = []
    lines = report.lines.all() if period.span == Span.MONTH else []
    for place, line in enumerate(lines):
        is_due = (number + place) % 2 == 0 and number // 2 < line.planned
        values = {"quantity": 1, "evidence_words": DONE_WORDS}
        values = values if is_due else {"quantity": 0, "none_reason": NOTHING_YET}
        whole = values_of(line, LINE_FIELDS) | values
        edits.append(Edit(line.pk, whole, seen_version=line.version))
    save_sheet(report=report, edits=edits, comment=None, page="", sequence=0, now=now)
    report.refresh_from_db()
    send_progress(report=report, seen_version=report.version, now=now)
    return report


def supervisor(plan: RemediationPlan, on: date) -> Member:
    """Who holds the office that supervises this plan."""
    chart = office_chart(plan.cell_round.cell, on)
    is_deputy = plan.approver_office == ReaderOffice.DEPUTY
    holders = chart.deputies if is_deputy else chart.secretary
    return Member.objects.get(pk=min(holders - {plan.author_id}))


def accept(report: ProgressReport, period: Period) -> None:
    now = moment(period, ACCEPTED_ON, 14)
    by = supervisor(report.plan, now.date())
    open_progress(report=report, by=by, now=now)
    accept_progress(
        report=report,
        by=by,
        seen_version=report.version,
        told_on=now.date(),
        now=now,
    )


def evaluate_met(plan: RemediationPlan, period: Period) -> None:
    """What has all its pieces is evaluated as met."""
    now = moment(period, ACCEPTED_ON, 15)
    for each in follow(plan, now.date()).lines:
        if each.state == LineState.REACHED:
            evaluate_line(
                plan=plan,
                plan_line=each.line.id,
                period=period,
                result=Result.MET,
                why="Đủ sản phẩm, đã báo cáo trước chi bộ.",
                by=supervisor(plan, now.date()),
                now=now,
            )
