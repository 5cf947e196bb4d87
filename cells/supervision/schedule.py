"""Which periods of one plan have begun, with the sheet of each."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cells.plans.models import Approval, PlanStatus, RemediationPlan
from cells.supervision.followed_lines import followed_lines, newest_standing
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
    """A plan as it is followed: its lines, its periods and its sheets by period."""

    plan: RemediationPlan
    lines: list[Standing]
    periods: list[Period]
    reports: dict[tuple[str, date], ProgressReport]

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
    first = first_approval(plan)
    lines = standings(followed_lines(plan, newest_standing(plan)), on)
    reports = {
        (report.kind, report.starts_on): report
        for report in plan.progress.select_related("supervisor_organisation")
    }
    return Followed(plan, lines, periods_of(plan, first, lines, on), reports)


def first_approval(plan: RemediationPlan) -> Approval | None:
    return plan.approvals.order_by("pk").defer("content", "item_ids").first()


def periods_of(plan, first: Approval | None, lines, on: date) -> list[Period]:
    """From the first approval, or the coming with a transfer, to the last due day."""
    due_days = [each.line.due_on for each in lines if each.line.due_on]
    begun_at = plan.created_at if plan.status == PlanStatus.CARRIED else None
    begun_at = begun_at or (first and first.approved_at)
    if not due_days or begun_at is None:
        return []
    is_open = any(each.is_open for each in lines)
    return reporting_periods(
        first_day(timezone.localdate(begun_at)),
        last_day(due_days, on=on, is_open=is_open),
    )
