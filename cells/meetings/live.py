"""What the live page and its news read of a running meeting, loaded once."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Exists,
    OuterRef,
    Prefetch,
    Subquery,
    prefetch_related_objects,
)

from cells.meetings.leading import TURNS_OF_ALL, TURNS_OF_MEMBERS, secretarys_turn
from cells.meetings.models import (
    AgendaItem,
    Attendance,
    ItemStatus,
    Meeting,
    Presence,
    SpeakerRegistration,
    Turn,
    TurnStatus,
    Vote,
    VoteStatus,
)
from cells.meetings.quorum import counted_attendances
from cells.meetings.sittings import DOES_NOT_PRESENT
from cells.organisation.models import Mandate, Role


@dataclass
class Live:
    """``secretary``: ids of who holds the office on the day of the meeting."""

    meeting: Meeting
    now: datetime
    items: list[AgendaItem]
    turns: list[Turn]
    attendances: list[Attendance]
    secretary: frozenset[int]

    @property
    def item(self) -> AgendaItem | None:
        """The one under way."""
        return first(self.items, ItemStatus.RUNNING)

    @property
    def next_item(self) -> AgendaItem | None:
        return first(self.items, ItemStatus.WAITING)

    @property
    def turn(self) -> Turn | None:
        """Of whoever speaks."""
        return first(self.turns, TurnStatus.RUNNING)

    @property
    def next_turn(self) -> Turn | None:
        return first(self.turns, TurnStatus.WAITING)

    @property
    def secretarys_turn(self) -> Turn | None:
        return secretarys_turn(self.turns, self.secretary)

    @property
    def present(self) -> set[int]:
        return {
            row.member_id
            for row in self.attendances
            if row.presence == Presence.PRESENT
        }

    @property
    def leader_id(self) -> int | None:
        """Who leads the item under way: its own leader if present, else the chair."""
        item = self.item
        if item and item.chaired_by_id in self.present:
            return item.chaired_by_id
        return self.meeting.chair_id

    @property
    def may_invite_next(self) -> bool:
        """The item under way is one in which the next member may speak."""
        item, turn = self.item, self.next_turn
        if item is None or turn is None:
            return False
        is_secretary = turn.member_id in self.secretary
        return item.kind in (TURNS_OF_ALL if is_secretary else TURNS_OF_MEMBERS)

    @property
    def late(self) -> list[Attendance]:
        """Present and without a turn, although their standing gives them one."""
        seated = {turn.member_id for turn in self.turns}
        return [
            row
            for row in self.attendances
            if row.presence == Presence.PRESENT
            and row.standing not in DOES_NOT_PRESENT
            and row.member_id not in seated
        ]


def first(rows, status):
    return next((row for row in rows if row.status == status), None)


def live_of(meeting: Meeting, now: datetime) -> Live:
    """Three queries; items, turns and attendances stay with ``meeting`` for panels."""
    prefetch_related_objects(
        [meeting],
        Prefetch("items", AgendaItem.objects.select_related("person", "chaired_by")),
        Prefetch("turns", turns_with_topics(meeting)),
        Prefetch("attendances", attendances_of(meeting)),
    )
    attendances = list(meeting.attendances.all())
    return Live(
        meeting=meeting,
        now=now,
        items=list(meeting.items.all()),
        turns=list(meeting.turns.all()),
        attendances=attendances,
        secretary=frozenset(row.member_id for row in attendances if row.is_secretary),
    )


def turns_with_topics(meeting: Meeting):
    """``topic``: what the member registered to speak about, or None."""
    registered = SpeakerRegistration.objects.filter(
        meeting=meeting, member=OuterRef("member"), withdrawn_at=None
    )
    topic = Subquery(registered.values("topic")[:1])
    return Turn.objects.select_related("member").annotate(topic=topic)


def attendances_of(meeting: Meeting):
    """``is_secretary`` on the day; ``is_teller`` of the vote that is open just now.

    None before the day is set.
    """
    if meeting.held_on is None:
        return Attendance.objects.none()
    counts = Vote.tellers.through.objects.filter(
        vote__meeting=meeting, vote__status=VoteStatus.OPEN, member=OuterRef("member")
    )
    return (
        counted_attendances(meeting)
        .select_related("member")
        .annotate(
            is_secretary=Exists(offices_on(meeting).filter(member=OuterRef("member"))),
            is_teller=Exists(counts),
        )
    )


def live_attendances(meeting: Meeting) -> list[Attendance] | None:
    """Those that ``live_of`` has loaded with ``meeting``; None if it has not."""
    rows = getattr(meeting, "_prefetched_objects_cache", {}).get("attendances")
    if rows is None or any(not hasattr(row, "is_teller") for row in rows):
        return None
    return list(rows)


def secretary_of(meeting: Meeting) -> frozenset[int]:
    """Who is secretary of the cell on the day; one query."""
    if meeting.held_on is None:
        return frozenset()
    return frozenset(offices_on(meeting).values_list("member", flat=True))


def offices_on(meeting: Meeting):
    return Mandate.objects.on(meeting.held_on).filter(
        organisation=meeting.cell_round.cell_id,
        role=Role.SECRETARY,
        member__is_active=True,
    )
