"""What issuing a round would do in each cell, in counts: a committee sees no names."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.journey.issue_round import has_open_round, nobody_writes
from cells.organisation.holders import OfficeChart, office_charts
from cells.organisation.models import Member, Organisation
from cells.reviews.reader import reader_for
from cells.rounds.authorship import authors_by_cell
from cells.rounds.models import CellRound, CellRoundStatus


@dataclass(frozen=True)
class Prospect:
    """``not_writing``: how many by ``NotWritingReason``. ``obstacle``: why the cell
    would be left out, or empty."""

    cell: Organisation
    must_write: int
    not_writing: dict[str, int]
    obstacle: str


def prospects(
    cells: list[Organisation], *, on: date, since: date
) -> dict[int, Prospect]:
    """For each cell by its id; four queries however many cells there are."""
    authors = authors_by_cell(cells, on=on, since=since)
    charts = office_charts(cells, on)
    busy = dict(
        CellRound.objects.filter(
            cell__in=cells, status=CellRoundStatus.OPEN
        ).values_list("cell", "round__title")
    )
    found = {}
    for cell in cells:
        here = authors[cell.pk]
        found[cell.pk] = Prospect(
            cell=cell,
            must_write=len(here.writing),
            not_writing=dict(Counter(str(other.code) for other in here.others)),
            obstacle=has_open_round(cell, busy[cell.pk])
            if cell.pk in busy
            else obstacle(charts[cell.pk], here.writing),
        )
    return found


def obstacle(chart: OfficeChart, writing: list[Member]) -> str:
    """Why the round cannot be opened in the cell: the office, not the person."""
    if not writing:
        return nobody_writes(chart.cell)
    unread = [each.pk for each in writing if not reader_for(chart, author_id=each.pk)]
    if not unread:
        return ""
    if set(unread) <= chart.secretary:
        return _(
            "Nobody may read the report of the Secretary of %(cell)s: name a deputy "
            "secretary or a secretary of the committee above first."
        ) % {"cell": chart.cell.name}
    return ngettext(
        "Nobody may read the report of %(n)s member of %(cell)s: name a secretary, a "
        "deputy secretary or a secretary of the committee above first.",
        "Nobody may read the reports of %(n)s members of %(cell)s: name a secretary, "
        "a deputy secretary or a secretary of the committee above first.",
        len(unread),
    ) % {"n": len(unread), "cell": chart.cell.name}
