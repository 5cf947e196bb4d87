"""Which periods of one plan have begun, with the sheet of each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cells.organisation.preferences import Choices, choices_of, nearest_choice
from cells.plans.models import Approval, RemediationPlan
from cells.supervision.followed_lines import followed_lines
from cells.supervision.models import ProgressReport, ProgressStatus
from cells.supervision.reporting_periods import (
    Period,
    Span,
    first_day,
    last_day,
    months_of,
    reporting_periods,
)
from cells.supervision.standing import Standing, standings


@dataclass(frozen=True)
class Followed:
    """A plan as it is followed: its lines, its periods and its sheets by period.

    ``due_day``: of the last month of a period, until which its sheet is in time.
    """

    plan: RemediationPlan
    lines: list[Standing]
    periods: list[Period]
    reports: dict[tuple[str, date], ProgressReport]
    due_day: int

    def report_of(self, period: Period) -> ProgressReport | None:
        return self.reports.get((period.span.value, period.starts_on))

    def next_period(self, on: date) -> Period | None:
        """The first month that has begun and was neither sent nor accepted."""
        for period in self.periods:
            report = self.report_of(period)
            is_out = report and report.status in {
                ProgressStatus.SENT,
                ProgressStatus.ACCEPTED,
                ProgressStatus.ORAL,
            }
            if period.span == Span.MONTH and period.has_begun(on) and not is_out:
                return period
        return None

    def months_in(self, period: Period) -> list[Period]:
        """The months of ``period`` that the plan has."""
        inside = set(months_of(period))
        return [each for each in self.periods if each in inside]


def follow(plan: RemediationPlan, on: date) -> Followed:
    """Four queries, whatever the number of lines and sheets."""
    approval = None if plan.is_carried else newest_with_beginning(plan)
    if approval is not None:
        begun_at, due_day = approval.first_at, approval.due_day
    else:
        due_day = choices_of(plan.cell).report_due_day
        begun_at = plan.created_at if plan.is_carried else None
    lines = standings(followed_lines(plan, approval), on)
    reports = {
        (report.kind, report.starts_on): report
        for report in plan.progress.select_related("supervisor_organisation")
    }
    begun_on = begun_at and first_day(timezone.localdate(begun_at), due_day)
    return Followed(plan, lines, periods_of(begun_on, lines, on), reports, due_day)


def newest_with_beginning(plan: RemediationPlan) -> Approval | None:
    """The standing approval, with when the plan was approved first, and the due day."""
    first = Approval.objects.filter(plan=OuterRef("plan")).order_by("pk")
    chosen = nearest_choice("report_due_day", path="plan__cell_round__cell__path")
    return (
        plan.approvals.filter(replaced_at=None)
        .annotate(
            first_at=Subquery(first.values("approved_at")[:1]),
            due_day=Coalesce(chosen, Choices().report_due_day),
        )
        .first()
    )


def due_day_of_plan() -> Coalesce:
    """Within a query, by the place of the cell in the tree: what it chose."""
    path = RemediationPlan.objects.path_of_cell()
    chosen = nearest_choice("report_due_day", path=path)
    return Coalesce(chosen, Choices().report_due_day)


def periods_of(begun_on: date | None, lines, on: date) -> list[Period]:
    """From the day on which reporting begins to the last due day."""
    due_days = [each.line.due_on for each in lines if each.line.due_on]
    if not due_days or begun_on is None:
        return []
    is_open = any(each.is_open for each in lines)
    return reporting_periods(
        begun_on,
        last_day(due_days, on=on, is_open=is_open),
    )
