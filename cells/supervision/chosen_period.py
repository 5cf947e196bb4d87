"""The name of a period in an address or a form, and those that a meeting may choose."""

import re
from datetime import date

from cells.supervision.reporting_periods import (
    Period,
    Span,
    period_starting,
    periods_back,
)

SPANS = frozenset(each.value for each in Span)
DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
BACK = {Span.MONTH: 12, Span.QUARTER: 4, Span.YEAR: 2}


def period_value(period: Period) -> str:
    """“month:2027-04-01”."""
    return f"{period.span.value}:{period.starts_on.isoformat()}"


def period_named(span: str, starts_on: str) -> Period | None:
    """The period of an address or a form; None if there is none of this name."""
    if span not in SPANS or not DAY.match(starts_on):
        return None
    try:
        return period_starting(Span(span), date.fromisoformat(starts_on))
    except ValueError:
        return None


def periods_to_choose(on: date) -> list[Period]:
    """Months, then quarters, then years, each newest first."""
    return [each for span, n in BACK.items() for each in periods_back(span, on, n)]


def chosen_period(value: str, on: date) -> Period:
    """The period of ``periods_to_choose`` that ``value`` names; else this month."""
    choices = periods_to_choose(on)
    found = [each for each in choices if period_value(each) == value]
    return found[0] if found else choices[0]
