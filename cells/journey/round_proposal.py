"""What stands in the form of a new round before anything is typed."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from cells.indicators.models import Catalogue

# Proposed distance of the six dates from today, in days; whoever opens changes them.
PROPOSED_DAYS = {
    "reading_on": 7,
    "reports_on": 21,
    "summary_on": 28,
    "session_on": 32,
    "plans_on": 43,
    "supervised_until": 398,
}


def proposed_round(today: date) -> dict:
    """A title, the past year, six dates, and the frequencies of the catalogue."""
    catalogue = Catalogue.objects.first()
    meanings = catalogue.meanings if catalogue else {}
    return (
        {
            "year": today.year,
            "title": _("Self-review round of %(year)s") % {"year": today.year},
            "period_from": today - timedelta(days=365),
            "period_to": today,
        }
        | {name: today + timedelta(days=days) for name, days in PROPOSED_DAYS.items()}
        | {f"meaning_{frequency}": text for frequency, text in meanings.items()}
    )
