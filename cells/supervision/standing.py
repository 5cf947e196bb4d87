"""How far each followed line is: what was accepted, what was evaluated, what is due."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import CharField, IntegerField, Max, Sum, Value
from django.db.models.functions import Cast

from cells.supervision.followed_lines import FollowedLine
from cells.supervision.models import (
    Evaluation,
    PeriodKind,
    ProgressLine,
    ProgressStatus,
    Result,
)
from cells.supervision.reporting_periods import Period, Span, period_of

Key = tuple[int, int]  # plan and line


class LineState(StrEnum):
    MET = "met"
    REACHED = "reached"
    OVERDUE = "overdue"
    UNDER_WAY = "under_way"
    NOT_BEGUN = "not_begun"


OVER = frozenset({LineState.MET, LineState.REACHED})


@dataclass(frozen=True)
class Standing:
    """``done``: the sum of the accepted months; ``evaluation``: the newest one."""

    line: FollowedLine
    done: int
    evaluation: Evaluation | None
    state: LineState

    @property
    def is_open(self) -> bool:
        """Still to be reported on: until it was evaluated as met."""
        return self.state != LineState.MET

    @property
    def is_over(self) -> bool:
        """Nothing is due of it any more."""
        return self.state in OVER


def state_of(
    line: FollowedLine, *, done: int, result: str | None, on: date
) -> LineState:
    """What an evaluation says goes before what the figures say."""
    if result == Result.MET:
        return LineState.MET
    if result is None and line.planned and done >= line.planned:
        return LineState.REACHED
    if line.due_on and line.due_on < on:
        return LineState.OVERDUE
    if line.start_on and line.start_on > on and not done:
        return LineState.NOT_BEGUN
    return LineState.UNDER_WAY


def accepted_rows(plan_ids):
    """The accepted months alone count; quarters and years only repeat them."""
    return (
        ProgressLine.objects.filter(
            report__plan__in=plan_ids,
            report__kind=PeriodKind.MONTH,
            report__status=ProgressStatus.ACCEPTED,
        )
        .order_by()
        .values_list("report__plan", "plan_line")
        .annotate(number=Cast(Sum("quantity"), IntegerField()))
    )


def accepted_quantities(plan_ids) -> dict[Key, int]:
    return {(plan, line): done or 0 for plan, line, done in accepted_rows(plan_ids)}


def states_of(lines: list[FollowedLine], on: date) -> dict[Key, LineState]:
    """The state of each line without what was said of it; one query."""
    plan_ids = {line.plan_id for line in lines}
    if not plan_ids:
        return {}
    done = accepted_rows(plan_ids).annotate(result=Value("", CharField()))
    newest = newest_ids(plan_ids)
    evaluated = (
        Evaluation.objects.filter(pk__in=newest)
        .order_by()
        .annotate(number=Cast(Value(0), IntegerField()))
        .values_list("plan", "plan_line", "number", "result")
    )
    quantities: dict[Key, int] = {}
    results: dict[Key, str] = {}
    for plan, line, number, result in done.union(evaluated, all=True):
        if result:
            results[plan, line] = result
        else:
            quantities[plan, line] = number or 0
    keys = [(line.plan_id, line.id) for line in lines]
    return {
        key: state_of(line, done=quantities.get(key, 0), result=results.get(key), on=on)
        for key, line in zip(keys, lines, strict=True)
    }


def newest_ids(plan_ids):
    rows = Evaluation.objects.filter(plan__in=plan_ids).order_by()
    newest = rows.values("plan", "plan_line").annotate(newest=Max("pk"))
    return newest.values("newest")


def newest_evaluations(plan_ids) -> dict[Key, Evaluation]:
    found = Evaluation.objects.filter(pk__in=newest_ids(plan_ids))
    return {(row.plan_id, row.plan_line): row for row in found}


def standings(lines: list[FollowedLine], on: date) -> list[Standing]:
    """In the order of ``lines``; two queries however many they are."""
    plan_ids = {line.plan_id for line in lines}
    done = accepted_quantities(plan_ids)
    evaluated = newest_evaluations(plan_ids)
    return [
        standing_of(
            line,
            done=done.get((line.plan_id, line.id), 0),
            evaluation=evaluated.get((line.plan_id, line.id)),
            on=on,
        )
        for line in lines
    ]


def standings_of_period(
    lines: list[FollowedLine], period: Period, on: date
) -> list[Standing]:
    """As they stood when ``period`` ended: what came later leaves its paper alone."""
    plan_ids = {line.plan_id for line in lines}
    until = accepted_rows(plan_ids).filter(report__starts_on__lte=period.ends_on)
    done = {(plan, line): number or 0 for plan, line, number in until}
    evaluated = {
        (row.plan_id, row.plan_line): row
        for row in Evaluation.objects.filter(plan__in=plan_ids).order_by("pk")
        if period_of(Span(row.kind), row.starts_on).ends_on <= period.ends_on
    }
    return [
        standing_of(
            line,
            done=done.get((line.plan_id, line.id), 0),
            evaluation=evaluated.get((line.plan_id, line.id)),
            on=min(on, period.ends_on),
        )
        for line in lines
    ]


def standing_of(line, *, done: int, evaluation, on: date) -> Standing:
    result = evaluation.result if evaluation else None
    state = state_of(line, done=done, result=result, on=on)
    return Standing(line=line, done=done, evaluation=evaluation, state=state)
