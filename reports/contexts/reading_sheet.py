"""What the list of members who study materials says (reading on paper, P7)."""

from dataclasses import dataclass

from .party_document import PartyDocument


@dataclass(frozen=True)
class SheetRow:
    """One member; ``read_on`` is "" where the day is written by hand."""

    name: str
    read_on: str


@dataclass(frozen=True)
class ReadingSheetDocument:
    """A sheet to sign, for one material or for all of a round."""

    party: PartyDocument
    round_title: str
    cell_name: str
    materials: tuple[str, ...]
    read_by: str
    rows: tuple[SheetRow, ...]


READING_SHEET_SUBJECT = ("đảng viên nghiên cứu tài liệu",)
