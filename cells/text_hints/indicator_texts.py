"""The words of the resolution, to know them again in what people write."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cells.text_hints.empty_phrases import NAME as EMPTY
from cells.text_hints.folding import Words, words_of
from cells.text_hints.likeness import LIFTED, LONG_RUN, RUN, RUN_HERE, lifted, runs
from cells.text_hints.phrases import marked_in

FOLDER = Path(__file__).resolve().parents[1] / "indicators" / "data"
FILE = FOLDER / "resolution_04_2016.json"
SHORTEST = 4


@dataclass(frozen=True)
class KnownRuns:
    """Runs of words of the official texts, with tone marks and without."""

    toned: dict[int, set]
    plain: dict[int, set]

    @classmethod
    def of(cls, texts: list[str]) -> "KnownRuns":
        toned, plain = {}, {}
        for length in (RUN_HERE, RUN):
            toned[length], plain[length] = set(), set()
            for text in texts:
                words = words_of(text)
                toned[length] |= runs(words.toned, length)
                plain[length] |= runs(words.plain, length)
        return cls(toned, plain)


@cache
def texts_by_number() -> dict[int, list[str]]:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        row["number"]: [row["label"], row["text"], *map(part_text, row["parts"])]
        for row in data["indicators"]
    }


@cache
def numbers_by_code() -> dict[str, int]:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return {row["code"]: row["number"] for row in data["indicators"]}


def part_text(part) -> str:
    return part["text"] if isinstance(part, dict) else part


@cache
def runs_of(number: int) -> KnownRuns:
    """Of one indicator; of all of them under 0."""
    known = texts_by_number()
    wanted = known.values() if number == 0 else [known.get(number, [])]
    return KnownRuns.of([text for texts in wanted for text in texts])


def is_lifted(words: Words, number: int | None) -> bool:
    """Whether a text is the resolution's, apart from a few small words."""
    small = marked_in(words, EMPTY, "functions", "lead_ins")
    start = 0
    while start < len(words) and start in small:
        start += 1
    seen = words.seen[start:]
    if len(seen) < SHORTEST:
        return False
    own, every = runs_of(number or 0), runs_of(0)
    for known, length in ((own, RUN_HERE), (every, RUN)):
        runs_known = known.plain if words.is_plain else known.toned
        share, longest = lifted(seen, runs_known[length], length)
        if share >= LIFTED and longest >= min(LONG_RUN, len(seen)):
            return True
    return False
