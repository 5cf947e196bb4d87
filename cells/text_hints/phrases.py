"""Lists of phrases, read once from the data files, and where a text contains them."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from cells.text_hints.folding import Words, fold_word, without_marks

DATA = Path(__file__).parent / "data"

NUMBER = "#"
DATE = "@"


class Phrases:
    """Phrases of whole words; “#” stands for a number, “@” for a date in figures.

    A text typed without tone marks is compared with the phrases without theirs,
    but for those in ``toned_only``, which would then mean too many things.
    """

    def __init__(self, phrases, *, toned_only=()):
        self.toned = self.index([*phrases, *toned_only], mark=fold_word)
        self.plain = self.index(phrases, mark=lambda w: without_marks(fold_word(w)))

    @staticmethod
    def index(phrases, mark) -> dict[str, list[tuple[str, ...]]]:
        found = defaultdict(set)
        for phrase in phrases:
            words = tuple(mark(word) for word in phrase.lower().split())
            found[words[0]].add(words)
        return {
            first: sorted(same, key=len, reverse=True) for first, same in found.items()
        }

    def places(self, words: Words) -> list[range]:
        """The longest phrase at each place, from left to right, none overlapping."""
        found, at = [], 0
        while at < len(words):
            if length := self.longest_at(words, at):
                found.append(range(at, at + length))
                at += length
            else:
                at += 1
        return found

    def longest_at(self, words: Words, at: int) -> int:
        """The number of words of the longest phrase that begins there; 0: none."""
        if at >= len(words):
            return 0
        index = self.plain if words.is_plain else self.toned
        word = words.seen[at]
        longest = longest_of(index.get(word), words, at)
        if at in words.numbers:
            longest = max(longest, longest_of(index.get(NUMBER), words, at))
            if is_date(word):
                longest = max(longest, longest_of(index.get(DATE), words, at))
        return longest

    def any_in(self, words: Words) -> bool:
        return bool(self.marked(words))

    def marked(self, words: Words) -> frozenset[int]:
        """The places of all words that belong to a phrase of the list."""
        if id(self) not in words.found:
            words.found[id(self)] = frozenset(self.search(words))
        return words.found[id(self)]

    def search(self, words: Words) -> Iterator[int]:
        """Looks closer only where a phrase may begin."""
        index = self.plain if words.is_plain else self.toned
        begun = {at for at, word in enumerate(words.seen) if word in index}
        if NUMBER in index or DATE in index:
            begun |= words.numbers
        for at in begun:
            yield from range(at, at + self.longest_at(words, at))


def longest_of(phrases, words: Words, at: int) -> int:
    """``phrases``: the longest first."""
    for phrase in phrases or ():
        if fits(phrase, words, at):
            return len(phrase)
    return 0


def fits(phrase: tuple[str, ...], words: Words, at: int) -> bool:
    seen = words.seen
    if at + len(phrase) > len(seen):
        return False
    for place, want in enumerate(phrase, at):
        if want == seen[place] or (want == NUMBER and place in words.numbers):
            continue
        if want != DATE or not is_date(seen[place]):
            return False
    return True


def is_date(word: str) -> bool:
    """“12/8”, “30/6/2027”, “2027-06-30”, “30.6.2027”."""
    figures = word.replace("-", "/").replace(".", "/").split("/")
    return 2 <= len(figures) <= 3 and all(
        each.isascii() and each.isdigit() and len(each) <= 4 for each in figures
    )


@cache
def phrases_in(name: str, part: str) -> Phrases:
    """A list of a data file; “<list>_toned” holds for text with tone marks only."""
    data = read(name)
    return Phrases(data[part], toned_only=data.get(f"{part}_toned", ()))


def marked_in(words: Words, name: str, *parts: str) -> frozenset[int]:
    """The places of all words that belong to one of the lists."""
    return frozenset().union(*(phrases_in(name, part).marked(words) for part in parts))


@cache
def read(name: str) -> dict[str, list[str]]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
