"""What everybody of the cell sees of a session that began: the item, their own turn."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from cells.meetings import policies
from cells.meetings.models import (
    BEGUN,
    ItemStatus,
    Meeting,
    MeetingStatus,
    TurnStatus,
)


@dataclass(frozen=True)
class UnderWay:
    """``item``: the title of the one under way, "" between two and after the end."""

    is_running: bool
    item: str
    turn_url: str
    live_url: str
    about_url: str


def under_way(meeting: Meeting, user) -> UnderWay | None:
    """None before the session began; two queries after."""
    if meeting.status not in BEGUN:
        return None
    is_running = meeting.status == MeetingStatus.RUNNING
    mine_or_now = Q(status=ItemStatus.RUNNING) | Q(chaired_by=user.pk)
    items = list(
        meeting.items.filter(mine_or_now).values_list("title", "status", "chaired_by")
    )
    running = [title for title, status, _led in items if status == ItemStatus.RUNNING]
    spoken = [TurnStatus.RUNNING, TurnStatus.DONE]
    turn = meeting.turns.filter(member=user.pk, status__in=spoken)
    leads = is_running and not policies.may_record(user, meeting)
    leads = leads and user.pk in {led_by for _title, _status, led_by in items}
    return UnderWay(
        is_running=is_running,
        item=next(iter(running), ""),
        turn_url=reverse("meetings:my_turn", args=[meeting.pk]) if turn else "",
        live_url=reverse("meetings:live", args=[meeting.pk]) if leads else "",
        about_url=reverse("meetings:about_me", args=[meeting.pk]) if turn else "",
    )
