"""What came of a member's remediation plan in a period: evaluations and sheets alone.

Nothing of a report, of its answers or of what was said in a session is read here, and
no page shows how many lines there were: only shares, and which lines are not met.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cells.indicators.models import Indicator
from cells.organisation.models import Member, Organisation
from cells.plans.models import Approval, PlanStatus, RemediationPlan
from cells.supervision.followed_lines import FollowedLine, followed_lines
from cells.supervision.models import Evaluation, PeriodKind, ProgressReport, Result
from cells.supervision.reporting_periods import (
    Period,
    Span,
    first_day,
    last_day,
    reporting_periods,
)

FOLLOWED = (
    PlanStatus.APPROVED,
    PlanStatus.CHANGED,
    PlanStatus.SENT,
    PlanStatus.RETURNED,
    PlanStatus.CARRIED,
    PlanStatus.FINISHED,
    PlanStatus.MOVED,
)


@dataclass(frozen=True)
class LineNotMet:
    """``number``: of the indicator, 0 where none is known (after a transfer)."""

    title: str
    number: int
    result: str


@dataclass(frozen=True)
class PlanResults:
    """Of the lines that end in a period; the counts are for arithmetic alone."""

    lines: int
    met: int
    partly: int
    not_met: int
    not_evaluated: int
    lines_not_met: tuple[LineNotMet, ...]
    sheets_due: int
    sheets_on_time: int


@dataclass(frozen=True)
class Ended:
    line: FollowedLine
    result: str


def plan_results(
    member: Member, cell: Organisation, period: Period
) -> PlanResults | None:
    """None without a line that ends in the period: “không áp dụng”, never 100 %.

    A line ends in the period if it is due by its last day, or was met in it, and was
    not met before. Five queries at most.
    """
    plans = list(
        RemediationPlan.objects.filter(
            author=member, cell_round__cell=cell, status__in=FOLLOWED
        )
    )
    if not plans:
        return None
    approvals = {row.plan_id: row for row in standing_approvals(plans)}
    lines = {plan: followed_lines(plan, approvals.get(plan.pk)) for plan in plans}
    if not any(lines.values()):
        return None
    ended = ended_lines([each for own in lines.values() for each in own], period)
    if not ended:
        return None
    due, on_time = sheets(plans, lines, period)
    results = [each.result for each in ended]
    return PlanResults(
        lines=len(ended),
        met=results.count(Result.MET),
        partly=results.count(Result.PARTLY),
        not_met=results.count(Result.NOT_MET),
        not_evaluated=results.count(""),
        lines_not_met=named(ended),
        sheets_due=due,
        sheets_on_time=on_time,
    )


def standing_approvals(plans):
    return Approval.objects.filter(plan__in=plans, replaced_at=None)


def ended_lines(lines: list[FollowedLine], period: Period) -> list[Ended]:
    rows = Evaluation.objects.filter(
        plan__in={line.plan_id for line in lines}, starts_on__lte=period.ends_on
    ).order_by("pk")
    before, newest = {}, {}
    for row in rows:
        key = (row.plan_id, row.plan_line)
        newest[key] = row.result
        if row.starts_on < period.starts_on:
            before[key] = row.result
    found = []
    for line in lines:
        key = (line.plan_id, line.id)
        result = newest.get(key, "")
        if before.get(key) == Result.MET and result == Result.MET:
            continue
        is_due = line.due_on is not None and line.due_on <= period.ends_on
        if is_due or result == Result.MET:
            found.append(Ended(line, result))
    return found


def named(ended: list[Ended]) -> tuple[LineNotMet, ...]:
    """The lines that were evaluated and are not met, with their indicators' numbers."""
    rows = [each for each in ended if each.result in {Result.PARTLY, Result.NOT_MET}]
    if not rows:
        return ()
    codes = {each.line.indicator_code for each in rows} - {""}
    numbers = dict(
        Indicator.objects.filter(code__in=codes).values_list("code", "number")
    )
    return tuple(
        LineNotMet(
            each.line.title, numbers.get(each.line.indicator_code, 0), each.result
        )
        for each in rows
    )


def sheets(plans, lines, period: Period) -> tuple[int, int]:
    """Monthly sheets that were due in the period, and those sent in time."""
    on = min(period.ends_on, timezone.localdate())
    due = {
        (plan.pk, month.starts_on)
        for plan in plans
        for month in months_due(plan, lines[plan], on)
        if period.starts_on <= month.starts_on
    }
    sent = ProgressReport.objects.filter(
        plan__in=plans, kind=PeriodKind.MONTH, sent_at__isnull=False, is_late=False
    ).values_list("plan", "starts_on")
    return len(due), len(due & set(sent))


def months_due(plan, lines: list[FollowedLine], on: date) -> list[Period]:
    due_days = [line.due_on for line in lines if line.due_on]
    if not due_days:
        return []
    first = first_day(timezone.localdate(plan.sent_at or plan.created_at))
    last = min(last_day(due_days, on=on, is_open=False), on)
    months = reporting_periods(first, last)
    return [each for each in months if each.span == Span.MONTH and each.due_on <= on]
