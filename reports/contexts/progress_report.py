"""What the progress report of a member, and the sheet for a meeting, say (5.9)."""

from dataclasses import dataclass

from .party_document import PartyDocument


@dataclass(frozen=True)
class ProgressRow:
    title: str
    promised: str
    in_period: str
    in_all: str
    evidence: str
    obstacles: str


@dataclass(frozen=True)
class NotDone:
    """A line that is not over; ``late``: in how many days, in words, or empty."""

    title: str
    late: str
    reason: str


@dataclass(frozen=True)
class Comes:
    title: str
    due: str
    text: str


@dataclass(frozen=True)
class Judged:
    title: str
    result: str
    why: str


@dataclass(frozen=True)
class ProgressReportDocument:
    """The report of one member for one period; without ``told`` it is a draft."""

    party: PartyDocument
    member_name: str
    member_position: str
    cell_name: str
    running: int
    done: int
    on_time: int
    late: int
    rows: tuple[ProgressRow, ...]
    not_done: tuple[NotDone, ...]
    coming: tuple[Comes, ...]
    comment: str
    told: str
    judged: tuple[Judged, ...]
    judge: str
    year_sentence: str = ""
    print_code: str = ""


@dataclass(frozen=True)
class MeetingRow:
    name: str
    title: str
    in_period: str
    in_all: str
    words: str
    state: str


@dataclass(frozen=True)
class MeetingSheetDocument:
    """Everybody's lines of one month, read out at the regular meeting."""

    party: PartyDocument
    rows: tuple[MeetingRow, ...]
    is_wide: bool = True


def progress_subject(period: str) -> tuple[str, ...]:
    """The lines below BÁO CÁO."""
    return ("kết quả thực hiện kế hoạch khắc phục,", period)


def meeting_subject(period: str) -> tuple[str, ...]:
    """The lines below PHIẾU."""
    return ("báo cáo kết quả thực hiện kế hoạch khắc phục", period)
