"""What the self-review of the collective says (paper 5.1, variant for a body)."""

from dataclasses import dataclass

from .party_document import PartyDocument
from .self_review import DeclaredRow
from .spans import spans


@dataclass(frozen=True)
class CollectiveReviewDocument:
    """``speaker``: “Chi ủy” or “Chi bộ”, with the cell's spelling of tones."""

    party: PartyDocument
    speaker: str
    basis: str
    period_from: str
    period_to: str
    strengths: str
    last_round: str
    rows: tuple[DeclaredRow, ...]
    none_numbers: tuple[int, ...]
    unanswered_numbers: tuple[int, ...]
    direction: str
    proposals: str

    @property
    def none_text(self) -> str:
        return spans(list(self.none_numbers))

    @property
    def unanswered_text(self) -> str:
        return spans(list(self.unanswered_numbers))

    @property
    def strengths_lead(self) -> str:
        return f"Trong kỳ, những việc {self.speaker} làm được và cần giữ vững là:"

    @property
    def direction_lead(self) -> str:
        return (
            f"{self.speaker} tập trung sửa trước các việc sau, có thời hạn và sản phẩm "
            "cụ thể:"
        )

    @property
    def proposals_lead(self) -> str:
        return f"{self.speaker} đề nghị các đồng chí góp ý thêm về:"


def collective_review_subject(body: str, year: int) -> tuple[str, ...]:
    """The line below BÁO CÁO."""
    return (f"tự soi, tự sửa của {body} năm {year}",)
