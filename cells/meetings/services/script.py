"""Moves through the running order while the meeting runs: begin, finish, skip."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.meetings.clocks import begun, stopped
from cells.meetings.leading import (
    first_problem,
    leader_of,
    running_item,
    secretarys_turn,
)
from cells.meetings.live import secretary_of
from cells.meetings.models import (
    MEMBERS_TURNS,
    AgendaItem,
    ItemKind,
    ItemStatus,
    Meeting,
    TurnStatus,
)
from cells.meetings.services.held import (
    has_fixed_minutes,
    minutes_are_passed,
    take_begun,
    take_live,
)
from cells.meetings.services.trace import record
from cells.meetings.transitions import (
    BEGIN_ITEM,
    BEGIN_TURN,
    FINISH_ITEM,
    FINISH_TURN,
    SKIP_ITEM,
    TAKE_UP_ITEM,
)
from cells.organisation.models import Member
from cells.workflow import WorkflowError, apply_transition


@dataclass(frozen=True)
class Seen:
    """A row as the page showed it: its id and version."""

    pk: int
    version: int


def refuse_other_than_chair(meeting: Meeting, by: Member) -> None:
    if by.pk != meeting.chair_id:
        raise WorkflowError(_("Only the chair moves through the running order."))


def refuse_other_than_leader(
    meeting: Meeting, item: AgendaItem | None, by: Member
) -> None:
    if by.pk != leader_of(meeting, item):
        raise WorkflowError(_("Another comrade leads this item; only they press here."))


def item_of(meeting: Meeting, pk: int) -> AgendaItem:
    item = meeting.items.filter(pk=pk).first()
    if item is None:
        raise WorkflowError(_("This item has been removed meanwhile."))
    return item


@transaction.atomic
def move_on(
    *,
    meeting: Meeting,
    finished: Seen | None,
    begun_next: Seen | None,
    by: Member,
    now: datetime,
) -> None:
    """Finish one item and begin another in one press; either may be None.

    A turn that still runs ends with its item, and beginning the secretary's item
    begins the secretary's turn. The chair begins items; whoever led an item hands
    over to the next in the same press. Raises ``WorkflowError`` if the page showed the
    items otherwise, another one runs, or members would present before the secretary.
    """
    take_begun(meeting)
    if finished:
        finish(meeting, finished, by, now)
    else:
        refuse_other_than_chair(meeting, by)
    if begun_next:
        begin(meeting, begun_next, now)
    record(
        meeting,
        "meeting.move_on",
        by=by,
        now=now,
        finished=finished.pk if finished else None,
        begun=begun_next.pk if begun_next else None,
    )


def finish(meeting: Meeting, seen: Seen, by: Member, now: datetime) -> None:
    item = item_of(meeting, seen.pk)
    refuse_other_than_leader(meeting, item, by)
    apply_transition(
        item,
        FINISH_ITEM,
        seen_version=seen.version,
        finished_at=now,
        **stopped(item, now),
    )
    turn = meeting.turns.filter(status=TurnStatus.RUNNING).first()
    if turn:
        apply_transition(
            turn,
            FINISH_TURN,
            seen_version=turn.version,
            finished_at=now,
            **stopped(turn, now),
        )


def begin(meeting: Meeting, seen: Seen, now: datetime) -> None:
    item = item_of(meeting, seen.pk)
    refuse_to_begin(meeting, item)
    again = item.status in TAKE_UP_ITEM.sources
    apply_transition(
        item,
        TAKE_UP_ITEM if again else BEGIN_ITEM,
        seen_version=seen.version,
        skip_reason="",
        finished_at=None,
        **begun(item, now),
    )
    if item.kind == ItemKind.SECRETARY:
        begin_secretary(meeting, item, now)


def refuse_to_begin(meeting: Meeting, item: AgendaItem) -> None:
    running = running_item(meeting)
    if running and running.pk != item.pk:
        raise WorkflowError(_("Another item is under way; finish it first."))
    presents = item.kind in MEMBERS_TURNS or item.kind == ItemKind.SECRETARY
    if presents and has_fixed_minutes(meeting):
        raise WorkflowError(minutes_are_passed())
    if item.kind in MEMBERS_TURNS and not speaks_in_this_item(meeting):
        problem = first_problem(
            meeting, list(meeting.turns.all()), secretary_of(meeting)
        )
        if problem:
            raise WorkflowError(problem)


def speaks_in_this_item(meeting: Meeting) -> bool:
    """The running order has no item of the secretary, who is there all the same: then
    theirs is the first of the members' turns."""
    if meeting.items.filter(kind=ItemKind.SECRETARY).exists():
        return False
    turns = list(meeting.turns.all())
    return secretarys_turn(turns, secretary_of(meeting)) is not None


def begin_secretary(meeting: Meeting, item: AgendaItem, now: datetime) -> None:
    """The item is the secretary's turn; who is absent has none."""
    turn = secretarys_turn(list(meeting.turns.all()), secretary_of(meeting))
    if turn and turn.status in BEGIN_TURN.sources:
        apply_transition(
            turn,
            BEGIN_TURN,
            seen_version=turn.version,
            item_id=item.pk,
            finished_at=None,
            **begun(turn, now),
        )


@transaction.atomic
def skip_item(
    *, meeting: Meeting, item: Seen, reason: str, by: Member, now: datetime
) -> None:
    """The item is left out. Raises ``WorkflowError`` if it was begun meanwhile, or it
    is the secretary's while the secretary is there."""
    take_begun(meeting)
    refuse_other_than_chair(meeting, by)
    stored = item_of(meeting, item.pk)
    if stored.kind == ItemKind.SECRETARY:
        refuse_without_secretary(meeting)
    apply_transition(stored, SKIP_ITEM, seen_version=item.version, skip_reason=reason)
    record(meeting, "meeting.skip_item", by=by, now=now, item=stored.pk)


def refuse_without_secretary(meeting: Meeting) -> None:
    turn = secretarys_turn(list(meeting.turns.all()), secretary_of(meeting))
    if turn and turn.status != TurnStatus.LEFT_OUT and not turn.finished_at:
        raise WorkflowError(_("The secretary is present, and presents first."))


@transaction.atomic
def go_without_secretary(
    *, meeting: Meeting, reason: str, by: Member, now: datetime
) -> None:
    """The chair says why the secretary does not present first; the item is left out.

    Raises ``WorkflowError`` if the secretary is present.
    """
    take_live(meeting)
    refuse_other_than_chair(meeting, by)
    refuse_without_secretary(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(secretary_absent_reason=reason)
    meeting.secretary_absent_reason = reason
    for item in meeting.items.filter(
        kind=ItemKind.SECRETARY, status=ItemStatus.WAITING
    ):
        apply_transition(item, SKIP_ITEM, seen_version=item.version, skip_reason=reason)
    record(meeting, "meeting.go_without_secretary", by=by, now=now)
