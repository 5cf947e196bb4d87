"""The years and quarters in which members are rated, as addresses name them; pure."""

import re
from datetime import date

from django.utils.translation import gettext as _

from cells.ratings.models import RatedPeriod
from cells.supervision.reporting_periods import Period, Span, period_of

SLUG = re.compile(r"^(20[1-9][0-9])(?:-q([1-4]))?\Z")


def period_named(slug: str) -> Period | None:
    """“2026” is a year, “2026-q3” a quarter; None for anything else."""
    found = SLUG.match(slug)
    if not found:
        return None
    year, quarter = int(found[1]), found[2]
    if quarter is None:
        return period_of(Span.YEAR, date(year, 1, 1))
    return period_of(Span.QUARTER, date(year, 3 * int(quarter) - 2, 1))


def slug_of(kind: str, starts_on: date) -> str:
    if kind == RatedPeriod.YEAR:
        return str(starts_on.year)
    return f"{starts_on.year}-q{(starts_on.month + 2) // 3}"


def period_words(kind: str, starts_on: date) -> str:
    """“năm 2026”, “quý 3/2026”."""
    if kind == RatedPeriod.YEAR:
        return _("the year %(year)s") % {"year": starts_on.year}
    quarter = (starts_on.month + 2) // 3
    return _("quarter %(n)s of %(year)s") % {"n": quarter, "year": starts_on.year}
