"""One row for each cell of a committee's round: what stands, or what would happen."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock
from cells.journey.prospects import Prospect
from cells.reviews.labels import StatusBadge
from cells.reviews.models import ReviewStatus, SelfReview, Submission
from cells.rounds.models import CellRound, CellRoundStatus, ReviewRound

S = ReviewStatus
FILED = (S.FILED, S.ACCEPTED)


@dataclass(frozen=True)
class CellRow:
    """One cell: what stands in it, or what issuing would do (``obstacle``: nothing)."""

    name: str
    badge: StatusBadge
    must_write: int
    not_writing: str
    filed: str
    accepted: str
    obstacle: str = ""
    note: str = ""
    cancel_url: str = ""


def opened_rows(review_round: ReviewRound) -> list[CellRound]:
    """The cells' rounds with their reports counted, and those excused by reason."""
    reports = SelfReview.objects.filter(cell_round__round=review_round)
    counts = {}
    for cell_round, status, reason, number in reports.values_list(
        "cell_round", "status", "excused_reason"
    ).annotate(number=Count("pk")):
        counts.setdefault(cell_round, []).append((status, reason, number))
    filings = Submission.objects.filter(review__cell_round=OuterRef("pk"))
    rows = list(
        review_round.cell_rounds.select_related("cell").annotate(
            has_filings=Exists(filings)
        )
    )
    for row in rows:
        row.counts = counts.get(row.pk, [])
    return rows


def opened_row(cell_round: CellRound, prospect: Prospect) -> CellRow:
    """``prospect`` knows who need not write while the round is open in the cell."""

    def number(*statuses) -> int:
        return sum(n for status, _why, n in cell_round.counts if status in statuses)

    excused = {why: n for status, why, n in cell_round.counts if status == S.EXCUSED}
    return CellRow(
        name=cell_round.cell.name,
        badge=cell_badge(cell_round),
        must_write=number(*S.values) - number(S.EXCUSED),
        not_writing=reasons_text(
            prospect.not_writing
            if cell_round.status == CellRoundStatus.OPEN
            else excused
        ),
        filed=str(number(*FILED)),
        accepted=str(number(S.ACCEPTED)),
        note=_("Reason: %(reason)s") % {"reason": cell_round.cancel_reason}
        if cell_round.cancel_reason
        else "",
        cancel_url=reverse(
            "journey:cancel_in_cell", args=[cell_round.round_id, cell_round.pk]
        )
        if cell_round.status == CellRoundStatus.OPEN and not cell_round.has_filings
        else "",
    )


def cell_badge(cell_round: CellRound) -> StatusBadge:
    label = str(cell_round.get_status_display())
    if cell_round.status == CellRoundStatus.CANCELLED:
        label = f"{label}, {clock(cell_round.cancelled_at)}"
    tone, icon = {
        CellRoundStatus.OPEN: ("gold", "clock"),
        CellRoundStatus.REVIEWS_CLOSED: ("neutral", "lock"),
        CellRoundStatus.CLOSED: ("done", "check"),
        CellRoundStatus.CANCELLED: ("neutral", "circle"),
    }[CellRoundStatus(cell_round.status)]
    return StatusBadge(tone, icon, label)


def prospect_row(prospect: Prospect) -> CellRow:
    label = _("Would be left out") if prospect.obstacle else _("Not opened yet")
    return CellRow(
        name=prospect.cell.name,
        badge=StatusBadge(
            "soon" if prospect.obstacle else "neutral",
            "warning" if prospect.obstacle else "circle",
            label,
        ),
        must_write=prospect.must_write,
        not_writing=reasons_text(prospect.not_writing),
        filed="",
        accepted="",
        obstacle=prospect.obstacle,
    )


def reasons_text(counts: dict[str, int]) -> str:
    """“1 đồng chí được miễn, 2 đồng chí đã chuyển đi”; empty if everybody writes."""
    words = {
        "transferred": _("%(n)s left"),
        "temporary": _("%(n)s temporary here"),
        "exempt": _("%(n)s exempt"),
        "suspended": _("%(n)s suspended"),
    }
    return ", ".join(
        words[code] % {"n": counts[code]} for code in words if counts.get(code)
    )
