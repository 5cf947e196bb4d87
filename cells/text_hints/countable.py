"""A line of a plan: can its result be counted, and does it say until when."""

import re

from cells.text_hints.folding import Words, words_of
from cells.text_hints.phrases import is_date, phrases_in

NAME = "countable"
FIGURES = re.compile(r"^\s*\d{1,9}(?:[.,]\d{1,6})?\s*%?\s*$")
NEAR = 3
# “một” stands before what is no thing as well; Roman numerals name a part of a year.
UNSURE = frozenset({"mot", "i", "ii", "iii", "iv"})
DATED = frozenset({"thang", "ngay", "quy", "thu", "nam", "khoa", "dot", "ky", "hang"})
DONE_WITHIN = 6


def amount_is_given(quantity: object) -> bool:
    """A number above nought, in figures or in words."""
    if isinstance(quantity, bool) or quantity is None:
        return False
    if isinstance(quantity, (int, float)):
        return quantity > 0
    if not isinstance(quantity, str):
        return False
    if FIGURES.match(quantity):
        return any(digit in "123456789" for digit in quantity)
    words = words_of(quantity)
    return any(words.seen[at].strip("0") for at in words.numbers)


def is_uncountable(words: Words) -> bool:
    """“nhận thức”, “sự chuyển biến”: no thing, whatever the number."""
    start = 1 if words.plain[:1] in {("su",), ("co",)} else 0
    return phrases_in(NAME, "uncountable").longest_at(words, start) > 0


def counts_a_thing(words: Words) -> bool:
    """“4 phiếu góp ý”, “một bài giảng”, “giảm 50% số trang in”, “không còn đơn”."""
    things, vague = phrases_in(NAME, "things"), phrases_in(NAME, "no_number")
    numbers = words.numbers - vague.marked(words)
    if any(word[0].isdigit() and not is_date(word) for word in words.seen):
        return True
    if any(counts_in_words(words, at) for at in numbers):
        return True
    if any(counts_none(words, at) for at in range(len(words))):
        return True
    ends = [place.stop - 1 for place in phrases_in(NAME, "none_left").places(words)]
    return any(
        things.longest_at(words, place)
        for at in (*numbers, *ends)
        for place in range(at + 1, at + 1 + NEAR)
    )


def counts_none(words: Words, at: int) -> bool:
    """“không đêm nào quên tắt máy”, “không còn xe trên vỉa hè”."""
    if words.plain[at] != "khong":
        return False
    after = words.plain[at + 1 : at + 1 + NEAR]
    vague = (phrases_in(NAME, part) for part in ("vague_left", "uncountable"))
    if any(each.longest_at(words, at + 2) for each in vague):
        return False
    return "nao" in after or (after[:1] == ("con",) and len(after) > 1)


def counts_in_words(words: Words, at: int) -> bool:
    """“hai mươi câu”, “mỗi kỳ một ý”; not “tháng ba”, “một số mặt”, “một lòng”."""
    number, plain = words.seen[at], words.plain
    if number[0].isdigit() or at + 1 == len(words):
        return False
    if plain[at] in UNSURE:
        return "moi" in plain[max(0, at - NEAR) : at]
    return not (at and plain[at - 1] in DATED)


def is_finished_thing(words: Words) -> bool:
    """“Quy chế được chi bộ thông qua”, “một cái ao đào xong”: done, and to be seen."""
    if phrases_in(NAME, "papers").longest_at(words, 0):
        return True
    things, done = phrases_in(NAME, "things"), phrases_in(NAME, "done")
    empty = phrases_in(NAME, "empty").marked(words)
    if not empty and phrases_in(NAME, "seen").any_in(words):
        return True
    named = [place for place in things.places(words) if place.start not in empty]
    numbers = words.numbers - phrases_in(NAME, "no_number").marked(words)
    named += [range(at, at + 1) for at in numbers]
    return any(
        abs(one.start - other.start) <= DONE_WITHIN
        for one in done.places(words)
        if one.start not in empty
        for other in named
    )


def is_countable(*, kind: object, quantity: object, unit: object, result: object):
    kind_words, result_words = words_of(kind), words_of(result)
    if counts_a_thing(result_words) or counts_a_thing(kind_words):
        return True
    if amount_is_given(quantity):
        named = len(kind_words) > 0 or len(words_of(unit)) > 0
        return named and not is_uncountable(kind_words)
    return is_finished_thing(result_words) and not is_uncountable(result_words)


def says_until_when(due: object) -> bool:
    """A date in figures, or a month, a quarter, a rhythm in words."""
    if not isinstance(due, str):
        return False
    words = words_of(due)
    if any(is_real_date(word) for word in words.seen if is_date(word)):
        return True
    return phrases_in(NAME, "due").any_in(words)


def is_real_date(word: str) -> bool:
    """“30/6”, “6/2027”, “30/6/2027”, “2027-06-30”; not “31/02/2027” or “99/99”."""
    figures = [int(each) for each in re.split(r"[./\-]", word)]
    if len(figures) == 2:
        first, second = figures
        return 1 <= first <= 31 and (1 <= second <= 12 or second > 1900)
    day, month, year = figures if figures[0] <= 31 else reversed(figures)
    days = 29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31
    return 1 <= day <= days and 1 <= month <= 12 and year >= 0
