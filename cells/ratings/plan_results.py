"""What came of a member's remediation plan in a period: evaluations and sheets alone.

Nothing of a report, of its answers or of what was said in a session is read here, and
no page shows how many lines there were: only shares, and which lines are not met.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BigIntegerField,
    CharField,
    IntegerField,
    OuterRef,
    Subquery,
)
from django.utils import timezone

from cells.indicators.models import Indicator
from cells.organisation.models import Member, Organisation
from cells.plans.models import Approval, PlanStatus, RemediationPlan
from cells.ratings.transferred import lines_once, plans_for
from cells.supervision.followed_lines import (
    FollowedLine,
    lines_of_approval,
    lines_that_came,
)
from cells.supervision.models import Evaluation, PeriodKind, ProgressReport, Result
from cells.supervision.reporting_periods import (
    Period,
    Span,
    first_day,
    last_day,
    reporting_periods,
)
from cells.waiting_item import column

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
    """``number``: of the indicator; 0, as the ids, where it was in another cell."""

    title: str
    number: int
    result: str
    plan_id: int
    line_id: int


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
    plan_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ended:
    line: FollowedLine
    result: str


def plan_results(
    member: Member, cell: Organisation, period: Period, *, due_day: int
) -> PlanResults | None:
    """None without a line that ends in the period: “không áp dụng”, never 100 %.

    A line ends in the period if it is due by its last day, or was met in it, and was
    not met before. ``due_day``: of each month, for the sheet of the month before. Four
    queries at most.
    """
    found = with_approved_copy(
        RemediationPlan.objects.filter(author=member, status__in=FOLLOWED)
    )
    plans = plans_for(list(found.select_related("cell_round")), cell, period)
    if not plans:
        return None
    lines = lines_of_plans(plans)
    if not any(lines.values()):
        return None
    once = lines_once(lines).values()
    evaluated, sent = evaluations_and_sheets(plans, period)
    ended = ended_lines([each for own in once for each in own], evaluated, period)
    if not ended:
        return None
    due, on_time = sheets(plans, lines, sent, period, due_day)
    results = [each.result for each in ended]
    own = {plan.pk for plan in plans if plan.cell_id == cell.pk}
    return PlanResults(
        lines=len(ended),
        met=results.count(Result.MET),
        partly=results.count(Result.PARTLY),
        not_met=results.count(Result.NOT_MET),
        not_evaluated=results.count(""),
        lines_not_met=named(ended, own),
        sheets_due=due,
        sheets_on_time=on_time,
        plan_ids=tuple(sorted(own & {each.line.plan_id for each in ended})),
    )


def with_approved_copy(plans):
    """``copy_ids`` and ``copy``: of the standing approval, None without one."""
    standing = Approval.objects.filter(plan=OuterRef("pk"), replaced_at__isnull=True)
    return plans.annotate(
        copy_ids=Subquery(standing.values("item_ids")[:1]),
        copy=Subquery(standing.values("content")[:1]),
    )


def lines_of_plans(plans) -> dict:
    carried = [each.pk for each in plans if each.is_carried]
    came = lines_that_came(carried) if carried else []
    lines = {}
    for plan in plans:
        own = [each for each in came if each.plan_id == plan.pk]
        if plan.copy is not None and not plan.is_carried:
            copy = Approval(plan=plan, item_ids=plan.copy_ids, content=plan.copy)
            own = lines_of_approval(copy)
        lines[plan] = own
    return lines


def evaluations_and_sheets(plans, period: Period) -> tuple[list, set]:
    """Evaluations up to the period, oldest first, and the monthly sheets that came in
    time, by plan and first day; both in one query."""
    evaluations = Evaluation.objects.filter(
        plan__in=plans, starts_on__lte=period.ends_on
    ).order_by()
    sheets_sent = ProgressReport.objects.filter(
        plan__in=plans, kind=PeriodKind.MONTH, sent_at__isnull=False, is_late=False
    ).order_by()
    is_sheet, no_line = column(1, IntegerField()), column(0, BigIntegerField())
    rows = evaluations.values_list(
        column(0, IntegerField()), "pk", "plan", "plan_line", "starts_on", "result"
    ).union(
        sheets_sent.values_list(
            is_sheet, "pk", "plan", no_line, "starts_on", column("", CharField())
        ),
        all=True,
    )
    found = sorted(rows)
    return (
        [row[2:] for row in found if not row[0]],
        {(row[2], row[4]) for row in found if row[0]},
    )


def ended_lines(
    lines: list[FollowedLine], evaluated: list, period: Period
) -> list[Ended]:
    before, newest = {}, {}
    for plan_id, plan_line, starts_on, result in evaluated:
        key = (plan_id, plan_line)
        newest[key] = result
        if starts_on < period.starts_on:
            before[key] = result
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


def named(ended: list[Ended], own: set[int]) -> tuple[LineNotMet, ...]:
    """The lines that were evaluated and are not met, with their indicators' numbers.

    ``own``: the plans of the cell that rates; of another cell the title alone.
    """
    rows = [each for each in ended if each.result in {Result.PARTLY, Result.NOT_MET}]
    if not rows:
        return ()
    codes = {each.line.indicator_code for each in rows} - {""}
    numbers = dict(
        Indicator.objects.filter(code__in=codes).values_list("code", "number")
    )
    return tuple(
        LineNotMet(
            each.line.title,
            numbers.get(each.line.indicator_code, 0) if is_own else 0,
            each.result,
            each.line.plan_id if is_own else 0,
            each.line.id if is_own else 0,
        )
        for each in rows
        for is_own in [each.line.plan_id in own]
    )


def sheets(plans, lines, sent: set, period: Period, due_day: int) -> tuple[int, int]:
    """Monthly sheets that were due in the period, and those sent in time."""
    on = min(period.ends_on, timezone.localdate())
    due = {
        (plan.pk, month.starts_on)
        for plan in plans
        for month in months_due(plan, lines[plan], on, due_day)
        if period.starts_on <= month.starts_on
    }
    return len(due), len(due & sent)


def months_due(plan, lines, on: date, due_day: int) -> list[Period]:
    due_days = [line.due_on for line in lines if line.due_on]
    if not due_days:
        return []
    first = first_day(timezone.localdate(plan.sent_at or plan.created_at), due_day)
    ended_on = timezone.localdate(plan.ended_at) if plan.ended_at else on
    on = min(on, ended_on)
    last = min(last_day(due_days, on=on, is_open=False), on)
    return [
        each
        for each in reporting_periods(first, last)
        if each.span == Span.MONTH and each.due_on(due_day) <= on
    ]
