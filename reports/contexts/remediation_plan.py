"""What the remediation plan of a member says (paper 5.8)."""

from dataclasses import dataclass
from datetime import date

from .party_document import PartyDocument, party_date


@dataclass(frozen=True)
class PlanRow:
    """One thing to mend; ``number``: of the indicator, 0 where there is none."""

    shortcoming: str
    number: int
    source: str
    title: str
    solution: str
    start_on: date | None
    due_on: date | None
    expected_result: str
    product: str

    @property
    def period(self) -> str:
        days = [party_date(day) for day in (self.start_on, self.due_on) if day]
        return " – ".join(days)


@dataclass(frozen=True)
class Unmeasured:
    """A finding without a measure, with its reason."""

    number: int
    label: str
    reason: str


@dataclass(frozen=True)
class Check:
    """The code on an approved print: where it leads, as a drawing too."""

    url: str
    drawing: str
    approved_at: str


@dataclass(frozen=True)
class RemediationPlanDocument:
    """The plan of one member for one round; without ``check`` it is a draft.

    ``approver_title`` stands over the place for the approver's signature.
    """

    party: PartyDocument
    year: int
    member_name: str
    member_position: str
    cell_name: str
    session_on: date
    rows: tuple[PlanRow, ...]
    unmeasured: tuple[Unmeasured, ...]
    approver_title: str
    check: Check | None = None

    @property
    def session_text(self) -> str:
        return party_date(self.session_on)

    @property
    def organising_number(self) -> str:
        """The section on carrying it out comes second where nothing is unmeasured."""
        return "III" if self.unmeasured else "II"


def remediation_plan_subject(year: int) -> tuple[str, ...]:
    """The lines below KẾ HOẠCH."""
    return (
        "khắc phục hạn chế, khuyết điểm",
        f"sau “tự soi, tự sửa” năm {year}",
    )
