"""A year of supervision in one cell of the demonstration, month by month."""

from cells.management.demo.content import Calendar
from cells.management.demo.plans import fresh, rows_of
from cells.management.demo.sheets import (
    Told,
    accept,
    evaluate,
    moment,
    write_sheet,
)
from cells.models import CellRound, Member, RemediationPlan
from cells.organisation.holders import office_chart
from cells.reviews.models import ReaderOffice
from cells.supervision.reporting_periods import Period, Span, period_of
from cells.supervision.schedule import follow
from cells.supervision.services import finish_plan

SENT_ON, LATE_ON, MEETING_ON = 22, 27, 28


class Year:
    """What was told of each approved plan of ``cell_round``."""

    def __init__(self, round_key: str, cell_round: CellRound, calendar: Calendar):
        self.calendar = calendar
        self.cell_round = cell_round
        self.newest = period_of(Span.MONTH, calendar.day(-1))
        self.told = [
            self.told_of(row)
            for row in rows_of(round_key, cell_round)
            if "approved" in row
        ]

    def told_of(self, row: dict) -> Told:
        plan = RemediationPlan.objects.get(
            cell_round=self.cell_round, author__username=row["author"]
        )
        plan = fresh(plan)
        pairs = zip(
            plan.approvals.get(replaced_at=None).item_ids, row["line"], strict=True
        )
        lines = {pk: line for pk, line in pairs if "no_measure" not in line}
        due = {pk: self.calendar.day(line["due_days"]) for pk, line in lines.items()}
        periods = follow(plan, self.calendar.day(-1)).periods
        over = [each for each in periods if each.ends_on < self.newest.starts_on]
        return Told(plan, row, lines, due, over, supervisor_of(plan, self.calendar))

    def go_by(self) -> None:
        """Every sheet of the months before the newest one, and what came of it."""
        months = {month for told in self.told for month in told.months}
        for month in sorted(months):
            waiting: dict[Member, list] = {}
            for told in self.told:
                found = waiting.setdefault(told.supervisor, [])
                found += self.sheets(told, month)
            for by, reports in waiting.items():
                accept(reports, by, moment(month, MEETING_ON, 14))
            for told in self.told:
                self.evaluate(told, month)

    def finish(self, now) -> None:
        """The plans that the files call finished are at their end."""
        for told in self.told:
            if told.row.get("finished"):
                plan = fresh(told.plan)
                by, seen = told.supervisor, plan.version
                finish_plan(plan=plan, by=by, seen_version=seen, now=now)

    def sheets(self, told: Told, month: Period) -> list:
        """Of the month, and of the quarter and the year that end with it."""
        if month not in told.months or told.met == set(told.lines):
            return []
        every = [each for each in told.periods if each.span == Span.MONTH]
        back = len(every) - every.index(month)
        now = moment(month, LATE_ON if back in told.row.get("late", []) else SENT_ON)
        return [
            write_sheet(told, period, lambda line: told.quantity(line, month), now)
            for period in told.periods
            if period.ends_on == month.ends_on
        ]

    def evaluate(self, told: Told, month: Period) -> None:
        """In the last month of a line, or the last one before the newest."""
        for line, row in told.lines.items():
            months = told.months_of(line)
            if "evaluation" in row and months and months[-1] == month:
                evaluate(told, line, month, moment(month, MEETING_ON, 15))


def supervisor_of(plan: RemediationPlan, calendar: Calendar) -> Member:
    """Who holds the office that supervises this plan."""
    chart = office_chart(plan.cell_round.cell, calendar.day(-1))
    is_deputy = plan.approver_office == ReaderOffice.DEPUTY
    holders = chart.deputies if is_deputy else chart.secretary
    return Member.objects.get(pk=min(holders - {plan.author_id}))
