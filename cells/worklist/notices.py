"""All notices of a member, a page at a time; showing one marks it as seen."""

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator

from cells.dates import clock
from cells.notifications.models import Notification
from cells.notifications.services import mark_seen
from cells.organisation.models import Member

NOTICES_ON_A_PAGE = 30


@dataclass(frozen=True)
class ListedNotice:
    text: str
    at: str
    url: str
    is_new: bool


@dataclass(frozen=True)
class NoticesPage:
    notices: list[ListedNotice]
    page: Page


def notices_page(member: Member, number: str, now: datetime) -> NoticesPage:
    rows = Notification.objects.visible_to(member)
    page = Paginator(rows, NOTICES_ON_A_PAGE).get_page(number)
    shown = list(page)
    if fresh := [row.pk for row in shown if row.seen_at is None]:
        mark_seen(recipient_id=member.pk, pks=fresh, now=now)
    return NoticesPage(
        notices=[
            ListedNotice(row.text, clock(row.created_at), row.path, row.seen_at is None)
            for row in shown
        ],
        page=page,
    )
