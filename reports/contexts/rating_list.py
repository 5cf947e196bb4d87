"""What the list of ratings of a cell or committee says."""

from dataclasses import dataclass

from .party_document import PartyDocument


@dataclass(frozen=True)
class RatedRow:
    name: str
    cell: str
    level: str


@dataclass(frozen=True)
class NotRatedRow:
    name: str
    cell: str
    reason: str


@dataclass(frozen=True)
class CommendedRow:
    name: str
    cell: str
    grounds: str


@dataclass(frozen=True)
class RatingListDocument:
    """Levels are printed once they are decided; before that the place is empty.

    ``under_way``: for a committee, how many of each cell are not proposed yet.
    """

    party: PartyDocument
    period: str
    shows_cell: bool
    rated: tuple[RatedRow, ...]
    not_rated: tuple[NotRatedRow, ...]
    commended: tuple[CommendedRow, ...]
    under_way: tuple[str, ...] = ()


def rating_list_subject(period: str) -> tuple[str, ...]:
    """The line below DANH SÁCH."""
    return (f"xếp loại chất lượng đảng viên {period}",)
