"""Edits the running order: minutes, items, their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.meetings.models import AgendaItem, ItemKind, Meeting
from cells.meetings.presenting_order import order_problem
from cells.meetings.services.held import stale, take_agenda, take_meeting
from cells.meetings.services.order import renumber
from cells.meetings.transitions import TO_COME
from cells.organisation.models import Member
from cells.workflow import WorkflowError

MOST_ITEMS = 60
UP, DOWN = "up", "down"


@dataclass(frozen=True)
class ItemValues:
    """What an editor writes into an item."""

    title: str
    minutes: int
    people: str
    person: Member | None
    chaired_by: Member | None
    lead: str
    questions: str = ""


@dataclass(frozen=True)
class MinutesEdit:
    """The minutes of one item as a page sends them, and the version it edits."""

    item_id: int
    minutes: int
    seen_version: int


@dataclass(frozen=True)
class Move:
    item_id: int
    direction: str


class StaleItemsError(WorkflowError):
    """Nothing was stored: ``item_ids`` were changed by somebody else meanwhile."""

    def __init__(self, item_ids: list[int]):
        super().__init__(stale())
        self.item_ids = item_ids


@transaction.atomic
def save_agenda(
    *,
    meeting: Meeting,
    edits: list[MinutesEdit],
    move: Move | None,
    seen_agenda_version: int,
    by: Member,
    now: datetime,
) -> bool:
    """The items have these minutes, and one of them has changed places.

    True if anything changed. Raises ``StaleItemsError`` or ``WorkflowError`` and stores
    nothing if somebody changed the same items or, for a move, the order meanwhile.
    """
    if move:
        take_meeting(meeting, TO_COME, agenda_version=seen_agenda_version)
        move_item(meeting, move)
    elif edits:
        take_agenda(meeting)
    store_all_minutes(meeting, edits)
    if not edits and not move:
        return False
    record(meeting, "meeting.edit_agenda", by, now, items=[e.item_id for e in edits])
    return True


def store_all_minutes(meeting: Meeting, edits: Sequence[MinutesEdit]) -> None:
    """Raises ``StaleItemsError`` if somebody changed one of the items meanwhile."""
    late = [edit.item_id for edit in edits if not store_minutes(meeting, edit)]
    if late:
        raise StaleItemsError(late)


def store_minutes(meeting: Meeting, edit: MinutesEdit) -> bool:
    rows = meeting.items.filter(pk=edit.item_id, version=edit.seen_version)
    return bool(rows.update(minutes=edit.minutes, version=edit.seen_version + 1))


def move_item(meeting: Meeting, move: Move) -> None:
    """One place up or down; at the end of the list nothing happens."""
    items = list(meeting.items.all())
    here = next((at for at, i in enumerate(items) if i.pk == move.item_id), None)
    if here is None:
        raise WorkflowError(gone())
    there = here - 1 if move.direction == UP else here + 1
    if not 0 <= there < len(items):
        return
    items[here], items[there] = items[there], items[here]
    if problem := order_problem(meeting, [item.kind for item in items]):
        raise WorkflowError(problem)
    renumber(meeting, [item.pk for item in items])


@transaction.atomic
def change_item(
    *,
    meeting: Meeting,
    item: AgendaItem,
    values: ItemValues,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The item says this. Raises ``WorkflowError`` if it changed meanwhile."""
    refuse_leading_oneself(values)
    take_agenda(meeting)
    rows = meeting.items.filter(pk=item.pk, version=seen_version)
    if not rows.update(**vars(values), version=seen_version + 1):
        raise WorkflowError(stale())
    record(meeting, "meeting.change_item", by, now, item=item.pk)


def refuse_leading_oneself(values: ItemValues) -> None:
    if values.person and values.person == values.chaired_by:
        raise WorkflowError(
            _("Who presents an item does not lead it; choose another person.")
        )


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    values: ItemValues,
    kind: ItemKind,
    after: int | None,
    by: Member,
    now: datetime,
) -> AgendaItem:
    """A new item behind the item ``after``; at the beginning without one."""
    refuse_leading_oneself(values)
    take_agenda(meeting)
    items = list(meeting.items.all())
    if len(items) >= MOST_ITEMS:
        raise WorkflowError(
            _("The running order has %(n)s items; no more can be added.")
            % {"n": len(items)}
        )
    free = max((item.position for item in items), default=0) + 1
    item = AgendaItem.objects.create(
        meeting=meeting, position=free, kind=kind, **vars(values)
    )
    places = [at for at, each in enumerate(items, 1) if each.pk == after]
    items.insert(places[0] if places else 0, item)
    renumber(meeting, [each.pk for each in items])
    record(meeting, "meeting.add_item", by, now, item=item.pk)
    return item


@transaction.atomic
def remove_item(
    *, meeting: Meeting, item: AgendaItem, seen_version: int, by: Member, now: datetime
) -> None:
    """The item is gone. Raises ``WorkflowError`` if it changed meanwhile, or if it is
    the secretary's and turns of members would come without it."""
    take_agenda(meeting)
    pk = item.pk
    if not meeting.items.filter(pk=pk, version=seen_version).delete()[0]:
        raise WorkflowError(stale())
    items = list(meeting.items.all())
    if problem := order_problem(meeting, [each.kind for each in items]):
        raise WorkflowError(problem)
    renumber(meeting, [each.pk for each in items])
    record(meeting, "meeting.remove_item", by, now, item=pk)


def gone() -> str:
    return _("This item is not in the running order any more.")


def record(meeting: Meeting, action: str, by: Member, now: datetime, **details) -> None:
    record_action(
        action,
        meeting,
        organisation_id=meeting.cell_round.cell_id,
        actor=by,
        now=now,
        **details,
    )
