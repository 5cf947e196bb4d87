"""What the summary report of a cell says, in full or as the members may read it.

The figures that follow from the table are computed from its rows, so that no two
places of the paper can disagree. A section without content is left out, and those
after it are numbered on. In the members' copy numbers that could point at somebody
are None: the paper then says only that somebody declared it.
"""

from dataclasses import dataclass
from datetime import date
from itertools import count

from cells.summaries.masking import Copy

from .party_document import PartyDocument, party_date
from .spans import spans

ROMAN = ("I", "II", "III", "IV", "V")


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
    """One indicator: members per frequency, or None where a copy may not say.

    ``declared``: members with any declaration; None if it is hidden.
    """

    number: int
    label: str
    is_declared: bool
    declared: int | None
    levels: tuple[int, int, int, int] | None = None
    parts: tuple[PartRow, ...] = ()


@dataclass(frozen=True)
class GroupCounts:
    """One of the three groups; ``members_with_any`` is None if it is hidden."""

    name: str
    is_declared: bool
    members_with_any: int | None
    rows: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class Declarations:
    """Declarations (lượt) of the whole cell, by frequency."""

    rarely: int
    occasionally: int
    often: int

    @property
    def all(self) -> int:
        return self.rarely + self.occasionally + self.often


@dataclass(frozen=True)
class MostDeclared:
    """An indicator that many members declared."""

    number: int
    label: str
    members: int


@dataclass(frozen=True)
class Reading:
    """When the material was studied, and by how many; parts may be unknown."""

    first: date | None
    last: date | None
    members: int | None

    @property
    def period(self) -> str:
        """“Từ ngày … đến ngày …, chi bộ”, as far as it is known."""
        if self.first and self.last:
            return f"Từ ngày {party_date(self.first)} đến ngày {party_date(self.last)}"
        if self.first:
            return f"Từ ngày {party_date(self.first)}"
        return f"Đến ngày {party_date(self.last)}" if self.last else ""


@dataclass(frozen=True)
class Added:
    """What the cell pointed out in its session (II.5)."""

    text: str
    items: int | None
    agreed: int | None
    explained: int | None


@dataclass(frozen=True)
class Comparison:
    """This round beside the last one (II.6); unknown numbers are None."""

    declarations: int
    last_declarations: int | None
    last_items: int | None
    last_met: int | None

    @property
    def direction(self) -> str:
        if self.declarations > self.last_declarations:
            return f"tăng {self.declarations - self.last_declarations}"
        if self.declarations < self.last_declarations:
            return f"giảm {self.last_declarations - self.declarations}"
        return "không đổi"


@dataclass(frozen=True)
class CauseLine:
    """A cause as the cell words it; ``members`` is None if it is hidden."""

    text: str
    numbers: tuple[int, ...]
    members: int | None


@dataclass(frozen=True)
class Causes:
    """The causes of one kind, in order."""

    name: str
    lines: tuple[CauseLine, ...]

    @property
    def mentions(self) -> int | None:
        """Members of all lines together; None if a copy may not say."""
        members = [line.members for line in self.lines]
        return None if None in members else sum(members)


@dataclass(frozen=True)
class Measure:
    """A measure with the person in charge: the only name beside the signer."""

    text: str
    numbers: tuple[int, ...]
    person: str
    due_on: date | None
    product: str

    @property
    def due_text(self) -> str:
        return party_date(self.due_on) if self.due_on else ""


@dataclass(frozen=True)
class CellSummaryDocument:
    """The summary report of one cell for one round.

    `basis` is a noun phrase (“Kế hoạch số …, ngày … của … về …”) or empty.
    `counted_on` is the day the counts were taken; `accepted` the number of
    reports that meet the requirement, on which every figure below rests.
    `secretary_read_by` is an office, never a name; empty leaves the clause out.
    `missing_reason`: why the figures were frozen without the `unfinished` reports.
    `added` is None until the cell has passed the summary.
    """

    copy: Copy
    party: PartyDocument
    year: int
    basis: str
    cell_name: str
    superior_address: str
    members: int
    official_members: int
    probationary_members: int
    must_write: int
    not_written: tuple[NotWritten, ...]
    accepted: int
    unfinished: int
    missing_reason: str
    counted_on: date
    secretary_read_by: str
    plans_on: date
    declared: Declarations
    groups: tuple[GroupCounts, ...]
    reading: Reading | None = None
    general_assessment: str = ""
    most_declared: tuple[MostDeclared, ...] = ()
    common_deeds: str = ""
    added: Added | None = None
    comparison: Comparison | None = None
    causes: tuple[Causes, ...] = ()
    measures: tuple[Measure, ...] = ()
    proposals: str = ""
    gaps: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        return self.copy == Copy.FULL

    @property
    def counted_on_text(self) -> str:
        return party_date(self.counted_on)

    @property
    def plans_on_text(self) -> str:
        return party_date(self.plans_on)

    @property
    def not_written_members(self) -> int:
        return sum(line.members for line in self.not_written)

    @property
    def rows(self) -> list[IndicatorRow]:
        return [row for group in self.groups for row in group.rows]

    @property
    def declared_rows(self) -> list[IndicatorRow]:
        """In the order of their numbers, as the table shows them."""
        return sorted(
            (row for row in self.rows if row.is_declared), key=lambda row: row.number
        )

    @property
    def undeclared_numbers(self) -> str:
        """The numbers that nobody declared, runs of three or more as “16–27”."""
        return spans([row.number for row in self.rows if not row.is_declared])

    @property
    def has_causes(self) -> bool:
        return any(kind.lines for kind in self.causes)

    @property
    def written_causes(self) -> list[tuple[int, Causes]]:
        return list(enumerate((kind for kind in self.causes if kind.lines), start=1))

    @property
    def preparation(self) -> dict[str, int]:
        """The paragraphs of section I that are there, numbered on."""
        there = ["cell", *(["reading"] if self.reading else []), "reports"]
        return {name: number for number, name in enumerate(there, start=1)}

    @property
    def results(self) -> dict[str, int]:
        """The parts of section II that are there, numbered on."""
        there = {
            "assessment": self.general_assessment,
            "level": True,
            "groups": True,
            "most": self.most_declared or self.common_deeds,
            "added": self.added,
            "comparison": self.comparison,
        }
        number = count(1)
        return {name: next(number) for name, value in there.items() if value}

    @property
    def sections(self) -> dict[str, str]:
        """The Roman numbers of the sections after the second that are there."""
        there = {
            "causes": self.has_causes,
            "measures": self.measures,
            "proposals": self.proposals,
        }
        number = iter(ROMAN[2:])
        return {name: next(number) for name, value in there.items() if value}


def cell_summary_subject(cell_name: str, year: int) -> tuple[str, ...]:
    """The lines below BÁO CÁO."""
    return (
        "tổng hợp kết quả “tự soi, tự sửa”",
        f"của {cell_name} năm {year}",
    )
