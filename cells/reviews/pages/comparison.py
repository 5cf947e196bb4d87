"""A filed version beside an earlier one: what changed, what stayed."""

from dataclasses import dataclass, field

from cells.indicators.models import Frequency
from cells.reviews.differences import (
    ADDED,
    REMOVED,
    SAME,
    AnswerChange,
    Piece,
    changes_between,
)
from cells.reviews.filed_content import FiledAnswer, FiledContent
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


@dataclass
class FoldedRow:
    number: int
    label: str
    guidance: object = None
    thread: list = field(default_factory=list)


@dataclass(frozen=True)
class Comparison:
    """``changed`` rows in full; the others named in two folded lists."""

    changed: list[ComparedRow]
    unchanged: list[FoldedRow]
    none: list[FoldedRow]

    @property
    def rows(self) -> list:
        return [*self.changed, *self.unchanged, *self.none]


def comparison(before: FiledContent, after: FiledContent) -> Comparison:
    changes = changes_between(before, after)
    changed = [change for change in changes if change.is_changed]
    same = [change.after for change in changes if not change.is_changed]
    return Comparison(
        changed=[compared_row(change) for change in changed],
        unchanged=[folded(answer) for answer in same if not answer.is_none],
        none=[folded(answer) for answer in same if answer.is_none],
    )


def folded(answer: FiledAnswer) -> FoldedRow:
    return FoldedRow(answer.number, answer.label)


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
    pieces = [Piece(REMOVED, before)] if before else []
    return [*pieces, Piece(ADDED, after)]


def frequency_label(frequency: str) -> str:
    return str(Frequency(frequency).label) if frequency else ""


def part_pieces(change: AnswerChange) -> list[Piece]:
    before = (
        {p["number"]: p["text"] for p in change.before.parts} if change.before else {}
    )
    after = {p["number"]: p["text"] for p in change.after.parts}
    pieces = []
    for number in sorted(before | after):
        if number in before and number in after:
            pieces.append(Piece(SAME, after[number]))
        elif number in after:
            pieces.append(Piece(ADDED, after[number]))
        else:
            pieces.append(Piece(REMOVED, before[number]))
    return pieces


def parts_by_number(answer: FiledAnswer | None) -> dict[int, str]:
    return {p["number"]: p["text"] for p in answer.parts} if answer else {}


@dataclass
class YearPair:
    """One indicator in last year's report and in this one; equal words are marked."""

    number: int
    label: str
    before_frequency: str
    after_frequency: str
    fields: list["YearField"]
    guidance: object = None
    thread: list = field(default_factory=list)


@dataclass(frozen=True)
class YearField:
    label: str
    before: list[Piece]
    after: list[Piece]


def year_pairs(before: FiledContent, after: FiledContent) -> list[YearPair]:
    """Indicators of the same code of which either year says something."""
    labels = answer_labels()
    pairs = []
    for change in changes_between(before, after):
        earlier = change.before
        if change.after.is_none and (earlier is None or earlier.is_none):
            continue
        pairs.append(
            YearPair(
                number=change.after.number,
                label=change.after.label,
                before_frequency=frequency_label(earlier.frequency) if earlier else "",
                after_frequency=frequency_label(change.after.frequency),
                fields=[
                    YearField(
                        labels[name],
                        [piece for piece in pieces if piece.kind != ADDED],
                        [piece for piece in pieces if piece.kind != REMOVED],
                    )
                    for name, pieces in change.texts().items()
                ],
            )
        )
    return pairs
