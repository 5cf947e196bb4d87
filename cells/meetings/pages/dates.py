"""What the committee above sees of the sessions: the day, the place, the cell."""

from dataclasses import dataclass

from django.db.models import Q

from cells.meetings.labels import day_line
from cells.meetings.models import Meeting
from cells.organisation.models import Organisation, OrganisationKind
from cells.rounds.models import OPEN_FOR_WRITING


@dataclass(frozen=True)
class DateRow:
    day: str
    place: str
    cell: str


def date_rows(mandates) -> list[DateRow]:
    """The sessions in the cells below one's committees, by day; two queries."""
    committees = Organisation.objects.filter(
        pk__in=mandates.leads | mandates.staff_of, kind=OrganisationKind.COMMITTEE
    )
    below = Q(pk__in=[])
    for path in committees.values_list("path", flat=True):
        below |= Q(cell_round__cell__path__startswith=path)
    meetings = (
        Meeting.objects.standing()
        .filter(below, held_on__isnull=False, cell_round__status__in=OPEN_FOR_WRITING)
        .select_related("cell_round__cell")
        .order_by("held_on", "cell_round__cell__path", "pk")
    )
    return [
        DateRow(
            day=day_line(meeting),
            place=meeting.place,
            cell=meeting.cell_round.cell.name,
        )
        for meeting in meetings
    ]
