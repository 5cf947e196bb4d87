"""A merit told in the place of a fault."""

from cells.text_hints import time_and_place
from cells.text_hints.empty_phrases import NAME as EMPTY
from cells.text_hints.folding import Words
from cells.text_hints.phrases import phrases_in

NAME = "praise"
PRAISE_AT_MOST = 24


def is_praise(words: Words) -> bool:
    """“Làm việc quá nhiệt tình”: a merit in the place of a fault.

    With a day or a number it tells of real harm, and so is left alone; not so an
    honour that nothing clouds.
    """
    if len(words) > PRAISE_AT_MOST:
        return False
    if time_and_place.has_figure(words) or time_and_place.has_time(words):
        return is_honour(words)
    denials = phrases_in(EMPTY, "denials")
    return any(
        praises_at(words, at) and not (at and denials.longest_at(words, at - 1))
        for at in range(len(words))
    )


def is_honour(words: Words) -> bool:
    """“Hoàn thành xuất sắc 5/5 chỉ tiêu, được tặng giấy khen”."""
    honours = phrases_in(NAME, "honours").any_in(words)
    return honours and not phrases_in(NAME, "clouds").any_in(words)


def praises_at(words: Words, at: int) -> bool:
    """“quá nhiệt tình”, “nhiệt tình quá”, “tham công tiếc việc”."""
    if phrases_in(NAME, "whole").longest_at(words, at):
        return not phrases_in(NAME, "turns").any_in(words)
    good = phrases_in(NAME, "good")
    if length := phrases_in(NAME, "before").longest_at(words, at):
        return bool(good.longest_at(words, at + length))
    length = good.longest_at(words, at)
    return bool(length) and words.plain[at + length : at + length + 1] == ("qua",)
