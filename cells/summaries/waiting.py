"""What waits for somebody about a summary."""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.models import ReaderOffice, Submission
from cells.rounds.models import CellRoundStatus
from cells.summaries.models import EDITABLE, CellSummary, SummaryStatus
from cells.waiting_item import WaitingItem, WaitingRow, waiting_rows

DRAFT, LINES = "summary", "summary_lines"
ROW_KINDS = frozenset({DRAFT, LINES})


def rows_for(mandates, on) -> list[QuerySet]:
    """The secretary's drafts, and those whose lines another reader may word."""
    if not mandates.leads:
        return []
    due_on = F("cell_round__round__summary_on")
    own = CellSummary.objects.filter(
        cell_round__cell__in=mandates.secretary_of,
        cell_round__status=CellRoundStatus.OPEN,
        status=SummaryStatus.DRAFT,
    )
    beside = CellSummary.objects.filter(
        read_beside(mandates), status__in=EDITABLE
    ).exclude(cell_round__cell__in=mandates.secretary_of)
    return [
        waiting_rows(own, DRAFT, on=due_on),
        waiting_rows(beside, LINES, text=F("cell_round__cell__name"), on=due_on),
    ]


def item_of(row: WaitingRow) -> WaitingItem:
    return draft_item(row) if row.kind == DRAFT else lines_item(row)


def read_beside(mandates) -> Exists:
    """Counted reports that one reads as deputy or for the committee above."""
    read_here = Submission.objects.counted().filter(
        Submission.reads(ReaderOffice.DEPUTY, mandates.deputy_of)
        | Submission.reads(ReaderOffice.COMMITTEE, mandates.leads),
        review__cell_round=OuterRef("cell_round"),
    )
    return Exists(read_here.exclude(review__author=mandates.member_id))


def draft_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=60,
        title=_("Draw up the cell summary"),
        detail=_("From the reports that meet the requirement."),
        url=reverse("summaries:detail", args=[row.id]),
        button_label=_("Open"),
        due_on=row.on,
        icon="document",
    )


def lines_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=65,
        title=_("Word causes for the summary"),
        detail=_("%(cell)s: from the reports that you read.") % {"cell": row.text},
        url=reverse("summaries:lines", args=[row.id]),
        button_label=_("Open"),
        due_on=row.on,
        icon="pencil",
    )
