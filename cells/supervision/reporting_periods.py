"""The months, quarters and years in which a member reports on a plan; pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS_IN = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}


@dataclass(frozen=True, order=True)
class Period:
    """One whole month, quarter or year of the calendar."""

    starts_on: date
    ends_on: date
    span: Span

    @property
    def number(self) -> int:
        """Of the month or the quarter in its year."""
        return (self.starts_on.month - 1) // MONTHS_IN[self.span] + 1

    @property
    def year(self) -> int:
        return self.starts_on.year

    def due_on(self, day: int) -> date:
        """``day`` of its last month; what comes later is late, never locked."""
        return self.ends_on.replace(day=day)

    def has_begun(self, on: date) -> bool:
        return self.starts_on <= on

    def contains(self, other: "Period") -> bool:
        return self.starts_on <= other.starts_on and other.ends_on <= self.ends_on


def period_of(span: Span, day: date) -> Period:
    """The period of this length in which ``day`` lies."""
    months = MONTHS_IN[span]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return Period(
        starts_on=date(day.year, first, 1),
        ends_on=date(day.year, last, monthrange(day.year, last)[1]),
        span=Span(span),
    )


def period_starting(span: Span, starts_on: date) -> Period | None:
    """The period that begins on exactly this day; None if none does."""
    period = period_of(span, starts_on)
    return period if period.starts_on == starts_on else None


def periods_between(span: Span, first: date, last: date) -> list[Period]:
    """Every period that ``first`` to ``last`` touch, in order; none if reversed."""
    found = []
    day = first
    while day <= last:
        found.append(period_of(span, day))
        day = found[-1].ends_on + timedelta(days=1)
    return found


def months_of(period: Period) -> list[Period]:
    return periods_between(Span.MONTH, period.starts_on, period.ends_on)


def reporting_periods(first: date, last: date) -> list[Period]:
    """All periods of a plan from ``first`` to ``last``.

    A quarter stands behind its last month, a year behind its last quarter: that is
    when each is given before the cell. A quarter or year that outlasts the plan is
    reported on all the same, with the months that it has.
    """
    order = list(Span)
    found = [p for span in Span for p in periods_between(span, first, last)]
    return sorted(found, key=lambda p: (p.ends_on, order.index(p.span)))


def first_day(approved_on: date, due_day: int) -> date:
    """Where reporting begins: in the month of the approval, if a date is left in it."""
    month = period_of(Span.MONTH, approved_on)
    if approved_on <= month.due_on(due_day):
        return approved_on
    return month.ends_on + timedelta(days=1)


def last_day(
    due_days: list[date], *, on: date, is_open: bool, moved_on: date | None = None
) -> date:
    """Where reporting ends: with the last due day, or with the day of a transfer.

    While a line is open behind its day, reporting goes on until ``on``.
    """
    last = max(due_days)
    if is_open and on > last:
        last = on
    return min(last, moved_on) if moved_on else last


def periods_back(span: Span, on: date, number: int) -> list[Period]:
    """The period of ``on`` and those before it, newest first."""
    found = [period_of(span, on)]
    while len(found) < number:
        day_before = found[-1].starts_on - timedelta(days=1)
        found.append(period_of(span, day_before))
    return found
