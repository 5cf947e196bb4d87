"""A filed version beside an earlier one: what changed, what stayed."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.indicators.models import Frequency
from cells.reviews.differences import (
    ADDED,
    REMOVED,
    SAME,
    AnswerChange,
    Piece,
    changes_between,
)
from cells.reviews.filed_content import FiledContent
from cells.reviews.pages.rows import ReadRow, has_open_guidance, read_row
from cells.reviews.pages.shared import answer_labels


@dataclass(frozen=True)
class ComparedField:
    label: str
    pieces: list[Piece]


@dataclass
class ComparedRow:
    """One indicator; ``pieces`` of each field are same, added or removed."""

    number: int
    label: str
    frequency: list[Piece]
    parts: list[Piece]
    fields: list[ComparedField]
    guidance: object = None
    thread: list = field(default_factory=list)
    for_session: bool = False
    reader_hints: list = field(default_factory=list)


@dataclass(frozen=True)
class Comparison:
    """``changed`` rows in full; the others folded in two lists with their titles."""

    changed: list[ComparedRow]
    unchanged: list[ReadRow]
    unchanged_title: str
    none: list[ReadRow]
    none_title: str

    @property
    def unchanged_is_open(self) -> bool:
        return has_open_guidance(self.unchanged)

    @property
    def none_is_open(self) -> bool:
        return has_open_guidance(self.none)

    @property
    def rows(self) -> list:
        return [*self.changed, *self.unchanged, *self.none]


def changed_items(before: FiledContent, after: FiledContent) -> list[AnswerChange]:
    return [each for each in changes_between(before, after) if each.is_changed]


def comparison(before: FiledContent, after: FiledContent) -> Comparison:
    changes = changes_between(before, after)
    same = [read_row(each.after, None) for each in changes if not each.is_changed]
    unchanged = [row for row in same if not row.is_none]
    none = [row for row in same if row.is_none]
    return Comparison(
        changed=[compared_row(each) for each in changes if each.is_changed],
        unchanged=unchanged,
        unchanged_title=unchanged_title(unchanged),
        none=none,
        none_title=_("Items answered “none”: %(items)s") % {"items": numbers_of(none)},
    )


def unchanged_title(rows: list[ReadRow]) -> str:
    words = ngettext(
        "%(n)s manifestation unchanged: item %(items)s",
        "%(n)s manifestations unchanged: items %(items)s",
        len(rows),
    ) % {"n": len(rows), "items": numbers_of(rows)}
    return f"{words}, {rows[0].label}" if len(rows) == 1 else words


def numbers_of(rows: list[ReadRow]) -> str:
    return ", ".join(str(row.number) for row in rows)


def compared_row(change: AnswerChange) -> ComparedRow:
    labels = answer_labels()
    return ComparedRow(
        number=change.after.number,
        label=change.after.label,
        frequency=frequency_pieces(change),
        parts=part_pieces(change),
        fields=[
            ComparedField(labels[name], pieces)
            for name, pieces in change.texts().items()
        ],
    )


def frequency_pieces(change: AnswerChange) -> list[Piece]:
    after = frequency_label(change.after.frequency)
    before = frequency_label(change.before.frequency) if change.before else ""
    if before == after:
        return [Piece(SAME, after)]
    pieces = [Piece(REMOVED, before), Piece(SAME, " ")] if before else []
    return [*pieces, Piece(ADDED, after)]


def frequency_label(frequency: str) -> str:
    return str(Frequency(frequency).label) if frequency else ""


def part_pieces(change: AnswerChange) -> list[Piece]:
    before = parts_by_number(change.before)
    after = parts_by_number(change.after)
    pieces = []
    for number in sorted(before | after):
        if number in before and number in after:
            pieces.append(Piece(SAME, after[number]))
        elif number in after:
            pieces.append(Piece(ADDED, after[number]))
        else:
            pieces.append(Piece(REMOVED, before[number]))
    return pieces


def parts_by_number(answer) -> dict[int, str]:
    return {p["number"]: p["text"] for p in answer.parts} if answer else {}


@dataclass
class YearPair:
    """One indicator in last year's report and in this one; equal words are marked."""

    number: int
    label: str
    before_frequency: str
    after_frequency: str
    before: list[ComparedField]
    after: list[ComparedField]
    guidance: object = None
    thread: list = field(default_factory=list)
    for_session: bool = False
    reader_hints: list = field(default_factory=list)


def year_pairs(before: FiledContent, after: FiledContent) -> list[YearPair]:
    """Indicators of the same code of which either year says something."""
    return [
        year_pair(change)
        for change in changes_between(before, after)
        if not change.after.is_none or (change.before and not change.before.is_none)
    ]


def year_pair(change: AnswerChange) -> YearPair:
    texts = change.texts()
    return YearPair(
        number=change.after.number,
        label=change.after.label,
        before_frequency=frequency_label(change.before.frequency)
        if change.before
        else "",
        after_frequency=frequency_label(change.after.frequency),
        before=one_side(texts, leave_out=ADDED),
        after=one_side(texts, leave_out=REMOVED),
    )


def one_side(texts: dict[str, list[Piece]], *, leave_out: str) -> list[ComparedField]:
    """The fields of one year, with the words that both years share marked as same."""
    labels = answer_labels()
    sides = {
        name: [piece for piece in pieces if piece.kind != leave_out]
        for name, pieces in texts.items()
    }
    return [ComparedField(labels[name], side) for name, side in sides.items() if side]
