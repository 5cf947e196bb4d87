"""Sentences on others: a deed that is not one's own, a cause put on somebody else."""

from cells.text_hints.empty_phrases import is_filler
from cells.text_hints.folding import Words
from cells.text_hints.phrases import phrases_in

NAME = "others"
NEAR = 6


def speaks_of_self(words: Words) -> bool:
    others = phrases_in(NAME, "not_first").marked(words)
    first = phrases_in(NAME, "first").marked(words)
    return bool(first - others)


def is_about_others(words: Words) -> bool:
    """“Một bộ phận đảng viên còn…”: a sentence of which the writer is no part."""
    if speaks_of_self(words):
        return False
    crowds = phrases_in(NAME, "crowds")
    before = phrases_in(NAME, "crowd_before")
    for start in words.sentences:
        at = start
        while at < len(words):
            if crowds.longest_at(words, at):
                return True
            step = before.longest_at(words, at)
            if not step:
                break
            at += step
    return False


def blames_others(subjective: Words, objective: Words) -> bool:
    """Whether all that is named as a cause is what somebody else did wrong.

    An objective cause may name others where a subjective one stands beside it.
    """
    if is_filler(subjective):
        return puts_it_on_others(objective)
    return puts_it_on_others(subjective)


def puts_it_on_others(words: Words) -> bool:
    """Somebody else, and soon after it what they failed to do; never the writer."""
    begun = [after_because(words, start) for start in sorted(words.starts)]
    first = phrases_in(NAME, "first")
    if any(first.longest_at(words, at) for at in begun):
        return False
    return any(is_reproach(words, at) for at in begun)


def after_because(words: Words, start: int) -> int:
    """“Do đồng chí tổ trưởng …”: where the one begins on whom it is put."""
    start += phrases_in(NAME, "because").longest_at(words, start)
    if phrases_in(NAME, "others").longest_at(words, start):
        return start
    return start + phrases_in(NAME, "address").longest_at(words, start)


def up_to_oneself(words: Words, at: int) -> range:
    """What is said of them: the next words, up to one that means the writer."""
    first = phrases_in(NAME, "first")
    own = (place for place in range(at, at + NEAR) if first.longest_at(words, place))
    return range(at, next(own, at + NEAR))


def is_reproach(words: Words, at: int) -> bool:
    """“lãnh đạo không quan tâm”; “trường chưa có phòng máy” is none."""
    others, reproached = phrases_in(NAME, "others"), phrases_in(NAME, "reproached")
    length = others.longest_at(words, at)
    named = reproached.longest_at(words, at)
    if not length and not named:
        return False
    near = up_to_oneself(words, at + max(length, named))
    fails = phrases_in(NAME, "fails")
    if any(fails.longest_at(words, place) for place in near):
        return True
    reproach, excused = phrases_in(NAME, "reproach"), phrases_in(NAME, "no_reproach")
    return bool(named) and any(
        reproach.longest_at(words, place) and not excused.longest_at(words, place)
        for place in near
    )
