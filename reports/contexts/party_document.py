"""What stands at the head and the foot of every paper of a Party cell.

Papers are in Vietnamese by rule, whatever language the reader has chosen; the
words here and in the templates of papers therefore do not go through gettext.
"""

from dataclasses import dataclass
from datetime import date

from cells.dates import party_date, party_day
from cells.tone_spelling import ToneSpelling, spell_tones

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
