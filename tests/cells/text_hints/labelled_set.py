"""The labelled texts, and how well the hints meet them."""

import json
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from cells.text_hints.lines import (
    plan_line_line_codes,
    remark_line_codes,
    review_codes,
)

FOLDER = Path(__file__).parent / "labelled"
CODES_OF = {
    "review": review_codes,
    "remark": remark_line_codes,
    "plan-line": plan_line_line_codes,
}


@dataclass(frozen=True)
class Found:
    """``hits``, ``false`` alarms and ``missed`` ones, by code."""

    hits: Counter
    false: Counter
    missed: Counter

    def precision(self, code: str | None = None) -> float:
        return share(total(self.hits, code), total(self.false, code))

    def recall(self, code: str | None = None) -> float:
        return share(total(self.hits, code), total(self.missed, code))

    @property
    def codes(self) -> list[str]:
        return sorted(set(self.hits) | set(self.false) | set(self.missed))


def total(counter: Counter, code: str | None) -> int:
    return counter.total() if code is None else counter[code]


def share(good: int, bad: int) -> float:
    return good / (good + bad) if good + bad else 1.0


def read(name: str) -> list[dict]:
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def unchanged(text: str) -> str:
    return text


def without_marks(text: str) -> str:
    """As it is typed on a telephone without Vietnamese keys."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in letters if not unicodedata.combining(char))


def measured(*names: str, typed=unchanged) -> Found:
    hits, false, missed = Counter(), Counter(), Counter()
    for name in names:
        for line in read(name):
            fields = {
                key: typed(value) if isinstance(value, str) else value
                for key, value in line["input"].items()
            }
            found = set(CODES_OF[line["kind"]](fields))
            expected = set(line["expected"])
            hits.update(found & expected)
            false.update(found - expected)
            missed.update(expected - found)
    return Found(hits, false, missed)
