"""How the official wording of an indicator falls into its parts (ý)."""

import re
from itertools import pairwise

# An ellipsis is no separator by itself: it belongs to its part. It ends the part
# only where the text goes on with a new sentence (“chạy tội... Sử dụng …”).
_ELLIPSIS = re.compile(r"\.{2,}|…")
_MARK = "\N{HORIZONTAL ELLIPSIS}"
_SEPARATORS = re.compile(r"[;.]")
_SENTENCE_AFTER_ELLIPSIS = re.compile(rf"(?<={_MARK})\s+(?=[^\W\d_])")


def split_into_parts(text: str) -> list[str]:
    """Return the parts of ``text``, which end at every “;” and “.”.

    The parts keep the letters of the text, without the separator and without
    space at their ends. A text of one piece has no parts, so it gives ``[]``.
    """
    parts = []
    for piece in _SEPARATORS.split(_ELLIPSIS.sub(_MARK, text)):
        parts.extend(_split_after_ellipsis(piece))
    parts = [part.strip().replace(_MARK, "...") for part in parts]
    parts = [part for part in parts if part.strip(". ")]
    return parts if len(parts) > 1 else []


def _split_after_ellipsis(piece: str) -> list[str]:
    """Return ``piece`` cut where a capital letter follows an ellipsis."""
    cuts = [
        found.end()
        for found in _SENTENCE_AFTER_ELLIPSIS.finditer(piece)
        if piece[found.end()].isupper()
    ]
    edges = [0, *cuts, len(piece)]
    return [piece[start:end] for start, end in pairwise(edges)]
