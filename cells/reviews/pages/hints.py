"""The hints at an author's answers, as pages and scripts show them (P6)."""

import re
from dataclasses import dataclass

from cells.reviews.last_year import texts_of_last_year
from cells.reviews.models import IndicatorAnswer, SelfReview
from cells.saving import Saved
from cells.text_hints.answers import Answer, Hint, answer_hints, is_all_none
from cells.text_hints.codes import Code
from cells.text_hints.sentences import sentence

AT_MOST = 2
FIRST_SENTENCE = re.compile(r"^.*?[.?](?=\s|$)", re.DOTALL)
COPIED = (Code.COPIED_FROM_LAST_YEAR, Code.COPIED_FROM_COLLEAGUE)


@dataclass(frozen=True)
class HintLine:
    """One sentence at one field of an answer."""

    code: Code
    field: str
    text: str

    @property
    def stays(self) -> bool:
        """Whether a script keeps it while the deed stands as the page came with it."""
        return self.code == Code.COPIED_FROM_LAST_YEAR

    @property
    def short(self) -> str:
        """Its first sentence, to stand after “item 3: ”."""
        found = FIRST_SENTENCE.match(self.text)
        words = (found.group() if found else self.text).removesuffix(".")
        return words[:1].lower() + words[1:]

    def to_json(self) -> dict:
        return {"field": self.field, "text": self.text, "short": self.short}


@dataclass(frozen=True)
class FieldHint:
    text: str
    stays: bool


@dataclass(frozen=True)
class PanelHint:
    """A hint in the side panel; it leads to its item."""

    number: int
    text: str
    stays: bool


def hint_lines(answer, number: int, *, previous=(), colleagues=()) -> list[HintLine]:
    """At most two, of different fields or kinds; an empty field speaks for itself."""
    if not answer.frequency:
        return []
    hints = answer_hints(
        Answer(
            number=number,
            frequency=answer.frequency,
            deed=answer.deed or None,
            cause_subjective=answer.cause_subjective,
            cause_objective=answer.cause_objective,
            remedy=answer.remedy,
        ),
        previous=previous,
        colleagues=colleagues,
    )
    return [HintLine(h.code, h.field, sentence(h.code)) for h in most_helpful(hints)]


def most_helpful(hints: list[Hint]) -> list[Hint]:
    """Something copied goes before how it is worded."""
    return sorted(hints, key=lambda hint: hint.code not in COPIED)[:AT_MOST]


def author_hints(
    review: SelfReview, answers: list[IndicatorAnswer]
) -> dict[int, list[HintLine]]:
    """By the indicator's number; none for somebody who only types a paper in."""
    if review.is_opened_by_typist:
        return {}
    before = texts_of_last_year(review)
    found = {}
    for answer in answers:
        indicator = answer.indicator
        previous = before.get(indicator.code, ())
        if lines := hint_lines(answer, indicator.number, previous=previous):
            found[indicator.number] = lines
    return found


def by_field(lines: list[HintLine]) -> dict[str, FieldHint]:
    """What stands below each field."""
    fields = {}
    for line in lines:
        fields.setdefault(line.field, []).append(line)
    return {
        field: FieldHint(
            " ".join(line.text for line in of_field),
            stays=any(line.stays for line in of_field),
        )
        for field, of_field in fields.items()
    }


def script_hints(review: SelfReview, outcomes: dict, standing) -> dict:
    """What a script is told of the answers just saved, and of the whole report.

    Last year's report is looked at when a page is made: here it would cost a fifth
    of the time that a save takes.
    """
    if review.is_opened_by_typist:
        return {}
    found = {
        str(number): [line.to_json() for line in hint_lines(row, number)]
        for number, (outcome, row) in outcomes.items()
        if outcome in (Saved.STORED, Saved.UNCHANGED)
    }
    return {"hints": found, "all_none": all_none_text(standing)}


def all_none_text(answers) -> str:
    """The sentence on a report that names nothing; "" if it names something."""
    if is_all_none([answer.frequency for answer in answers]):
        return sentence(Code.ALL_NONE)
    return ""


def panel_hints(hints: dict[int, list[HintLine]]) -> list[PanelHint]:
    return [
        PanelHint(number, line.short, line.stays)
        for number, lines in hints.items()
        for line in lines
    ]
