"""Whether the words of an idea tell whose it was, or are still its author's own."""

import unicodedata

from cells.fields import typed_text

KIND_OF_CELL = "chi bộ "
SHORTEST_CALL = 2  # words of a name by which a person is called among colleagues


def plain_words(text: str) -> str:
    return " ".join(typed_text(text).casefold().split())


def tells_whose(text: str, *, people: list[str], cell: str) -> bool:
    """Whether ``text`` holds the name of a person, whole or as called, or of the cell.

    “Hoàng Văn Sơn” is called “Văn Sơn” as well; a single word is too often no name.
    Typed without marks, as on a phone, it is the same name.
    """
    words = f" {plain_words(text)} "
    cleaned = "".join(each if each.isalnum() else " " for each in words)
    spaced = f" {' '.join(cleaned.split())} "
    return any(f" {name} " in spaced for name in names_of(people, cell))


def names_of(people: list[str], cell: str) -> set[str]:
    called = {" ".join(plain_words(name).split()[-SHORTEST_CALL:]) for name in people}
    place = plain_words(cell)
    short = place.removeprefix(KIND_OF_CELL)
    whole = {name for name in {*called, short} if " " in name} | {place}
    return whole | {without_marks(name) for name in whole}


def without_marks(words: str) -> str:
    """“hoàng văn sơn” as it is typed without a Vietnamese keyboard."""
    letters = unicodedata.normalize("NFD", words.replace("đ", "d"))
    return "".join(each for each in letters if not unicodedata.combining(each))


def is_copied(text: str, original: str) -> bool:
    """Whether the secretary's words are the author's, but for case and spaces."""
    return bool(original.strip()) and plain_words(original) in plain_words(text)
