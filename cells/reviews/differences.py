"""What changed between two texts, word by word.

Tone marks stay whole, since words are compared in NFC; hoá and hóa are different
words here, because what somebody typed is shown as it was typed. Field by field: as
one text the comparison takes a hundred times as long.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from cells.reviews.filed_content import TEXT_FIELDS, FiledAnswer, FiledContent

WORD = re.compile(r"\s+|\w+|[^\w\s]")
SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True)
class Piece:
    """A run of words. ``kind``: same, added or removed."""

    kind: str
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """``before`` and ``after`` as runs of words that stayed, came or went.

    The added and the same pieces together are ``after``, the removed and the same
    ones ``before``.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    pieces = []
    for is_same, old_part, new_part in runs(old, new):
        if is_same:
            pieces.append(Piece(SAME, new_part))
            continue
        if old_part:
            pieces.append(Piece(REMOVED, old_part))
        if new_part:
            pieces.append(Piece(ADDED, new_part))
    return pieces


def runs(old: list[str], new: list[str]) -> list[tuple[bool, str, str]]:
    """(whether it stayed, words before, words after), in their order.

    A single word that happens to stay between two changes belongs to the change: a
    sentence that was written anew is read as one, not in crumbs.
    """
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    opcodes = matcher.get_opcodes()
    found = []
    for place, (tag, old_from, old_to, new_from, new_to) in enumerate(opcodes):
        is_inside = 0 < place < len(opcodes) - 1
        is_same = tag == "equal" and not (is_inside and is_crumb(new[new_from:new_to]))
        part = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if found and not is_same and not found[-1][0]:
            part = found[-1][1] + part[0], found[-1][2] + part[1]
            found.pop()
        found.append((is_same, *part))
    return found


def is_crumb(words: list[str]) -> bool:
    return sum(word[0].isalnum() for word in words) < 2 and "\n" not in "".join(words)


@dataclass(frozen=True)
class AnswerChange:
    """One indicator in two filed versions; ``before`` is None if it is new."""

    before: FiledAnswer | None
    after: FiledAnswer

    @property
    def is_changed(self) -> bool:
        return self.before is None or said(self.before) != said(self.after)

    def texts(self) -> dict[str, list[Piece]]:
        """By field, the pieces of its text; equal empty fields are left out."""
        return {
            name: compare(self.text_before(name), getattr(self.after, name))
            for name in TEXT_FIELDS
            if self.text_before(name) or getattr(self.after, name)
        }

    def text_before(self, name: str) -> str:
        return getattr(self.before, name) if self.before else ""


def said(answer: FiledAnswer) -> tuple:
    """What the author said, without the wording of the indicator."""
    return (
        answer.frequency,
        tuple(part["number"] for part in answer.parts),
        *(getattr(answer, name) for name in TEXT_FIELDS),
    )


def changes_between(before: FiledContent, after: FiledContent) -> list[AnswerChange]:
    """Every indicator of ``after`` beside the one of the same code in ``before``."""
    earlier = {answer.code: answer for answer in before.answers}
    return [AnswerChange(earlier.get(answer.code), answer) for answer in after.answers]
