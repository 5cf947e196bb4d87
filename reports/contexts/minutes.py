"""What the minutes of a session say (paper 5.7), whole or one member's extract."""

from dataclasses import dataclass

from cells.meetings.minutes_extract import Extract
from cells.meetings.minutes_sections import Section

from .party_document import PartyDocument

SHORT_CODE = 16  # characters of the hash that stand at the foot


@dataclass(frozen=True)
class Addition:
    """“Bổ sung ngày 05/11/2026, lý do: …”."""

    day: str
    reason: str
    text: str


@dataclass(frozen=True)
class MinutesDocument:
    """``print_code`` stands at the foot of every page once the minutes are locked."""

    party: PartyDocument
    sections: list[Section]
    closing: list[Section]
    clerk: str
    chair: str
    additions: tuple[Addition, ...] = ()
    stand_ins: tuple[str, ...] = ()
    print_code: str = ""


@dataclass(frozen=True)
class ExtractDocument:
    """``member_name`` stands in the text, never in the title of the file."""

    party: PartyDocument
    member_name: str
    cell_name: str
    day: str
    extract: Extract
    clerk: str
    chair: str
    print_code: str


def minutes_subject(year: int) -> tuple[str, ...]:
    """The lines below BIÊN BẢN."""
    return (f"sinh hoạt chuyên đề “tự soi, tự sửa” năm {year}",)


def short_code(sha256: str) -> str:
    """“Mã nội dung 3F2A 91BC …” of locked minutes."""
    code = sha256[:SHORT_CODE].upper()
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))
