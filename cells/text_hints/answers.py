"""The hints at one answer, at a whole report, at a remark and at a line of a plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cells.text_hints.codes import Code
from cells.text_hints.countable import is_countable, says_until_when
from cells.text_hints.empty_phrases import (
    is_blank,
    is_date_only,
    is_filler,
    is_generic,
    is_hedged,
    is_slogan,
)
from cells.text_hints.folding import Words, words_of
from cells.text_hints.indicator_texts import is_lifted
from cells.text_hints.likeness import near_equal, near_equal_to_any
from cells.text_hints.name_calling import is_about_person
from cells.text_hints.occasion import names_occasion
from cells.text_hints.others import blames_others, is_about_others
from cells.text_hints.praise import is_praise
from cells.text_hints.remedies import is_vague_remedy
from cells.text_hints.time_and_place import has_figure, has_place, has_time

NONE = "none"
DEED, SUBJECTIVE, OBJECTIVE, REMEDY = (
    "deed",
    "cause_subjective",
    "cause_objective",
    "remedy",
)
ALL = 27


@dataclass(frozen=True)
class Hint:
    """``field``: where the trouble stands."""

    code: Code
    field: str


@dataclass(frozen=True)
class Answer:
    """What somebody wrote of one indicator; ``None`` where nothing was asked."""

    number: int | None = None
    frequency: str | None = None
    deed: object = None
    cause_subjective: object = None
    cause_objective: object = None
    remedy: object = None


def answer_hints(
    answer: Answer,
    *,
    previous: Sequence[object] = (),
    colleagues: Iterable[Words] = (),
) -> list[Hint]:
    """What is worth a second look, most helpful first; nothing under “none”.

    ``previous``: the texts of the last report's answer; ``colleagues``: deeds of
    others, given only where their reader asks.
    """
    if answer.frequency == NONE:
        return []
    deed = words_of(answer.deed)
    hints = [Hint(code, DEED) for code in deed_codes(answer, deed)]
    if is_from_last_year(answer, deed, previous):
        hints.append(Hint(Code.COPIED_FROM_LAST_YEAR, DEED))
    if near_equal_to_any(deed, colleagues):
        hints.append(Hint(Code.COPIED_FROM_COLLEAGUE, DEED))
    return hints + cause_hints(answer) + remedy_hints(answer)


def deed_codes(answer: Answer, deed: Words) -> list[Code]:
    """At most one: what is wrong in the first place with a deed."""
    if is_blank(answer.deed):
        is_owed = answer.deed is not None and answer.frequency is not None
        return [Code.FILLER] if is_owed else []
    checks = (
        (Code.FILLER, is_filler),
        (Code.DATE_WITHOUT_DEED, is_date_only),
        (Code.ABOUT_OTHERS_IN_GENERAL, is_about_others),
        (Code.COPIED_FROM_INDICATOR_TEXT, lambda w: is_copied(w, answer.number)),
        (Code.PRAISE_AS_FAULT, is_praise),
        (Code.GENERIC_PHRASE, is_generic),
        (Code.SLOGAN, is_slogan),
        (Code.NO_TIME_OR_PLACE, lambda w: not is_anchored(w)),
    )
    return [code for code, applies in checks if applies(deed)][:1]


def is_copied(words: Words, number: int | None) -> bool:
    return is_lifted(words, number) and not is_hedged(words)


def is_anchored(words: Words) -> bool:
    told = has_time(words) or has_place(words) or has_figure(words)
    return told or names_occasion(words)


def is_from_last_year(answer: Answer, deed: Words, previous) -> bool:
    """The deed, or all that was written, against what stood there last time."""
    before = [words_of(text) for text in previous if not is_blank(text)]
    if not before:
        return False
    if near_equal_to_any(deed, before):
        return True
    texts = answer.deed, answer.cause_subjective, answer.cause_objective, answer.remedy
    whole = words_of("\n".join(each for each in texts if isinstance(each, str)))
    return any(near_equal(whole, each) for each in before if len(each) > len(deed))


def cause_hints(answer: Answer) -> list[Hint]:
    subjective = words_of(answer.cause_subjective)
    objective = words_of(answer.cause_objective)
    if blames_others(subjective, objective):
        field = OBJECTIVE if is_filler(subjective) else SUBJECTIVE
        return [Hint(Code.BLAMES_OTHERS, field)]
    if not is_blank(answer.cause_subjective) and is_filler(subjective):
        return [Hint(Code.FILLER, SUBJECTIVE)]
    return []


def remedy_hints(answer: Answer) -> list[Hint]:
    if is_blank(answer.remedy):
        causes = answer.cause_subjective, answer.cause_objective
        named = any(not is_filler(words_of(each)) for each in causes)
        return [Hint(Code.CAUSE_WITHOUT_REMEDY, REMEDY)] if named else []
    words = words_of(answer.remedy)
    checks = (
        (Code.FILLER, is_filler),
        (Code.SLOGAN, is_slogan),
        (Code.REMEDY_WITHOUT_PRODUCT_OR_DATE, is_vague_remedy),
    )
    return [Hint(code, REMEDY) for code, applies in checks if applies(words)][:1]


def is_all_none(frequencies: Sequence[str | None]) -> bool:
    """All 27 answered, and each of them “none”: no fault, but worth a second look."""
    return len(frequencies) >= ALL and all(each == NONE for each in frequencies)


def remark_codes(text: object) -> list[Code]:
    return [Code.ABOUT_PERSON] if is_about_person(words_of(text)) else []


def plan_line_codes(
    *, kind: object, quantity: object, unit: object, result: object, due: object
) -> list[Code]:
    countable = is_countable(kind=kind, quantity=quantity, unit=unit, result=result)
    codes = [] if countable else [Code.NOT_COUNTABLE]
    return codes if says_until_when(due) else [*codes, Code.NO_DUE_DATE]
