"""What the summary report of a cell says: the counts of accepted reports.

The figures that follow from the table are computed from its rows, so that no
two places of the paper can disagree. A cell's narrative is absent until it is
written: a section without paragraphs is left out, and the sections after it
are numbered on.
"""

from dataclasses import dataclass
from datetime import date

from .party_document import PartyDocument, party_date

ROMAN = ("I", "II", "III", "IV", "V")
COUNTED_SECTIONS = 2


@dataclass(frozen=True)
class NotWritten:
    """How many members have not written, for one reason."""

    reason: str
    members: int


@dataclass(frozen=True)
class PartRow:
    """One part (ý) of an indicator and how many members declared it."""

    number: int
    text: str
    members: int


@dataclass(frozen=True)
class IndicatorRow:
    """Members per frequency for one indicator."""

    number: int
    label: str
    none: int
    rarely: int
    occasionally: int
    often: int
    parts: tuple[PartRow, ...] = ()

    @property
    def declarations(self):
        return self.rarely + self.occasionally + self.often

    @property
    def declared_parts(self):
        return [part for part in self.parts if part.members]


@dataclass(frozen=True)
class GroupCounts:
    """One of the three groups: its rows, and members with any of them."""

    name: str
    members_with_any: int
    counted: int
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class MostDeclared:
    """An indicator that many members declared."""

    number: int
    label: str
    members: int


@dataclass(frozen=True)
class Section:
    """A section the cell words itself, such as NGUYÊN NHÂN."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class CellSummaryDocument:
    """The summary report of one cell for one round.

    `basis` is a noun phrase (“Kế hoạch số …, ngày … của … về …”) or empty.
    `counted_on` is the day the counts were taken; `accepted` the number of
    reports that meet the requirement, on which every figure below rests.
    `secretary_read_by` is an office, never a name; empty leaves the clause out.
    """

    party: PartyDocument
    year: int
    basis: str
    cell_name: str
    members: int
    official_members: int
    probationary_members: int
    must_write: int
    not_written: tuple[NotWritten, ...]
    accepted: int
    counted_on: date
    secretary_read_by: str
    groups: tuple[GroupCounts, ...]
    most_declared: tuple[MostDeclared, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def counted_on_text(self):
        return party_date(self.counted_on)

    @property
    def not_written_members(self):
        return sum(line.members for line in self.not_written)

    @property
    def rows(self):
        return [row for group in self.groups for row in group.rows]

    @property
    def indicators(self):
        return len(self.rows)

    @property
    def indicators_declared(self):
        return sum(1 for row in self.rows if row.declarations)

    @property
    def declarations(self):
        return sum(row.declarations for row in self.rows)

    @property
    def rarely(self):
        return sum(row.rarely for row in self.rows)

    @property
    def occasionally(self):
        return sum(row.occasionally for row in self.rows)

    @property
    def often(self):
        return sum(row.often for row in self.rows)

    @property
    def numbered_sections(self):
        """The worded sections that have a text, each with its Roman number."""
        written = [section for section in self.sections if section.paragraphs]
        return list(zip(ROMAN[COUNTED_SECTIONS:], written, strict=False))


def cell_summary_subject(cell_name: str, year: int) -> tuple[str, ...]:
    """The lines below BÁO CÁO."""
    return (
        "tổng hợp kết quả “tự soi, tự sửa”",
        f"của {cell_name} năm {year}",
    )
