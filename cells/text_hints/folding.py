"""A typed text as words that compare: case, tone spelling, dashes, abbreviations."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

# Nobody writes more about one deed; what follows is not looked at.
LONGEST = 6000
PLAIN_AT_MOST = 0.12

# Combining tone mark → a letter that no text contains, to stand at the word's end.
TONES = {
    "\u0300": "\u02cb",
    "\u0301": "\u02ca",
    "\u0309": "\u02c0",
    "\u0303": "\u02e3",
    "\u0323": "\u02b2",
}
TONE_LETTERS = "".join(TONES.values())
SHORT_FORMS = {
    "đ/c": "đồng chí",
    "đc": "đồng chí",
    "đ/v": "đảng viên",
    "đv": "đảng viên",
    "cb": "cán bộ",
    "cbđv": "cán bộ đảng viên",
    "cnvc": "công nhân viên chức",
    "ko": "không",
    "khg": "không",
    "hok": "không",
    "k": "không",
    "nq": "nghị quyết",
    "hk": "học kỳ",
    "nt": "như trên",
    "ubnd": "ủy ban nhân dân",
    "kì": "kỳ",
    "lí": "lý",
}
GLUED = re.compile(r"^(hk|q)(\d{1,2}|[iv]{1,3})$|^(t)(\d{1,2})$")
GLUED_WORDS = {"hk": "học kỳ", "q": "quý", "t": "tháng"}
IN_WORDS = "một|hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi|chục|đôi|trăm"
NUMBERS = frozenset([*IN_WORDS.split("|"), "i", "ii", "iii", "iv"])
# Without tone marks these would be other words just as often.
NUMBERS_TONED = frozenset(["năm", "tư", "nửa", "dăm"])
TOKEN = re.compile(
    r"\d+(?:[./:\-]\d+)*%?(?:[^\W\d_]+\d*)?|[đdĐD]/[cvCV]\b|[^\W\d_]+\d*|[.;:!?\n,()…]"
)
BREAKS = frozenset(".;:!?\n,()…")
STOPS = frozenset(".;!?\n…")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−="), "-")


@dataclass(frozen=True)
class Words:
    """The words of a text without punctuation.

    ``starts``: the places where a clause begins, ``sentences``: those where a
    sentence does. ``names``: words in capitals within one. ``is_plain``: typed
    without tone marks.
    """

    toned: tuple[str, ...]
    plain: tuple[str, ...]
    starts: frozenset[int]
    sentences: frozenset[int]
    names: frozenset[int]
    is_plain: bool

    def __len__(self):
        return len(self.toned)

    @cached_property
    def seen(self) -> tuple[str, ...]:
        """The words as they are looked up: plain where the text is typed so."""
        return self.plain if self.is_plain else self.toned

    @cached_property
    def found(self) -> dict[int, frozenset[int]]:
        """What lists of phrases have found in it, so that each looks but once."""
        return {}

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Where figures, Roman numerals or numbers in words stand."""
        known = PLAIN_NUMBERS if self.is_plain else TONED_NUMBERS
        return frozenset(
            at
            for at, word in enumerate(self.seen)
            if word in known or word[0].isdigit()
        )


NO_WORDS = Words((), (), frozenset({0}), frozenset({0}), frozenset(), is_plain=False)


def words_of(text: object) -> Words:
    """The words of whatever was given; of anything but a text none."""
    if not isinstance(text, str) or not text:
        return NO_WORDS
    cut = text[:LONGEST]
    normal = unicodedata.normalize("NFC", cut).translate(DASHES)
    toned, starts, sentences, names = [], {0}, {0}, set()
    for written in TOKEN.findall(normal):
        token = written.lower()
        if token in BREAKS:
            starts.add(len(toned))
            if token in STOPS:
                sentences.add(len(toned))
            continue
        if written[0].isupper() and len(toned) not in sentences:
            names.add(len(toned))
        toned.extend(fold_word(word) for word in spelled_out(token))
    plain = [without_marks(word) for word in toned]
    letters = [(t, p) for t, p in zip(toned, plain, strict=True) if p.isalpha()]
    marked = sum(t != p for t, p in letters)
    return Words(
        toned=tuple(toned),
        plain=tuple(plain),
        starts=frozenset(starts),
        sentences=frozenset(sentences),
        names=frozenset(names if 3 * len(names) < len(toned) else ()),
        is_plain=bool(letters) and marked <= PLAIN_AT_MOST * len(letters),
    )


def spelled_out(token: str) -> list[str]:
    """“đ/c” is “đồng chí”, “QII” is “quý II”, “T9” is “tháng 9”."""
    if token in SHORT_FORMS:
        return SHORT_FORMS[token].split()
    if found := GLUED.match(token):
        word, number = filter(None, found.groups())
        return [*GLUED_WORDS[word].split(), number]
    return [token]


def fold_word(word: str) -> str:
    """The tone goes to the end as a letter, so that hoá and hóa are one word."""
    if word.isascii():
        return word
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", word):
        if char in TONES:
            tone = TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def without_marks(word: str) -> str:
    """A folded word as it is typed without tone marks."""
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFD", word.rstrip(TONE_LETTERS).replace("đ", "d"))
    return "".join(char for char in marks if not unicodedata.combining(char))


TONED_NUMBERS = frozenset(map(fold_word, NUMBERS | NUMBERS_TONED))
PLAIN_NUMBERS = frozenset(without_marks(fold_word(word)) for word in NUMBERS)
