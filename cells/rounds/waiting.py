"""What waits for a secretary before a round is opened."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.rounds.models import CellRound, CellRoundStatus
from cells.waiting_item import WaitingItem


def items_for(mandates, on) -> list[WaitingItem]:
    """A secretary whose cell has no open round may open one."""
    if not mandates.secretary_of:
        return []
    running = CellRound.objects.filter(
        cell__in=mandates.secretary_of & mandates.member_of,
        status__in=[CellRoundStatus.OPEN, CellRoundStatus.REVIEWS_CLOSED],
    )
    if running.exists() or not mandates.secretary_of & mandates.member_of:
        return []
    return [
        WaitingItem(
            urgency=50,
            title=_("Open a round"),
            detail=_("The cell has no open round."),
            url=reverse("journey:open_round"),
            button_label=_("Open"),
            icon="flag",
        )
    ]
