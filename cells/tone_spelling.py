"""The two spellings of the tone in hóa and hoá, ủy and uỷ, for standing sentences."""

import re
import unicodedata
from enum import Enum


class ToneSpelling(Enum):
    """Where the tone stands in open oa, oe, uy of the standing sentences."""

    FIRST_VOWEL = "hóa, ủy"
    MAIN_VOWEL = "hoá, uỷ"


def spell_tones(text: str, spelling: ToneSpelling) -> str:
    """The text with the tone of open oa, oe, uy where the spelling puts it.

    For standing sentences only: never for names, for what members wrote, or for
    the texts of the indicators.
    """
    moves = _MOVES[spelling]
    return _PATTERNS[spelling].sub(lambda found: moves[found[0]], text)


def _tone_moves():
    """Each spelling's own forms, keyed by the forms of the other one."""
    to_main, to_first = {}, {}
    for first, main in ("oa", "oe", "uy"):
        for tone in "\u0300\u0301\u0303\u0309\u0323":
            on_first = unicodedata.normalize("NFC", first + tone) + main
            on_main = first + unicodedata.normalize("NFC", main + tone)
            for case in (str.lower, str.upper, str.capitalize):
                to_main[case(on_first)] = case(on_main)
                to_first[case(on_main)] = case(on_first)
    return {ToneSpelling.MAIN_VOWEL: to_main, ToneSpelling.FIRST_VOWEL: to_first}


_MOVES = _tone_moves()
# After q the u belongs to the consonant (quý), and a following letter closes the
# syllable (hoàn): both spellings agree there.
_PATTERNS = {
    spelling: re.compile(rf"(?<![qQ])(?:{'|'.join(moves)})(?!\w)")
    for spelling, moves in _MOVES.items()
}
