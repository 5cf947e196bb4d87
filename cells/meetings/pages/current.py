"""Which session is the member's, and what stands there while none is planned."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.rounds.models import OPEN_FOR_WRITING, CellRound


@dataclass(frozen=True)
class NoMeetingPage:
    sentence: str
    plan_url: str = ""


def current_round(user) -> CellRound | None:
    """The newest round that is not over, among the cells one belongs to."""
    return (
        CellRound.objects.filter(
            cell__in=user.mandates.member_of, status__in=OPEN_FOR_WRITING
        )
        .select_related("round")
        .first()
    )


def no_meeting_page(cell_round: CellRound | None, user) -> NoMeetingPage:
    if cell_round is None:
        return NoMeetingPage(
            _(
                "The cell has no open round. When the secretary opens one, your work "
                "stands here."
            )
        )
    sentence = _(
        "The session has not been planned yet. The round foresees it for %(date)s."
    ) % {"date": weekday_date(cell_round.round.session_on)}
    if cell_round.cell_id not in user.mandates.leads:
        return NoMeetingPage(sentence)
    return NoMeetingPage(sentence, reverse("meetings:plan", args=[cell_round.pk]))
