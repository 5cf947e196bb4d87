"""What is said before the cell is convened."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from cells.meetings.agenda import agenda_rows
from cells.meetings.labels import day_line, hours_line, meeting_title
from cells.meetings.models import Meeting
from cells.meetings.readiness import lacks_of
from cells.organisation.models import Membership, Standing


@dataclass(frozen=True)
class ConvenePage:
    pk: int
    version: int
    title: str
    day: str
    hours: str
    place: str
    chair: str
    clerk: str
    members_text: str
    guests: list[str]
    guests_without_mail: list[str]
    lacks: list[str]
    error: str = ""


def convene_page(meeting: Meeting, today: date, *, error: str = "") -> ConvenePage:
    guests = list(meeting.guests.filter(removed_at=None))
    number = (
        Membership.objects.on(meeting.held_on or today)
        .filter(cell=meeting.cell_round.cell_id, member__is_active=True)
        .exclude(standing=Standing.SUSPENDED)
        .count()
    )
    return ConvenePage(
        pk=meeting.pk,
        version=meeting.version,
        title=meeting_title(meeting),
        day=day_line(meeting),
        hours=hours_line(meeting),
        place=meeting.place,
        chair=meeting.chair.full_name if meeting.chair else "",
        clerk=meeting.clerk.full_name if meeting.clerk else "",
        members_text=ngettext("%(n)s comrade", "%(n)s comrades", number)
        % {"n": number},
        guests=[guest.name for guest in guests],
        guests_without_mail=[guest.name for guest in guests if not guest.email],
        lacks=lacks_of(meeting, agenda_rows(meeting), today),
        error=error,
    )
