"""What keeps a report from being filed: three things, and what was returned."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from cells.indicators.models import Frequency
from cells.reviews.models import IndicatorAnswer


class Lack(StrEnum):
    ANSWER = "answer"
    PART = "part"
    DEED = "deed"
    RETURNED = "returned"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing at the indicator ``number`` of ``group``."""

    number: int
    group: int
    lack: Lack

    @property
    def text(self) -> str:
        return {
            Lack.ANSWER: _("Item %(i)s is not answered yet."),
            Lack.PART: _(
                "Item %(i)s names several things. Mark the one that your deed is about."
            ),
            Lack.DEED: _(
                "Item %(i)s names no deed yet. One or two sentences about something "
                "real are enough."
            ),
            Lack.RETURNED: _(
                "Item %(i)s was returned with guidance: correct it, or keep it and say "
                "why."
            ),
        }[self.lack] % {"i": self.number}

    @property
    def short_text(self) -> str:
        return {
            Lack.ANSWER: _("not answered yet"),
            Lack.PART: _("no part marked yet"),
            Lack.DEED: _("no deed named yet"),
            Lack.RETURNED: _("returned: correct it, or say why you keep it"),
        }[self.lack]

    @property
    def anchor(self) -> str:
        return f"answer-{self.number}"


def lacks_of(answer: IndicatorAnswer, *, has_parts: bool) -> list[Lack]:
    """What is missing at one answer (product P2; empty causes are only a hint)."""
    if not answer.frequency:
        return [Lack.ANSWER]
    if answer.frequency == Frequency.NONE:
        return []
    lacks = []
    if has_parts and not answer.marked_parts:
        lacks.append(Lack.PART)
    if not answer.deed.strip():
        lacks.append(Lack.DEED)
    return lacks


def missing_from(answers: list[IndicatorAnswer]) -> list[Missing]:
    """Everything that is missing, in the order of the indicators."""
    return [
        Missing(answer.indicator.number, answer.indicator.group.number, lack)
        for answer in answers
        for lack in lacks_of(answer, has_parts=bool(answer.indicator.parts.all()))
    ]


def unanswered_sentence(missing: list[Missing]) -> str:
    """The sentence that names every unanswered item; "" if there is none."""
    numbers = [str(item.number) for item in missing if item.lack == Lack.ANSWER]
    if not numbers:
        return ""
    return _(
        "%(n)s items are not answered yet: %(items)s. Answer all 27, then file."
    ) % {"n": len(numbers), "items": ", ".join(numbers)}
