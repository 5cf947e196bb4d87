"""Texts that fill a field without a deed: filler, generic phrases, slogans, dates."""

import re

from cells.text_hints import time_and_place
from cells.text_hints.folding import Words
from cells.text_hints.phrases import marked_in, phrases_in

NAME = "empty_phrases"
SAYS_NOTHING = 0.78
SAYS_LITTLE = 0.66
FILLER_AT_MOST = 7
SLOGAN_AT_MOST = 60
HEDGED_AT_MOST = 14
KNOCKED = re.compile(r"^(.)\1*$")
# The shape of a Vietnamese syllable without its marks.
SYLLABLE = re.compile(
    r"^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$"
)


def is_filler(words: Words) -> bool:
    """“.”, “không”, “như trên”, “asdf”: nothing that could be read."""
    if len(words) == 0:
        return True
    if all(map(is_no_word, words.plain)):
        return True
    filler = phrases_in(NAME, "filler")
    if filler.longest_at(words, 0) == len(words):
        return True
    if len(words) <= FILLER_AT_MOST:
        known = phrases_in(NAME, "filler_words").marked(words)
        if len(known) == len(words):
            return True
    start, end = unwrapped(words)
    return start == end or filler.longest_at(words, start) == end - start


def is_no_word(word: str) -> bool:
    """“aaaa”, “.”, “asdfgh”; a figure is one."""
    if len(word) == 1 or KNOCKED.match(word):
        return True
    return word.isalpha() and not SYLLABLE.match(word)


def unwrapped(words: Words) -> tuple[int, int]:
    """Where a text begins and ends without “tôi” before it and “ạ” after it."""
    around = phrases_in(NAME, "filler_around")
    start, end = 0, len(words)
    while start < end and (step := around.longest_at(words, start)):
        start += step
    while end > start and around.longest_at(words, end - 1) == 1:
        end -= 1
    return start, end


def is_blank(text: object) -> bool:
    """Whether nothing was given at all."""
    return text is None or (isinstance(text, str) and not text.strip())


def share(words: Words, *lists: str, without=frozenset()) -> float:
    """How much of a text is made of the words of ``lists`` and of small words."""
    places = [at for at in range(len(words)) if at not in without]
    if not places:
        return 0.0
    known = marked_in(words, NAME, "functions", *lists)
    return sum(at in known for at in places) / len(places)


def is_generic(words: Words) -> bool:
    """“Đôi khi chưa thật sự nghiêm túc trong học tập”: anybody could have written it.

    A date, a month or a number of times makes it a deed of its own; the year does
    not, since all that is told fell into it.
    """
    year = time_and_place.years(words)
    if time_and_place.has_point(words, besides=year):
        return False
    if not phrases_in(NAME, "hedges").any_in(words):
        return False
    hedged = phrases_in(NAME, "adverbs").any_in(words)
    empty = share(words, "hedges", "common", "abstract", without=year)
    return empty >= (SAYS_LITTLE if hedged else SAYS_NOTHING)


def is_hedged(words: Words) -> bool:
    """A short generic phrase that begins “đôi khi”, “thỉnh thoảng”."""
    if len(words) > HEDGED_AT_MOST or not is_generic(words):
        return False
    adverbs = phrases_in(NAME, "adverbs")
    return any(adverbs.longest_at(words, at) for at in range(3))


def is_slogan(words: Words) -> bool:
    """“Nâng cao tinh thần trách nhiệm, quyết tâm phấn đấu…”: a promise in general."""
    if len(words) > SLOGAN_AT_MOST or time_and_place.has_figure(words):
        return False
    if time_and_place.counts(words):
        return False
    promises = phrases_in(NAME, "promises").places(words)
    if not promises or phrases_in(NAME, "habits").any_in(words):
        return False
    if not any(begins_clause(words, place.start) for place in promises):
        return False
    lists = (
        "promises", "promise_words", "common", "abstract", "intents", "intent_words"
    )  # fmt: skip
    return share(words, *lists) >= SAYS_NOTHING


def begins_clause(words: Words, at: int) -> bool:
    """Whether nothing but small words stands before it in its clause."""
    known = marked_in(words, NAME, "functions", "promise_words", "intents")
    start = max(each for each in words.starts if each <= at)
    return all(place in known for place in range(start, at))


def is_date_only(words: Words) -> bool:
    """“Tháng 6 và tháng 8, tại khoa”: a time, but nothing that happened."""
    told = time_and_place.times(words)
    if not told or phrases_in(NAME, "denials").any_in(words):
        return False
    told |= time_and_place.place_words(words)
    told |= words.numbers
    told |= marked_in(words, time_and_place.NAME, "time_parts", "scenes")
    told |= marked_in(words, NAME, "functions", "occasions")
    return len(words) - len(told) == 0
