"""Computes the running order anew for another attendance, sparing what was edited."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from cells.audit.services import record_action
from cells.meetings.models import MEMBERS_TURNS, AgendaItem, ItemKind, Meeting
from cells.meetings.presenting_order import order_problem
from cells.meetings.running_order import ORDER, ComputedItem, Facts, computed_items
from cells.meetings.services.agenda import MinutesEdit, store_all_minutes
from cells.meetings.services.held import take_meeting
from cells.meetings.services.order import renumber
from cells.meetings.services.planning import ExpectedAttendance
from cells.meetings.services.seeding import (
    Roles,
    facts_with,
    roles_of,
    seed_agenda,
    unsaved_item,
)
from cells.meetings.transitions import TO_COME
from cells.organisation.holders import office_chart
from cells.organisation.models import Member
from cells.workflow import WorkflowError

Computed = dict[ItemKind, ComputedItem]


class Edited(StrEnum):
    """What becomes of items that somebody edited and that would come out otherwise."""

    ASK = "ask"
    KEEP = "keep"
    REPLACE = "replace"
    ANEW = "anew"  # the whole running order, what was added or removed included


class EditedItemsError(Exception):
    """Nothing was changed: ``items`` were edited by hand and would be replaced."""

    def __init__(self, items: list[AgendaItem]):
        super().__init__()
        self.items = items


@dataclass
class Difference:
    """What computing anew does to the items."""

    changed: list[tuple[AgendaItem, ComputedItem]] = field(default_factory=list)
    removed: list[AgendaItem] = field(default_factory=list)
    added: list[ComputedItem] = field(default_factory=list)
    edited: list[AgendaItem] = field(default_factory=list)


@transaction.atomic
def compute_agenda(
    *,
    meeting: Meeting,
    attendance: ExpectedAttendance,
    edited: Edited,
    edits: Sequence[MinutesEdit] = (),
    seen_version: int,
    seen_agenda_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The running order fits ``attendance``; items that do not follow from it stay.

    ``edits``: minutes that were typed beside it, stored first.
    Raises ``EditedItemsError`` if ``edited`` is ASK and an edited item would be
    lost, ``WorkflowError`` if the meeting or its running order changed meanwhile, or
    the secretary would not present first.
    """
    take_meeting(
        meeting, TO_COME, version=seen_version, agenda_version=seen_agenda_version
    )
    store_all_minutes(meeting, edits)
    chart = office_chart(meeting.cell_round.cell, timezone.localdate(now))
    roles = roles_of(meeting, chart)
    before = facts_with(meeting, roles)
    store_attendance(meeting, attendance)
    if edited == Edited.ANEW:
        meeting.items.all().delete()
        seed_agenda(meeting, roles)
    else:
        fit(meeting, before, facts_with(meeting, roles), roles, edited)
    record_action(
        "meeting.compute_agenda",
        meeting,
        organisation_id=meeting.cell_round.cell_id,
        actor=by,
        now=now,
        number=attendance.expected_number,
        edited=str(edited),
    )


def store_attendance(meeting: Meeting, attendance: ExpectedAttendance) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(**vars(attendance))
    for name, value in vars(attendance).items():
        setattr(meeting, name, value)


def fit(
    meeting: Meeting, before: Facts, after: Facts, roles: Roles, edited: Edited
) -> None:
    """Store the difference between what was computed before and what is now."""
    items = list(meeting.items.all())
    change = difference(items, by_kind(before), by_kind(after))
    if edited == Edited.ASK and change.edited:
        raise EditedItemsError(change.edited)
    spared = {item.pk for item in change.edited if edited == Edited.KEEP}
    for item, computed in change.changed:
        if item.pk not in spared:
            meeting.items.filter(pk=item.pk).update(
                title=computed.title,
                minutes=computed.minutes,
                version=item.version + 1,
            )
    gone = {item.pk for item in change.removed} - spared
    meeting.items.filter(pk__in=gone).delete()
    put_in_place(meeting, change.added, roles)


def by_kind(facts: Facts) -> Computed:
    return {item.kind: item for item in computed_items(facts)}


def difference(
    items: list[AgendaItem], before: Computed, after: Computed
) -> Difference:
    """Only kinds that come out otherwise than before are touched.

    An item that somebody removed does not come back by itself.
    """
    change = Difference()
    present = {item.kind for item in items}
    for item in items:
        old, new = before.get(item.kind), after.get(item.kind)
        if old is None or old == new:
            continue
        if new is None:
            change.removed.append(item)
            names = ("title", "minutes", "people", "lead")
            if item.questions or not is_as_computed(item, old, names):
                change.edited.append(item)
        else:
            change.changed.append((item, new))
            if not is_as_computed(item, old, ("title", "minutes")):
                change.edited.append(item)
    change.added = [
        new for kind, new in after.items() if kind not in before and kind not in present
    ]
    return change


def is_as_computed(item: AgendaItem, computed: ComputedItem, names) -> bool:
    return all(getattr(item, name) == getattr(computed, name) for name in names)


def put_in_place(meeting: Meeting, added: list[ComputedItem], roles: Roles) -> None:
    """Each new item follows the one that it follows in the common running order."""
    items = list(meeting.items.all())
    free = max((item.position for item in items), default=0) + 1
    for computed in added:
        item = unsaved_item(meeting, computed, roles, free)
        item.save()
        free += 1
        items.insert(place_for(computed.kind, items), item)
    if problem := order_problem(meeting, [item.kind for item in items]):
        raise WorkflowError(problem)
    renumber(meeting, [item.pk for item in items])


def place_for(kind: ItemKind, items: list[AgendaItem]) -> int:
    """Behind the nearest kind before it; the secretary before all turns of members."""
    earlier = set(ORDER[: ORDER.index(kind)])
    behind = [place for place, item in enumerate(items, 1) if item.kind in earlier]
    place = max(behind, default=0)
    if kind == ItemKind.SECRETARY:
        turns = [at for at, item in enumerate(items) if item.kind in MEMBERS_TURNS]
        place = min([place, *turns])
    return place
