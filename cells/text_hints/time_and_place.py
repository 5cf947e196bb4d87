"""When, where and how often: what makes a deed one that happened."""

import re

from cells.text_hints.folding import Words
from cells.text_hints.phrases import phrases_in

NAME = "time_and_place"
YEAR = re.compile(r"^(19|20)\d\d$")


def times(words: Words) -> set[int]:
    """The places of the words that name a time."""
    return phrases_in(NAME, "times").marked(words)


def counts(words: Words) -> set[int]:
    """The places of the words that say how often or how many."""
    return phrases_in(NAME, "counts").marked(words)


def place_words(words: Words) -> set[int]:
    """The places of the words that say where."""
    found = phrases_in(NAME, "places").marked(words)
    before = phrases_in(NAME, "place_before")
    scenes = phrases_in(NAME, "scenes")
    vague = phrases_in(NAME, "vague_scenes")
    for at in range(len(words)):
        length = before.longest_at(words, at)
        if not length or vague.longest_at(words, at):
            continue
        scene = scenes.longest_at(words, at + length)
        if not scene and names_a_place(words, at + length):
            scene = 1
        if scene:
            found |= set(range(at, at + length + scene))
    return found


def names_a_place(words: Words, at: int) -> bool:
    """“ở Lâm Bình”; not “vào Đảng”."""
    return at in words.names and not phrases_in(NAME, "no_places").longest_at(words, at)


def has_time(words: Words) -> bool:
    return bool(times(words) or counts(words))


def years(words: Words) -> set[int]:
    """The places of “năm 2026”: the time of the whole report."""
    return {
        place
        for at in range(1, len(words))
        if YEAR.match(words.seen[at]) and words.plain[at - 1] == "nam"
        for place in (at - 1, at)
    }


def has_point(words: Words, *, besides: set[int]) -> bool:
    """Whether something else than ``besides`` says when, how often or how many."""
    if any(has_digit(word) and at not in besides for at, word in enumerate(words.seen)):
        return True
    lists = phrases_in(NAME, "times"), phrases_in(NAME, "counts")
    told = (place for each in lists for place in each.places(words))
    return any(besides.isdisjoint(place) for place in told)


def has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def has_place(words: Words) -> bool:
    return bool(place_words(words))


def has_figure(words: Words) -> bool:
    """A number in figures, a date, a class “K45”: something that can be checked."""
    return any(map(has_digit, words.seen))
