"""Whether two texts are nearly the same; how near they are is told to nobody."""

from collections.abc import Iterable

from rapidfuzz.distance import Indel

from cells.text_hints.folding import Words

SHORTEST = 5
SHORT = 12
SAME_WORDS = 0.80
SAME_WORDS_SHORT = 0.90
SAME_LETTERS = 0.88
SAME_LETTERS_SHORT = 0.94
LOOKED_AT = 600
ROUGHLY = 0.6
RUN = 4
RUN_HERE = 3
LIFTED = 0.75
LONG_RUN = 5


def near_equal(one: Words, other: Words) -> bool:
    """The same text, perhaps with a few words or a date altered.

    A shared topic is not enough. Short texts are alike more easily, so less may
    differ in them, and no number.
    """
    if min(len(one), len(other)) < SHORTEST:
        return False
    plain = one.is_plain or other.is_plain
    first, second = (one.plain, other.plain) if plain else (one.toned, other.toned)
    if first == second:
        return True
    if 2 * min(len(first), len(second)) < max(len(first), len(second)):
        return False
    if min(len(first), len(second)) < SHORT:
        return figures(first) == figures(second) and alike(
            first, second, SAME_WORDS_SHORT, SAME_LETTERS_SHORT
        )
    return alike(first, second, SAME_WORDS, SAME_LETTERS)


def alike(first: tuple, second: tuple, words_from: float, letters_from: float) -> bool:
    if Indel.normalized_similarity(first, second, score_cutoff=words_from):
        return True
    one, other = " ".join(first), " ".join(second)
    return bool(Indel.normalized_similarity(one, other, score_cutoff=letters_from))


def figures(words: tuple[str, ...]) -> list[str]:
    return sorted(word for word in words if word[0].isdigit())


def near_equal_to_any(one: Words, others: Iterable[Words]) -> bool:
    return any(near_equal(one, other) for other in others)


def runs(words: tuple[str, ...], length: int) -> set[tuple[str, ...]]:
    return {words[at : at + length] for at in range(len(words) - length + 1)}


def lifted(words: tuple[str, ...], known: set, length: int) -> tuple[float, int]:
    """How much of a text stands in runs that ``known`` has too, and the longest one."""
    covered, longest, end, start = 0, 0, 0, 0
    for at in range(len(words) - length + 1):
        if words[at : at + length] not in known:
            continue
        if at > end - length + 1 or end == 0:
            start = at
        covered += at + length - max(at, end)
        end = at + length
        longest = max(longest, end - start)
    return (covered / len(words) if words else 0.0), longest


def worth_comparing(one: str, other: str) -> bool:
    """A quick look at two texts as they were typed, before their words are folded."""
    if not one or not other:
        return False
    shorter, longer = sorted((len(one), len(other)))
    if longer > 2 * shorter:
        return False
    first, second = one[:LOOKED_AT].lower(), other[:LOOKED_AT].lower()
    return bool(Indel.normalized_similarity(first, second, score_cutoff=ROUGHLY))
