"""What the self-review report of a member says (paper 5.1)."""

from dataclasses import dataclass

from .party_document import PartyDocument, spell_tones
from .spans import spans


@dataclass(frozen=True)
class DeclaredRow:
    """An indicator that the member declares, as written."""

    number: int
    label: str
    frequency: str
    parts: tuple[str, ...]
    deed: str
    cause_subjective: str
    cause_objective: str
    remedy: str
    kept_reason: str = ""


@dataclass(frozen=True)
class ReaderStatement:
    """That the reader found it good enough; ``day`` as papers write it."""

    reader: str
    day: str


@dataclass(frozen=True)
class SelfReviewDocument:
    """The report of one member in one round, whoever reads it.

    ``print_code``: short code of the content, on a print that is to be signed;
    ``last_round`` and the texts of the other sections are as written, or "".
    """

    party: PartyDocument
    year: int
    basis: str
    full_name: str
    position: str
    workplace: str
    cell_name: str
    period_from: str
    period_to: str
    version_number: int
    strengths: str
    last_round: str
    is_first_round: bool
    rows: tuple[DeclaredRow, ...]
    none_numbers: tuple[int, ...]
    unanswered_numbers: tuple[int, ...]
    direction: str
    proposals: str
    print_code: str = ""
    from_paper_note: str = ""
    statement: ReaderStatement | None = None

    @property
    def none_text(self) -> str:
        return spans(list(self.none_numbers))

    @property
    def unanswered_text(self) -> str:
        return spans(list(self.unanswered_numbers))

    @property
    def indicators(self) -> int:
        return len(self.rows) + len(self.none_numbers) + len(self.unanswered_numbers)

    @property
    def statement_words(self) -> str:
        """The reader's standing sentence, with the cell's spelling of tones."""
        words = "Báo cáo đạt yêu cầu để tổng hợp và trình bày trước chi bộ."
        return spell_tones(words, self.party.tone_spelling)


def self_review_subject(year: int) -> tuple[str, ...]:
    """The line below BÁO CÁO."""
    return (f"“tự soi, tự sửa” năm {year}",)
