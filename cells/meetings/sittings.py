"""The sittings of one round: the first, those that continue it, who still presents."""

from cells.meetings.models import (
    Meeting,
    MeetingStatus,
    Presence,
    Turn,
    TurnStatus,
)
from cells.meetings.speakers import NOT_PRESENT
from cells.meetings.transitions import TO_COME
from cells.organisation.models import Member, Standing
from cells.organisation.name_order import name_order
from cells.rounds.models import CellRound

DOES_NOT_PRESENT = NOT_PRESENT | {Standing.TEMPORARY}
AWAY = (Presence.ON_LEAVE, Presence.WITHOUT_LEAVE)


def sittings_of(cell_round: CellRound) -> list[Meeting]:
    """Those that were not cancelled, the first one first; one query."""
    rows = Meeting.objects.standing().filter(cell_round=cell_round)
    return sorted(rows.select_related("chair", "clerk"), key=order_of)


def order_of(meeting: Meeting) -> tuple:
    return (meeting.continues_id is not None, meeting.planned_at, meeting.pk)


def current_sitting(cell_round: CellRound) -> Meeting | None:
    """The one under way, else the next to come, else the last that ended."""
    sittings = sittings_of(cell_round)
    for statuses in ([MeetingStatus.RUNNING], TO_COME):
        for meeting in sittings:
            if meeting.status in statuses:
                return meeting
    return sittings[-1] if sittings else None


def root_of(meeting: Meeting) -> Meeting:
    return meeting.continues or meeting


def may_be_continued(meeting: Meeting, sittings: list[Meeting]) -> bool:
    """It has ended, and no other sitting of the round is ahead or under way."""
    if meeting.status != MeetingStatus.ENDED:
        return False
    return all(each.status == MeetingStatus.ENDED for each in sittings)


def still_to_present(meeting: Meeting) -> list[Member]:
    """Who has not presented in any sitting of the round, by given name; two queries.

    Those who were away all the time, and those whose turn was not taken.
    """
    done = Turn.objects.filter(
        meeting__cell_round=meeting.cell_round_id, status=TurnStatus.DONE
    )
    open_turns = Turn.objects.filter(
        meeting__cell_round=meeting.cell_round_id,
        status__in=[TurnStatus.WAITING, TurnStatus.LEFT_OUT],
    )
    rows = (
        root_of(meeting)
        .attendances.exclude(standing__in=DOES_NOT_PRESENT)
        .exclude(member__in=done.values("member"))
        .select_related("member")
    )
    waiting = set(open_turns.values_list("member", flat=True))
    people = [
        row.member
        for row in rows
        if row.member_id in waiting or (row.presence in AWAY and not row.was_present)
    ]
    return sorted(people, key=name_order)
