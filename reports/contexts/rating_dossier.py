"""What the rating dossier of a member says."""

from dataclasses import dataclass

from .party_document import PartyDocument, spell_tones


@dataclass(frozen=True)
class Line:
    """One labelled fact of the paper."""

    label: str
    text: str


@dataclass(frozen=True)
class CriterionLine:
    code: str
    text: str
    weight: int
    answer: str
    note: str
    source: str


@dataclass(frozen=True)
class RatingDossierDocument:
    """``plan_sentence``: the fixed one where nothing had to be mended."""

    party: PartyDocument
    member_name: str
    member_position: str
    cell_name: str
    period: str
    rule: str
    plan_sentence: str
    shares: tuple[str, ...]
    not_met: tuple[Line, ...]
    points: str
    criteria: tuple[CriterionLine, ...]
    own: tuple[Line, ...]
    own_missing: str
    remark: str
    proposal: tuple[Line, ...]
    votes: tuple[Line, ...]
    answer: str
    decision: tuple[Line, ...]
    sha256: str

    @property
    def remarking_body(self) -> str:
        return spell_tones("CHI ỦY (CHI BỘ)", self.party.tone_spelling)

    @property
    def deciding_body(self) -> str:
        return spell_tones("CẤP ỦY CÓ THẨM QUYỀN", self.party.tone_spelling)


def rating_dossier_subject(period: str) -> tuple[str, ...]:
    """The line below HỒ SƠ."""
    return (f"đánh giá, xếp loại chất lượng đảng viên {period}",)
