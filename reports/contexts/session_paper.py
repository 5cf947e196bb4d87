"""What a paper of a session says (5.3 to 5.6, 5.10, 5.11): head and blocks."""

from dataclasses import dataclass, replace
from datetime import date

from cells.preparation.models.papers import PaperKind
from cells.preparation.paper_text import Block, Paragraph, Table

from .party_document import PartyDocument, party_date

SESSION = "sinh hoạt chuyên đề “tự soi, tự sửa”"


@dataclass(frozen=True)
class KindOfPaper:
    """``symbol``: of its number, or "" for what bears none. ``file_name``: without a
    person's name. ``is_wide``: its table needs the width of a sheet on its side."""

    type_name: str
    subject: tuple[str, ...]
    symbol: str
    file_name: str
    is_wide: bool = False


KINDS = {
    PaperKind.SESSION_PLAN: KindOfPaper(
        "KẾ HOẠCH", (f"tổ chức {SESSION}", "năm {year}"), "KH", "ke-hoach-to-chuc"
    ),
    PaperKind.NOTICE: KindOfPaper(
        "THÔNG BÁO", (f"triệu tập {SESSION}", "năm {year}"), "TB", "thong-bao-trieu-tap"
    ),
    PaperKind.INVITATION: KindOfPaper(
        "GIẤY MỜI", (f"dự buổi {SESSION}", "năm {year}"), "", "giay-moi"
    ),
    PaperKind.RUNNING_ORDER: KindOfPaper(
        "KỊCH BẢN",
        (f"điều hành buổi {SESSION} năm {{year}}",),
        "",
        "kich-ban-dieu-hanh",
        is_wide=True,
    ),
    PaperKind.PROGRAMME: KindOfPaper(
        "CHƯƠNG TRÌNH", (SESSION, "năm {year}"), "CTr", "chuong-trinh"
    ),
    PaperKind.SPEAKING_GUIDE: KindOfPaper(
        "ĐỊNH HƯỚNG",
        ("phát biểu, thảo luận", f"tại buổi {SESSION}"),
        "",
        "dinh-huong-phat-bieu",
    ),
    PaperKind.DRAFT_CONCLUSIONS: KindOfPaper(
        "DỰ KIẾN KẾT LUẬN",
        (f"buổi {SESSION}", "ngày {day}"),
        "",
        "du-kien-ket-luan",
    ),
}

# What the draft conclusions are called once the cell has passed them.
CONCLUSION = replace(
    KINDS[PaperKind.DRAFT_CONCLUSIONS], type_name="KẾT LUẬN", file_name="ket-luan"
)


@dataclass(frozen=True)
class SessionPaperDocument:
    """One text of a paper, whether the working copy or a version.

    ``gaps``: what is open in it, for the list above the preview; never printed.
    """

    party: PartyDocument
    blocks: tuple[Block, ...]
    is_wide: bool
    gaps: tuple[str, ...]

    @property
    def body(self) -> tuple[Block, ...]:
        return self.blocks[: len(self.blocks) - len(self.last_blocks)]

    @property
    def last_blocks(self) -> tuple[Block, ...]:
        """The last paragraph stays on one page with the signature."""
        if self.blocks and isinstance(self.blocks[-1], Paragraph):
            return self.blocks[-1:]
        return ()

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


def session_paper_subject(kind: PaperKind, year: int, held_on: date) -> tuple[str, ...]:
    """The lines below the name of the paper."""
    facts = {"year": year, "day": party_date(held_on)}
    return tuple(line.format(**facts) for line in KINDS[kind].subject)
