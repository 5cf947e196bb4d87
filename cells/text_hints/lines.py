"""One line of a file, as the command reads it: any field may be missing or odd."""

from dataclasses import dataclass

from cells.text_hints.answers import (
    Answer,
    answer_hints,
    is_all_none,
    plan_line_codes,
    remark_codes,
)
from cells.text_hints.codes import Code
from cells.text_hints.folding import words_of
from cells.text_hints.indicator_texts import numbers_by_code

FREQUENCIES = {
    "none": ("none", "không có", "không", "never", "khong co", "khong"),
    "rarely": ("rarely", "hiếm khi", "hiem khi"),
    "occasionally": ("occasionally", "thỉnh thoảng", "thinh thoang", "sometimes"),
    "often": ("often", "thường xuyên", "thuong xuyen"),
}
MOST_COLLEAGUES = 1000


@dataclass(frozen=True)
class KnownFrequencies:
    by_words: dict[tuple[str, ...], str]

    def of(self, value: object) -> str | None:
        if not isinstance(value, str):
            return None
        words = words_of(value)
        return self.by_words.get(words.toned) or self.by_words.get(words.plain)


KNOWN = KnownFrequencies(
    {words_of(word).toned: code for code, all_ in FREQUENCIES.items() for word in all_}
)


def review_codes(line: dict) -> list[str]:
    """The codes of a line that tells of one indicator, or of all answers of one."""
    codes = []
    if is_all_none(all_frequencies(line.get("answers"))):
        codes.append(Code.ALL_NONE)
    answer = Answer(
        number=indicator_number(line.get("indicator")),
        frequency=KNOWN.of(line.get("frequency")),
        deed=as_text(line.get("fact")),
        cause_subjective=as_text(line.get("cause_subjective")),
        cause_objective=as_text(line.get("cause_objective")),
        remedy=as_text(line.get("remedy")),
    )
    hints = answer_hints(
        answer,
        previous=texts_of(line.get("previous")),
        colleagues=[words_of(text) for text in texts_of(line.get("colleagues"))],
    )
    return unique([*codes, *(hint.code for hint in hints)])


def remark_line_codes(line: dict) -> list[str]:
    return unique(remark_codes(line.get("text")))


def plan_line_line_codes(line: dict) -> list[str]:
    return unique(
        plan_line_codes(
            kind=line.get("product_kind"),
            quantity=line.get("product_quantity"),
            unit=line.get("product_unit"),
            result=line.get("expected_result"),
            due=line.get("due"),
        )
    )


def unique(codes) -> list[str]:
    return list(dict.fromkeys(str(code) for code in codes))


def as_text(value: object) -> str | None:
    """A number is read as its figures; lists and the like are no text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def texts_of(value: object) -> list[str]:
    """A text, a list of texts, or an answer with its fields."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return texts_of(list(value.values()))
    if not isinstance(value, list):
        return []
    found = []
    for each in value[:MOST_COLLEAGUES]:
        if isinstance(each, dict):
            found.extend(text for text in each.values() if isinstance(text, str))
        elif isinstance(each, str):
            found.append(each)
    return found


def indicator_number(value: object) -> int | None:
    """1 to 27, as a number, as figures or by the indicator's code."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        text = value.strip()
        if text in numbers_by_code():
            return numbers_by_code()[text]
        value = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    return value if isinstance(value, int) and 1 <= value <= 27 else None


def all_frequencies(value: object) -> list[str | None]:
    """The answers of a whole report: in a list, or by indicator."""
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return []
    return [
        KNOWN.of(each.get("frequency") if isinstance(each, dict) else each)
        for each in value[:MOST_COLLEAGUES]
    ]
