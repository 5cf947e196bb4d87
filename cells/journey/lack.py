"""One thing that is missing in a step of a round, with the way to it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Lack:
    """``url`` is empty where the reader may not open what it leads to."""

    text: str
    url: str = ""
