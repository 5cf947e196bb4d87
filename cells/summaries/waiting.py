"""What waits for somebody about a summary."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.reviews.models import ReaderOffice, Submission
from cells.rounds.models import CellRoundStatus
from cells.summaries.models import EDITABLE, CellSummary, SummaryStatus
from cells.waiting_item import WaitingItem


def items_for(mandates, on) -> list[WaitingItem]:
    """The secretary's drafts, and those whose lines another reader may word.

    One query; none for whoever leads nothing.
    """
    if not mandates.leads:
        return []
    drafts = Q(
        cell_round__cell__in=mandates.secretary_of,
        cell_round__status=CellRoundStatus.OPEN,
        status=SummaryStatus.DRAFT,
    )
    summaries = CellSummary.objects.filter(
        drafts | Q(read_beside(mandates), status__in=EDITABLE)
    ).select_related("cell_round__round", "cell_round__cell")
    return [
        draft_item(summary)
        if summary.cell_round.cell_id in mandates.secretary_of
        else lines_item(summary)
        for summary in summaries
    ]


def read_beside(mandates) -> Exists:
    """Counted reports that one reads as deputy or for the committee above."""
    read_here = Submission.objects.counted().filter(
        Submission.reads(ReaderOffice.DEPUTY, mandates.deputy_of)
        | Submission.reads(ReaderOffice.COMMITTEE, mandates.leads),
        review__cell_round=OuterRef("cell_round"),
    )
    return Exists(read_here.exclude(review__author=mandates.member_id))


def draft_item(summary: CellSummary) -> WaitingItem:
    return WaitingItem(
        urgency=60,
        title=_("Draw up the cell summary"),
        detail=_("From the reports that meet the requirement."),
        url=reverse("summaries:detail", args=[summary.pk]),
        button_label=_("Open"),
        due_on=summary.cell_round.round.summary_on,
        icon="document",
    )


def lines_item(summary: CellSummary) -> WaitingItem:
    return WaitingItem(
        urgency=65,
        title=_("Word causes for the summary"),
        detail=_("%(cell)s: from the reports that you read.")
        % {"cell": summary.cell_round.cell.name},
        url=reverse("summaries:lines", args=[summary.pk]),
        button_label=_("Open"),
        due_on=summary.cell_round.round.summary_on,
        icon="pencil",
    )
