"""The frame of the live page; its panels are built by their own modules."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cells.dates import saved_clock
from cells.meetings import policies
from cells.meetings.labels import day_line, meeting_title
from cells.meetings.live import Live, live_of
from cells.meetings.live_facts import live_facts
from cells.meetings.models import Meeting, MeetingStatus
from cells.meetings.pages.conclusion import conclusion_panel
from cells.meetings.pages.findings import findings_panel
from cells.meetings.pages.live_clock import TimeLeft, session_left
from cells.meetings.pages.live_now import Now, now_of
from cells.meetings.pages.live_order import Order, order_of
from cells.meetings.pages.live_script import Script, script_of
from cells.meetings.pages.points import points_panel
from cells.meetings.pages.remarks import remarks_panel
from cells.meetings.pages.votes import votes_panel
from cells.meetings.quorum import base_from, quorum_of

PANELS = {
    "remarks": remarks_panel,
    "points": points_panel,
    "findings": findings_panel,
    "votes": votes_panel,
    "conclusion": conclusion_panel,
}


@dataclass(frozen=True)
class Head:
    """Figures beside the title."""

    present: str
    is_met: bool
    left: TimeLeft | None
    is_running: bool
    is_projector_covered: bool


@dataclass
class LivePage:
    pk: int
    version: int
    number: int
    title: str
    facts: str
    is_running: bool
    ended: str
    head: Head | None
    script: Script
    now: Now
    order: Order
    panels: dict
    projector_token: str = ""
    may_record: bool = True
    is_chair: bool = False
    error: str = ""
    typed_for: str = ""
    typed_row: str = ""
    reason: str = ""
    is_covered: bool = False


def live_page(
    meeting: Meeting, user, now: datetime, *, panels=None, with_forms: bool = True
) -> LivePage:
    """``panels`` in place of fresh ones; without forms for the news."""
    live = live_of(meeting, now)
    is_running = meeting.status == MeetingStatus.RUNNING
    is_chair = policies.may_chair(user, meeting)
    may_record = policies.may_record(user, meeting)
    return LivePage(
        pk=meeting.pk,
        version=meeting.version,
        number=meeting.live_number,
        title=meeting_title(meeting),
        facts=facts_line(meeting),
        is_running=is_running,
        ended=saved_clock(meeting.ended_at) if meeting.ended_at else "",
        head=head_of(live),
        script=script_of(live, user),
        now=now_of(live, user),
        order=order_of(live, user),
        panels=panels_of(meeting, user, panels or {}, with_forms=with_forms)
        if may_record
        else {},
        projector_token=meeting.projector_token if is_chair else "",
        may_record=may_record,
        is_chair=is_chair,
    )


def panels_of(meeting: Meeting, user, given: dict, *, with_forms: bool) -> dict:
    return {
        name: given.get(name) or build(meeting, user, with_form=with_forms)
        for name, build in PANELS.items()
    }


def facts_line(meeting: Meeting) -> str:
    """“Thứ Sáu, 30/10/2026. Bắt đầu 14:00. Chủ trì: …. Thư ký: ….”"""
    if meeting.started_at is None:
        return day_line(meeting)
    return _("%(day)s. Begun at %(hour)s. Chair: %(chair)s. Clerk: %(clerk)s.") % {
        "day": day_line(meeting),
        "hour": saved_clock(meeting.started_at),
        "chair": meeting.chair.full_name,
        "clerk": meeting.clerk.full_name,
    }


def head_of(live: Live) -> Head | None:
    """None before the session began."""
    meeting = live.meeting
    if meeting.started_at is None:
        return None
    base = base_from(live.attendances)
    quorum = quorum_of(meeting, base, live_facts(meeting).quorum_rule)
    present = _("Present %(present)s/%(total)s, the quorum is met")
    if not quorum.is_met:
        present = _("Present %(present)s/%(total)s, below the quorum")
    is_running = meeting.status == MeetingStatus.RUNNING
    return Head(
        present=present % {"present": base.present, "total": base.total},
        is_met=quorum.is_met,
        left=session_left(live) if is_running else None,
        is_running=is_running,
        is_projector_covered=meeting.projector_covered,
    )
