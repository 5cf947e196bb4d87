"""What waits for a secretary about the summary."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.rounds.models import CellRoundStatus
from cells.summaries.models import CellSummary, SummaryStatus
from cells.waiting_item import WaitingItem


def items_for(mandates, on) -> list[WaitingItem]:
    """The summaries that the secretary still has to bring before the cell."""
    summaries = CellSummary.objects.filter(
        cell_round__cell__in=mandates.secretary_of,
        cell_round__status=CellRoundStatus.OPEN,
        status=SummaryStatus.DRAFT,
    ).select_related("cell_round__round")
    return [
        WaitingItem(
            urgency=60,
            title=_("Draw up the cell summary"),
            detail=_("From the reports that meet the requirement."),
            url=reverse("summaries:detail", args=[summary.pk]),
            button_label=_("Open"),
            due_on=summary.cell_round.round.summary_on,
            icon="document",
        )
        for summary in summaries
    ]
