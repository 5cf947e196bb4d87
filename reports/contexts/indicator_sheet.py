"""The sheet of the 27 indicators to be filled in by hand, with the page's fields."""

from dataclasses import dataclass, field

from .party_document import PartyDocument


@dataclass(frozen=True)
class Piece:
    """A piece of the official text, with a box to tick before it or without."""

    text: str
    has_box: bool


@dataclass(frozen=True)
class SheetItem:
    """An indicator in full: ``pieces`` of its official text, nothing left out.

    ``parts``: to be listed below, where they are not the text's own words.
    """

    number: int
    pieces: tuple[Piece, ...]
    parts: tuple[str, ...] = ()


def sheet_item(number: int, text: str, parts: tuple[str, ...]) -> SheetItem:
    """The boxes stand inside the text where each part is found in it, in order."""
    pieces, rest = [], text
    for part in parts:
        before, found, rest = rest.partition(part)
        if not found:
            return SheetItem(number, (Piece(text, has_box=False),), parts)
        if before:
            pieces.append(Piece(before, has_box=False))
        pieces.append(Piece(part, has_box=True))
    if rest:
        pieces.append(Piece(rest, has_box=False))
    return SheetItem(number, tuple(pieces))


@dataclass(frozen=True)
class SheetGroup:
    numeral: str
    name: str
    items: tuple[SheetItem, ...]


@dataclass(frozen=True)
class Level:
    """One of the four answers and what it means in this round."""

    label: str
    meaning: str


@dataclass(frozen=True)
class IndicatorSheet:
    """A sheet of one round; the person's facts are empty unless it is one's own."""

    party: PartyDocument
    year: int
    cell_name: str
    period_from: str
    period_to: str
    due_text: str
    source: str
    levels: tuple[Level, ...]
    groups: tuple[SheetGroup, ...]
    protective_sentences: tuple[str, ...]
    full_name: str = ""
    position: str = ""
    workplace: str = ""
    general_fields: tuple[tuple[str, str], ...] = field(
        default=(
            ("Ưu điểm", "Trong kỳ, những việc tôi làm được và cần giữ vững."),
            (
                "Kết quả khắc phục đợt trước",
                "Kế hoạch đợt trước đã làm đến đâu; hoặc ghi: đây là đợt đầu.",
            ),
            (
                "Phương hướng tự sửa",
                "Những việc tập trung sửa trước, có thời hạn và sản phẩm cụ thể.",
            ),
            ("Đề nghị với chi bộ (nếu có)", "Đề nghị các đồng chí góp ý thêm về:"),
        )
    )


def indicator_sheet_subject(year: int) -> tuple[str, ...]:
    """The line below PHIẾU 27 BIỂU HIỆN."""
    return (f"“tự soi, tự sửa” năm {year}",)
