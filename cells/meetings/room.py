"""Who is in the room of a running meeting, and what is spoken of just now."""

from datetime import date

from django.utils.functional import cached_property

from cells.indicators.models import Indicator
from cells.meetings.models import (
    AgendaItem,
    Attendance,
    CellFinding,
    ItemStatus,
    Meeting,
    Presence,
    TurnStatus,
)
from cells.meetings.speakers import NOT_PRESENT, participants
from cells.organisation.models import Member, Standing
from cells.organisation.name_order import name_order

AWAY = frozenset({Presence.ON_LEAVE, Presence.WITHOUT_LEAVE})


class Room:
    """Of one loaded meeting; each part is read when it is first asked for."""

    def __init__(self, meeting: Meeting, on: date):
        self.meeting, self.on = meeting, on

    @cached_property
    def people(self) -> list[Member]:
        """Members of the cell who take part, by given name; no guests."""
        return people_in_the_room(self.meeting, self.on)

    @cached_property
    def shortcomings(self) -> list[Indicator]:
        """The 27 of the round, in order."""
        return shortcomings_of(self.meeting)

    @cached_property
    def present(self) -> list[Member]:
        """Members who are there just now and not suspended, by given name."""
        rows = attendances_of(self.meeting)
        return sorted((row.member for row in rows if is_there(row)), key=name_order)

    @cached_property
    def findings(self) -> list[CellFinding]:
        """What the cell has pointed out, also what was withdrawn."""
        rows = self.meeting.findings.select_related("subject", "indicator", "vote")
        return list(rows)

    @cached_property
    def items(self) -> list[AgendaItem]:
        return list(self.meeting.items.all())

    @cached_property
    def item(self) -> int | None:
        """The id of the item under way."""
        running = ItemStatus.RUNNING
        return next((each.pk for each in self.items if each.status == running), None)

    @cached_property
    def speaker(self) -> int | None:
        """The id of whoever presents."""
        turns = self.meeting.turns.all()
        speaking = (each for each in turns if each.status == TurnStatus.RUNNING)
        return next((each.member_id for each in speaking), None)


def people_in_the_room(meeting: Meeting, on: date) -> list[Member]:
    """Members of the cell who take part in meetings and were not noted as absent.

    Who is exempt and came all the same takes part. Nothing is said of those who
    cannot answer it. One query once the cell is convened, else two.
    """
    noted = attendances_of(meeting)
    if not noted:
        return participants(meeting.cell_round.cell_id, on)
    return sorted((row.member for row in noted if takes_part(row)), key=name_order)


def attendances_of(meeting: Meeting) -> list[Attendance]:
    """As they were loaded for the page, or by a query of their own."""
    if "attendances" in getattr(meeting, "_prefetched_objects_cache", {}):
        return list(meeting.attendances.all())
    return list(meeting.attendances.select_related("member"))


def is_there(row: Attendance) -> bool:
    return row.presence == Presence.PRESENT and row.standing != Standing.SUSPENDED


def takes_part(row: Attendance) -> bool:
    if row.standing == Standing.SUSPENDED:
        return False
    if row.was_present:
        return True
    return row.standing not in NOT_PRESENT and row.presence not in AWAY


def shortcomings_of(meeting: Meeting) -> list[Indicator]:
    """The indicators of the round, without their long texts."""
    catalogue = meeting.cell_round.round.catalogue_id
    rows = Indicator.objects.filter(catalogue=catalogue).order_by("number")
    return list(rows.defer("text", "text_en", "trust_note"))


def room_of(meeting: Meeting, on: date) -> Room:
    """One for all panels of a page: it stays with the loaded meeting."""
    return meeting.__dict__.setdefault("room", Room(meeting, on))
