"""The turns of the members: who speaks, how long, in which order."""

from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from cells.meetings.clocks import begun, stopped
from cells.meetings.leading import (
    TURNS_OF_ALL,
    TURNS_OF_MEMBERS,
    first_problem,
    running_item,
)
from cells.meetings.live import secretary_of
from cells.meetings.models import Meeting, Turn, TurnStatus
from cells.meetings.services.held import take_live
from cells.meetings.services.order import OUT_OF_THE_WAY
from cells.meetings.services.script import (
    Seen,
    refuse_other_than_chair,
    refuse_other_than_leader,
)
from cells.meetings.services.trace import record
from cells.meetings.transitions import (
    BEGIN_TURN,
    FINISH_TURN,
    LEAVE_OUT_TURN,
    PUT_BACK_TURN,
)
from cells.organisation.models import Member
from cells.workflow import WorkflowError, apply_transition

EXTENSION = 2  # minutes
LONGEST_TURN = 600
UP, DOWN, NEXT = "up", "down", "next"


def turn_of(meeting: Meeting, pk: int) -> Turn:
    turn = meeting.turns.filter(pk=pk).first()
    if turn is None:
        raise WorkflowError(_("This turn is not in the order any more."))
    return turn


def take_led(meeting: Meeting, by: Member):
    """Hold the meeting for whoever leads the item under way; returns the item."""
    take_live(meeting)
    item = running_item(meeting)
    refuse_other_than_leader(meeting, item, by)
    return item


@transaction.atomic
def invite(
    *,
    meeting: Meeting,
    finished: Seen | None,
    invited: Seen | None,
    by: Member,
    now: datetime,
) -> None:
    """Who speaks has finished, and the next one begins; either may be None.

    Raises ``WorkflowError`` if the page showed the turns otherwise, no item for turns
    is under way, or the secretary has not presented yet.
    """
    item = take_led(meeting, by)
    if finished:
        turn = turn_of(meeting, finished.pk)
        apply_transition(
            turn,
            FINISH_TURN,
            seen_version=finished.version,
            finished_at=now,
            **stopped(turn, now),
        )
    if invited:
        begin_turn(meeting, item, invited, now)
    record(
        meeting,
        "meeting.invite",
        by=by,
        now=now,
        finished=finished.pk if finished else None,
        begun=invited.pk if invited else None,
    )


def begin_turn(meeting: Meeting, item, seen: Seen, now: datetime) -> None:
    turn = turn_of(meeting, seen.pk)
    refuse_to_speak(meeting, item, turn)
    apply_transition(
        turn,
        BEGIN_TURN,
        seen_version=seen.version,
        item_id=turn.item_id or item.pk,
        finished_at=None,
        **begun(turn, now),
    )


def refuse_to_speak(meeting: Meeting, item, turn: Turn) -> None:
    turns = list(meeting.turns.all())
    if any(each.status == TurnStatus.RUNNING for each in turns):
        raise WorkflowError(_("Another comrade is speaking; finish that turn first."))
    secretary = secretary_of(meeting)
    is_secretary = turn.member_id in secretary
    if item is None or item.kind not in (
        TURNS_OF_ALL if is_secretary else TURNS_OF_MEMBERS
    ):
        raise WorkflowError(_("Turns begin during an item for the members' turns."))
    problem = "" if is_secretary else first_problem(meeting, turns, secretary)
    if problem:
        raise WorkflowError(problem)


@transaction.atomic
def extend_turn(*, meeting: Meeting, turn: Seen, by: Member, now: datetime) -> None:
    """Two minutes more for who speaks."""
    take_led(meeting, by)
    stored = turn_of(meeting, turn.pk)
    changed = meeting.turns.filter(
        pk=turn.pk,
        version=turn.version,
        status=TurnStatus.RUNNING,
        minutes__lte=LONGEST_TURN - EXTENSION,
    ).update(minutes=F("minutes") + EXTENSION, version=F("version") + 1)
    refuse_unless(changed)
    record(meeting, "meeting.extend_turn", by=by, now=now, turn=stored.pk)


@transaction.atomic
def toggle_clock(*, meeting: Meeting, turn: Seen, by: Member, now: datetime) -> None:
    """The clock of who speaks stands still, or goes on."""
    take_led(meeting, by)
    stored = turn_of(meeting, turn.pk)
    goes_on = stored.running_since is None
    clock = begun(stored, now) if goes_on else stopped(stored, now)
    changed = meeting.turns.filter(
        pk=turn.pk, version=turn.version, status=TurnStatus.RUNNING
    ).update(version=F("version") + 1, **clock)
    refuse_unless(changed)
    record(meeting, "meeting.toggle_clock", by=by, now=now, turn=stored.pk)


def refuse_unless(changed: int) -> None:
    if not changed:
        raise WorkflowError(_("It has changed since you opened it. Read it again."))


@transaction.atomic
def leave_out(
    *, meeting: Meeting, turn: Seen, reason: str, by: Member, now: datetime
) -> None:
    """Who is not there just now does not present, with a reason."""
    take_live(meeting)
    refuse_other_than_chair(meeting, by)
    stored = turn_of(meeting, turn.pk)
    apply_transition(
        stored, LEAVE_OUT_TURN, seen_version=turn.version, left_out_reason=reason
    )
    record(meeting, "meeting.leave_out", by=by, now=now, turn=stored.pk)


@transaction.atomic
def put_back(*, meeting: Meeting, turn: Seen, by: Member, now: datetime) -> None:
    """Who was left out stands in the order again, where they stood."""
    take_live(meeting)
    refuse_other_than_chair(meeting, by)
    stored = turn_of(meeting, turn.pk)
    apply_transition(
        stored, PUT_BACK_TURN, seen_version=turn.version, left_out_reason=""
    )
    record(meeting, "meeting.put_back", by=by, now=now, turn=stored.pk)


@transaction.atomic
def move_turn(
    *, meeting: Meeting, turn: Seen, where: str, by: Member, now: datetime
) -> None:
    """One place up or down among those who wait, or next of all.

    Raises ``WorkflowError`` if the turn does not wait any more, or would come before
    the secretary's.
    """
    take_live(meeting)
    refuse_other_than_chair(meeting, by)
    secretary = secretary_of(meeting)
    turns = list(meeting.turns.all())
    waiting = [each for each in turns if each.status == TurnStatus.WAITING]
    here = next((at for at, each in enumerate(waiting) if each.pk == turn.pk), None)
    if here is None:
        raise WorkflowError(_("Only somebody who has not spoken yet changes places."))
    first = waiting[0]
    there = {UP: here - 1, DOWN: here + 1, NEXT: 0}[where]
    waiting.insert(max(0, there), waiting.pop(here))
    if first.member_id in secretary and waiting[0] != first:
        raise WorkflowError(_("The secretary presents first; that place stays."))
    places = iter(waiting)
    order = [
        next(places) if each.status == TurnStatus.WAITING else each for each in turns
    ]
    renumber_turns(meeting, [each.pk for each in order])
    record(meeting, "meeting.move_turn", by=by, now=now, turn=turn.pk, where=where)


def renumber_turns(meeting: Meeting, ids: list[int]) -> None:
    """First to places that nobody uses: SQLite checks uniqueness row by row."""
    meeting.turns.update(position=F("position") + OUT_OF_THE_WAY)
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(ids, start=1)]
    meeting.turns.update(position=Case(*places))
