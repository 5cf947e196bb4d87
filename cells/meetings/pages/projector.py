"""What the projector shows: item, speaker, time, motto; covered, the motto alone."""

from dataclasses import dataclass
from datetime import datetime

from cells.meetings.models import ItemStatus, Meeting, TurnStatus
from cells.meetings.pages.live_clock import Clock, clock_of
from cells.preparation.principles import own_principles

MOST_LINES = 2  # read from the back of the room


@dataclass(frozen=True)
class Projection:
    number: int
    item: str = ""
    speaker: str = ""
    clock: Clock | None = None
    principles: tuple[str, ...] = ()


def projection_of(meeting: Meeting, now: datetime) -> Projection:
    """Three queries; none while it is covered."""
    if meeting.projector_covered:
        return Projection(meeting.live_number)
    item = meeting.items.filter(status=ItemStatus.RUNNING).first()
    turn = (
        meeting.turns.filter(status=TurnStatus.RUNNING).select_related("member").first()
    )
    timed = turn or item
    return Projection(
        number=meeting.live_number,
        item=item.title if item else "",
        speaker=turn.member.full_name if turn else "",
        clock=clock_of(timed, now) if timed else None,
        principles=own_lines(meeting),
    )


def own_lines(meeting: Meeting) -> tuple[str, ...]:
    """What the cell added to the motto."""
    own = own_principles(meeting.cell_round.cell_id)[:MOST_LINES]
    return tuple(principle.text for principle in own)
