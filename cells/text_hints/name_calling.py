"""A remark about what somebody is, where one on what somebody did is asked for."""

from cells.text_hints import time_and_place
from cells.text_hints.folding import Words
from cells.text_hints.phrases import phrases_in

NAME = "name_calling"
DENIED_WITHIN = 6
SHORT = 14


def is_about_person(words: Words) -> bool:
    """A judged character; a mild word only where nothing is told besides."""
    traits = phrases_in(NAME, "traits")
    if said(words, traits.places(words)):
        return True
    if tells_a_deed(words):
        return False
    if said(words, phrases_in(NAME, "judging").places(words)):
        return True
    if len(words) > SHORT:
        return False
    if not phrases_in(NAME, "persons").any_in(words):
        return False
    mild = phrases_in(NAME, "mild").places(words)
    return said(words, [place for place in mild if ends_clause(words, place)])


def said(words: Words, places: list[range]) -> bool:
    """Whether one of the words is meant of a person, neither denied nor quoted."""
    taken = phrases_in(NAME, "allowed").marked(words)
    for place in places:
        near = before(words, place, words.sentences)
        quoted = any(at in taken for at in [*near, *place])
        if not quoted and not is_denied(words, place):
            return True
    return False


def is_denied(words: Words, place: range) -> bool:
    """“Không nói đồng chí lười, ích kỷ”; in “không hòa đồng, ích kỷ” it is said."""
    spoken, bare = phrases_in(NAME, "unspoken"), phrases_in(NAME, "denials")
    return any(
        spoken.longest_at(words, at) for at in before(words, place, words.sentences)
    ) or any(bare.longest_at(words, at) for at in before(words, place, words.starts))


def before(words: Words, place: range, starts: frozenset[int]) -> range:
    """The few words that stand before it in its sentence or clause."""
    start = max(each for each in starts if each <= place.start)
    return range(max(start, place.start - DENIED_WITHIN), place.start)


def tells_a_deed(words: Words) -> bool:
    return time_and_place.has_time(words) or time_and_place.has_figure(words)


def ends_clause(words: Words, place: range) -> bool:
    """“Đồng chí còn yếu.” and not “đồng chí còn yếu ở khâu ghi biên bản”."""
    return place.stop == len(words) or place.stop in words.starts
