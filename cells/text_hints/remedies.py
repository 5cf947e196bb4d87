"""A remedy that names neither an act nor a day nor anything to be seen."""

from cells.text_hints import time_and_place
from cells.text_hints.empty_phrases import NAME, share
from cells.text_hints.folding import Words
from cells.text_hints.phrases import phrases_in

VAGUE = 0.85
VAGUE_AT_MOST = 40
OPEN = 0.65
OPEN_AT_MOST = 12
KNOWN = ("intents", "intent_words", "common", "abstract", "hedges")


def is_vague_remedy(words: Words) -> bool:
    """“Sẽ rút kinh nghiệm”, “Cố gắng học tập nhiều hơn”."""
    if len(words) > VAGUE_AT_MOST or names_something(words):
        return False
    if is_open(words):
        return True
    if not phrases_in(NAME, "intents").any_in(words):
        return False
    return share(words, *KNOWN) >= VAGUE


def is_open(words: Words) -> bool:
    """“Sẽ đọc thêm tài liệu”, “Xuống thôn nhiều hơn”: nobody could see it done."""
    if len(words) > OPEN_AT_MOST or words.names:
        return False
    future, more = phrases_in(NAME, "future"), phrases_in(NAME, "more")
    if not future.any_in(words) and not more.any_in(words):
        return False
    return share(words, *KNOWN, "future", "more") >= OPEN


def names_something(words: Words) -> bool:
    """A figure, a day, or a habit that could be seen."""
    return (
        time_and_place.has_figure(words)
        or time_and_place.has_time(words)
        or phrases_in(NAME, "habits").any_in(words)
    )
