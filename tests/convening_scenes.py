"""Convened sessions for tests, made through the product's own services."""

from datetime import UTC, datetime

from cells.meetings.services import (
    GuestValues,
    MemberEntry,
    Noted,
    add_guest,
    convene,
    mark_of,
    noted_of,
    record_attendance,
)
from cells.models import Attendance, Guest, Meeting
from tests.factories import NOW
from tests.meeting_scenes import begun, fresh, planned

ON_THE_DAY = datetime(2026, 10, 30, 6, 0, tzinfo=UTC)  # 13:00 in Viet Nam
MAIL = "khach@example.vn"


def convened(cast, now=NOW, **values) -> Meeting:
    """The cast's session, planned and convened."""
    meeting = planned(cast, **values)
    fill_the_time(meeting)
    convene(
        meeting=fresh(meeting),
        seen_version=meeting.version,
        by=cast.secretary,
        now=now,
    )
    return fresh(meeting)


def fill_the_time(meeting) -> None:
    """The session lasts as long as its running order."""
    total = sum(meeting.items.values_list("minutes", flat=True))
    Meeting.objects.filter(pk=meeting.pk).update(minutes=total)


def invited_guest(cast, meeting, *, by=None, now=NOW, **values) -> Guest:
    chosen = {"name": "Lê Thị Khách", "position_held": "Giảng viên", "email": MAIL}
    return add_guest(
        meeting=meeting,
        values=GuestValues(**chosen | values),
        by=by or cast.secretary,
        now=now,
    )


def row_of(meeting, member) -> Attendance:
    return Attendance.objects.get(meeting=meeting, member=member)


def entry(row, noted, reason="", seen=None) -> MemberEntry:
    """As a page posts it that showed ``row`` as it stands."""
    shown = mark_of(noted_of(row), row.leave_reason)
    return MemberEntry(row.pk, Noted(noted), reason, seen or shown)


def note(meeting, by, now=ON_THE_DAY, **noted) -> int:
    """``noted``: user name → what is noted, or (what, reason)."""
    rows = meeting.attendances.select_related("member")
    by_name = {row.member.username: row for row in rows}
    entries = []
    for name, what in noted.items():
        what, reason = what if isinstance(what, tuple) else (what, "")
        entries.append(entry(by_name[name], what, reason))
    return record_attendance(meeting=fresh(meeting), entries=entries, by=by, now=now)


def running(cast) -> Meeting:
    return begun(convened(cast))


def everybody(meeting, noted="present") -> dict:
    names = meeting.attendances.values_list("member__username", flat=True)
    return dict.fromkeys(names, noted)
