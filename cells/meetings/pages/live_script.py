"""The running order on the live page: what was, what is, what is expected when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from cells.dates import saved_clock
from cells.meetings.clocks import spent_of
from cells.meetings.live import Live
from cells.meetings.models import AgendaItem, ItemKind, ItemStatus
from cells.meetings.pages.live_clock import minutes_text, spent_text


@dataclass(frozen=True)
class ScriptRow:
    """``number``: as the paper counts, "" for a break."""

    pk: int
    version: int
    number: str
    title: str
    when: str
    state: str
    is_break: bool
    skip_reason: str
    leader: str

    @property
    def id(self) -> str:
        return str(self.pk)

    @property
    def mark(self) -> str:
        """How a form names the row as it was shown."""
        return f"{self.pk}-{self.version}"

    @property
    def name(self) -> str:
        """“7. Tiếp tục”; a break has no number."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class Script:
    """``skippable`` and ``beginnable``: for the chair, what may be left out, and what
    may be begun out of its order or again while no item is under way."""

    rows: list[ScriptRow]
    next: ScriptRow | None
    skippable: list[ScriptRow]
    beginnable: list[ScriptRow]


def script_of(live: Live, user) -> Script:
    rows, number, expected = [], 0, live.now
    for item in live.items:
        is_break = item.kind == ItemKind.BREAK
        number += not is_break
        rows.append(
            ScriptRow(
                pk=item.pk,
                version=item.version,
                number="" if is_break else str(number),
                title=item.title,
                when=when_text(item, expected, live.now),
                state=item.status,
                is_break=is_break,
                skip_reason=item.skip_reason,
                leader=item.chaired_by.full_name if item.chaired_by else "",
            )
        )
        expected += still_to_come(item, live.now)
    waiting = [row for row in rows if row.state == ItemStatus.WAITING]
    is_chair = user.pk == live.meeting.chair_id
    return Script(
        rows=rows,
        next=waiting[0] if waiting else None,
        skippable=waiting if is_chair else [],
        beginnable=rows if is_chair and live.item is None else [],
    )


def still_to_come(item: AgendaItem, now: datetime) -> timedelta:
    """How much of its time an item still takes."""
    if item.status in {ItemStatus.DONE, ItemStatus.SKIPPED}:
        return timedelta()
    return timedelta(seconds=max(0, item.minutes * 60 - spent_of(item, now)))


def when_text(item: AgendaItem, expected: datetime, now: datetime) -> str:
    """“14:00, 5 phút”, “Từ 14:40, dự kiến 60 phút”, “Dự kiến 15:40, 25 phút”."""
    if item.status == ItemStatus.SKIPPED:
        return str(ItemStatus.SKIPPED.label)
    if item.status == ItemStatus.DONE:
        return _("%(hour)s, %(minutes)s") % {
            "hour": saved_clock(item.began_at),
            "minutes": spent_text(item),
        }
    facts = {"minutes": minutes_text(item.minutes)}
    if item.status == ItemStatus.RUNNING:
        facts["hour"] = saved_clock(item.began_at)
        return _("From %(hour)s, %(minutes)s expected") % facts
    facts["hour"] = saved_clock(expected)
    return _("Expected at %(hour)s, %(minutes)s") % facts
