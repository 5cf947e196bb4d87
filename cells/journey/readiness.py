"""Whether a cell can open a round: every report needs a reader."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cells.organisation.holders import office_chart
from cells.organisation.models import Organisation
from cells.reviews.labels import reader_words
from cells.reviews.reader import reader_for


@dataclass(frozen=True)
class Readiness:
    is_ready: bool
    text: str


def readiness(cell_ids, on: date) -> Readiness:
    """Who reads the secretary's report in the first of these cells."""
    cell = Organisation.objects.filter(pk__in=cell_ids).first()
    chart = office_chart(cell, on)
    for secretary in chart.secretary:
        if found := reader_for(chart, author_id=secretary):
            return Readiness(
                True, _("Read by %(reader)s.") % {"reader": reader_words(*found)}
            )
    return Readiness(
        False,
        _(
            "Nobody yet. The administrator names a deputy secretary, or a secretary of "
            "the committee above."
        ),
    )
