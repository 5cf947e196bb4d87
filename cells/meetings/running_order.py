"""The common running order, computed for the number present: pure, no database.

All turns of members = (present - 1) × minutes of one turn, the secretary speaking
first in an item of its own; the break divides them into two halves. Without the
secretary every one of those present has a turn.
"""

import tomllib
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path

from cells.meetings.models import ItemKind, Meeting

DATA = Path(__file__).parent / "data" / "running_order.toml"


@dataclass(frozen=True)
class Facts:
    """What the running order follows from; ``has_deputy`` only changes words."""

    present: int
    with_collective: bool
    with_delegate: bool
    with_secretary: bool = True
    has_deputy: bool = True

    @property
    def members_turns(self) -> int:
        return max(self.present - self.with_secretary, 0)


@dataclass(frozen=True)
class ComputedItem:
    """An item as the common running order has it; ``role``: whose name belongs in."""

    kind: ItemKind
    minutes: int
    title: str
    people: str
    lead: str
    role: str


@dataclass(frozen=True)
class Template:
    """The data file, read once."""

    starts_at: time
    minutes: int
    many: int
    turn: dict[str, int]
    secretary_turn: dict[str, int]
    items: tuple[dict, ...]

    @property
    def minutes_each(self) -> int:
        return sum(self.turn.values())


@cache
def template() -> Template:
    read = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return Template(**read | {"items": tuple(read["items"])})


ORDER = list(ItemKind)  # of the kinds, as the common running order has them


def facts_of(meeting: Meeting, *, has_deputy: bool) -> Facts:
    """What the running order of ``meeting`` was computed from last."""
    return Facts(
        present=meeting.expected_number or 1,
        with_collective=meeting.with_collective,
        with_delegate=meeting.delegate_expected,
        with_secretary=not meeting.secretary_absent_reason,
        has_deputy=has_deputy,
    )


def computed_items(facts: Facts) -> list[ComputedItem]:
    """The running order for ``facts``, in order."""
    made = (computed_item(row, facts) for row in template().items)
    return [item for item in made if item is not None]


def computed_item(row: dict, facts: Facts) -> ComputedItem | None:
    """The item of one row of the data; None if ``facts`` leave it out."""
    kind = ItemKind(row["kind"])
    if kind == ItemKind.DELEGATE and not facts.with_delegate:
        return None
    if kind == ItemKind.SECRETARY and not facts.with_secretary:
        return None
    turns = turns_in(kind, facts)
    if turns == 0:
        return None
    title, minutes = row["title"], row.get("minutes", 0)
    if kind == ItemKind.SECRETARY:
        minutes = sum(template().secretary_turn.values())
        title = title.format(**template().secretary_turn)
    elif turns:
        each = template().minutes_each
        minutes = turns * each
        title = title.format(turns=turns, each=each, **template().turn)
    elif not facts.with_collective:
        title = row.get("title_otherwise", title)
    people = row.get("people", "")
    if not facts.has_deputy:
        people = row.get("people_otherwise", people)
    return ComputedItem(
        kind, minutes, title, people, row.get("lead", ""), row.get("role", "")
    )


def turns_in(kind: ItemKind, facts: Facts) -> int | None:
    """How many members speak in an item of ``kind``; None if it is not for turns."""
    after_the_break = facts.members_turns // 2
    return {
        ItemKind.MEMBERS: facts.members_turns - after_the_break,
        ItemKind.MEMBERS_CONTINUED: after_the_break,
    }.get(kind)


def role_of(kind: str) -> str:
    """Whose name the common running order puts into an item of ``kind``."""
    roles = {row["kind"]: row.get("role", "") for row in template().items}
    return roles.get(kind, "")
