"""How long a material takes to read: a proposal that its adder may change."""

SYLLABLES_A_MINUTE = 200
MINUTES_A_PAGE = 2


def proposed_minutes(text: str, pages: int | None) -> int | None:
    """By the length of the text, else by its pages; None where neither is known.

    Vietnamese is written in syllables; an adult reads about 200 a minute.
    """
    syllables = len(text.split())
    if syllables:
        return -(-syllables // SYLLABLES_A_MINUTE)
    return pages * MINUTES_A_PAGE if pages else None
