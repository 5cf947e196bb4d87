"""What of the plans and measures is to be recalled, and to whom: pure selection."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from cells.plans.models import Approval, PlanStatus, RemediationPlan
from cells.rounds.models import OPEN_FOR_WRITING
from cells.summaries.models import IS_PASSED, CellMeasure
from cells.supervision.followed_lines import (
    FollowedLine,
    lines_of_approval,
    lines_that_came,
)
from cells.supervision.models import LineReminder, MeasureProgress, Occasion
from cells.supervision.reporting_periods import Span, period_of
from cells.supervision.standing import OVER, states_of


@dataclass(frozen=True)
class Due:
    """One line or measure that is due this month, or overdue, and not over."""

    recipient_id: int
    occasion: Occasion
    due_on: date
    plan_id: int | None = None
    plan_line: int | None = None
    measure_id: int | None = None

    def reminder(self, *, now) -> LineReminder:
        return LineReminder(
            recipient_id=self.recipient_id,
            plan_id=self.plan_id,
            plan_line=self.plan_line,
            measure_id=self.measure_id,
            occasion=self.occasion,
            due_on=self.due_on,
            created_at=now,
        )


def occasion_of(due_on: date | None, on: date) -> Occasion | None:
    """Overdue from the day after; due from the first day of its month on."""
    if due_on is None:
        return None
    if due_on < on:
        return Occasion.OVERDUE
    return Occasion.DUE if period_of(Span.MONTH, due_on).has_begun(on) else None


def everything_due(on: date, cell_ids=None) -> list[Due]:
    """Of all cells, or of ``cell_ids``; a fixed number of queries."""
    return lines_due(on, cell_ids) + measures_due(on, cell_ids)


def running_plans(on: date, cell_ids=None):
    """With the newest approved copy beside each, if there is one; one query."""
    plans = (
        RemediationPlan.objects.followed()
        .of_members(on)
        .filter(approvals__replaced_at=None, author__is_active=True)
    )
    if cell_ids is not None:
        plans = plans.filter(RemediationPlan.objects.in_cells(cell_ids))
    return plans.order_by("pk").values_list(
        "pk", "author", "status", "approvals__item_ids", "approvals__content"
    )


def all_followed(on: date, cell_ids=None) -> tuple[list[FollowedLine], dict[int, int]]:
    """Every followed line, and the author of each plan."""
    lines, authors, carried = [], {}, []
    for pk, author, status, item_ids, content in running_plans(on, cell_ids):
        authors[pk] = author
        if status == PlanStatus.CARRIED:
            carried.append(pk)
        elif content:
            copy = Approval(plan_id=pk, item_ids=item_ids, content=content)
            lines += lines_of_approval(copy)
    if carried:
        lines += lines_that_came(carried)
    return lines, authors


def lines_due(on: date, cell_ids=None) -> list[Due]:
    lines, authors = all_followed(on, cell_ids)
    near = [line for line in lines if occasion_of(line.due_on, on)]
    states = states_of(near, on)
    return [
        Due(
            recipient_id=authors[line.plan_id],
            occasion=occasion_of(line.due_on, on),
            due_on=line.due_on,
            plan_id=line.plan_id,
            plan_line=line.id,
        )
        for line in near
        if states[line.plan_id, line.id] not in OVER
    ]


def measures_due(on: date, cell_ids=None) -> list[Due]:
    newest = MeasureProgress.objects.filter(measure=OuterRef("pk")).order_by("-pk")
    measures = CellMeasure.objects.filter(
        summary__status__in=IS_PASSED,
        summary__cell_round__status__in=OPEN_FOR_WRITING,
        person__is_active=True,
    ).annotate(is_over=Subquery(newest.values("is_done")[:1]))
    if cell_ids is not None:
        measures = measures.filter(summary__cell_round__cell__in=cell_ids)
    return [
        Due(
            recipient_id=measure.person_id,
            occasion=occasion,
            due_on=measure.due_on,
            measure_id=measure.pk,
        )
        for measure in measures
        if not measure.is_over and (occasion := occasion_of(measure.due_on, on))
    ]


def newest_progress(measures) -> list[MeasureProgress]:
    """The newest row of each of ``measures``."""
    rows = MeasureProgress.objects.filter(
        measure__in=[measure.pk for measure in measures]
    ).order_by("pk")
    return list({row.measure_id: row for row in rows}.values())
