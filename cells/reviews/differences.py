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
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(SAME, "".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            pieces.append(Piece(REMOVED, "".join(old[old_from:old_to])))
        if new_to > new_from:
            pieces.append(Piece(ADDED, "".join(new[new_from:new_to])))
    return pieces


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
