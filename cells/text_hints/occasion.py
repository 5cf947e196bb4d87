"""The occasion with which a sentence begins: “Bữa tát đìa, tôi …”."""

from cells.text_hints import time_and_place
from cells.text_hints.empty_phrases import NAME as EMPTY
from cells.text_hints.folding import Words
from cells.text_hints.others import NAME as OTHERS
from cells.text_hints.phrases import marked_in, phrases_in

LONGEST = 14
TELLING = 2
TELLING_AFTER_WHEN = 3


def names_occasion(words: Words) -> bool:
    """Something that took place but once, told before the writer comes in.

    “Trong quan hệ với đồng nghiệp, tôi …” is none: its words fit everybody.
    """
    empty = marked_in(words, EMPTY, "functions", "common", "abstract", "hedges")
    return any(
        len(set(fronted(words, at, openings)) - empty) >= telling
        for openings, telling in (("events", TELLING), ("when", TELLING_AFTER_WHEN))
        for at in words.sentences
    )


def fronted(words: Words, start: int, openings: str) -> range:
    """The places between an opening word and the writer, if both are there."""
    opening = phrases_in(time_and_place.NAME, openings).longest_at(words, start)
    begun = start + opening
    within = range(begun, min(begun + LONGEST, len(words)))
    first = phrases_in(OTHERS, "first")
    end = next((at for at in within if first.longest_at(words, at)), begun)
    return range(begun, end if opening else begun)
