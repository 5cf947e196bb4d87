"""What stands at the head and the foot of every paper of a Party cell.

Papers are in Vietnamese by rule, whatever language the reader has chosen; the
words here and in the templates of papers therefore do not go through gettext.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

# The number and the day alone are not enough: another Nghị quyết số 04-NQ/TW
# was issued on 01/4/2026.
RESOLUTION = (
    "Nghị quyết số 04-NQ/TW, ngày 30/10/2016 của Hội nghị lần thứ tư "
    "Ban Chấp hành Trung ương Đảng khóa XII"
)
NONE_DECLARED = "không có đảng viên tự nhận; chi bộ chưa phát hiện"
DRAFT = "DỰ THẢO"
GAP = "…"
OPEN_NUMBER = "\u00a0" * 5  # room to write it in by hand


class ToneSpelling(Enum):
    """Where the tone stands in open oa, oe, uy of the standing sentences."""

    FIRST_VOWEL = "hóa, ủy"
    MAIN_VOWEL = "hoá, uỷ"


@dataclass(frozen=True)
class PartyDocument:
    """The parts that every paper in the Party's layout has.

    Names of organisations and people are printed as given. A draft has no
    number: see `number_text`, `draft_place_and_date`, `session_mark`.
    """

    superior_name: str
    issuer_name: str
    number_text: str
    place_and_date: str
    type_name: str
    subject_lines: tuple[str, ...]
    recipients: tuple[str, ...]
    signing_capacity: str
    signer_office: str
    signer_name: str
    draft_marks: tuple[str, ...] = ()
    tone_spelling: ToneSpelling = ToneSpelling.FIRST_VOWEL

    @property
    def superior_heading(self):
        return self.superior_name.upper()

    @property
    def issuer_heading(self):
        return self.issuer_name.upper()

    @property
    def title(self) -> str:
        """The title in the file's metadata; it names no person."""
        return " ".join((self.type_name.capitalize(), *self.subject_lines))

    @property
    def resolution(self):
        return spell_tones(RESOLUTION, self.tone_spelling)

    @property
    def none_declared(self):
        return spell_tones(NONE_DECLARED, self.tone_spelling)


def party_day(day: date) -> tuple[str, str]:
    """Day and month as papers write them: 06 and 8, 05 and 10, 22 and 01."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}", month


def party_date(day: date) -> str:
    """The date as papers write it: 06/8/2026, 05/10/2026, 22/01/2027."""
    return f"{'/'.join(party_day(day))}/{day.year}"


def place_and_date(place: str, day: date) -> str:
    """Place and date of issue."""
    day_text, month = party_day(day)
    return f"{place}, ngày {day_text} tháng {month} năm {day.year}"


def draft_place_and_date(place: str, year: int) -> str:
    """Place and date of a draft, which has no day yet: the gaps are shown."""
    return f"{place}, ngày {GAP} tháng {GAP} năm {year}"


def number_text(symbol: str, body: str, number: int | None = None) -> str:
    """Number and symbol, “Số 05-BC/CB”; without one the place is left open."""
    return f"Số {OPEN_NUMBER if number is None else f'{number:02}'}-{symbol}/{body}"


def session_mark(day: date) -> str:
    """The second mark of a draft that is laid before the cell."""
    return f"trình buổi sinh hoạt ngày {party_date(day)}"


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
