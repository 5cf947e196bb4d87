"""The sittings of the round, on the page of each of them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.meetings.labels import day_line, hours_line, meeting_badge
from cells.meetings.models import Meeting
from cells.reviews.labels import StatusBadge


@dataclass(frozen=True)
class SittingRow:
    name: str
    day: str
    hours: str
    badge: StatusBadge
    url: str
    is_this: bool


def sitting_rows(meeting: Meeting, sittings: list[Meeting]) -> list[SittingRow]:
    """Empty while there is only one."""
    if len(sittings) < 2:
        return []
    return [
        SittingRow(
            name=sitting_name(number),
            day=day_line(each),
            hours=hours_line(each),
            badge=meeting_badge(each),
            url=reverse("meetings:detail", args=[each.pk]),
            is_this=each.pk == meeting.pk,
        )
        for number, each in enumerate(sittings, start=1)
    ]


def sitting_name(number: int) -> str:
    return _("Sitting %(n)s") % {"n": number}
