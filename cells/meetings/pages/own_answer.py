"""What the invitation says to a member, and how many have answered it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.meetings import policies
from cells.meetings.calendar_file import has_calendar
from cells.meetings.models import Attendance, Meeting, MeetingStatus, Presence
from cells.organisation.models import Standing


@dataclass
class OwnAnswer:
    """The own row. ``may_answer``: invited, and the session has not begun."""

    may_answer: bool = False
    is_coming: bool = False
    on_leave: bool = False
    is_present: bool = False
    reason: str = ""
    calendar_url: str = ""
    error: str = ""
    typed: str | None = None

    @property
    def value(self) -> str:
        return self.reason if self.typed is None else self.typed

    @property
    def is_open(self) -> bool:
        """Whether the form for leave stands open: after an error, or for a change."""
        return bool(self.error)


def own_answer(meeting: Meeting, user, rows: list[Attendance]) -> OwnAnswer:
    """``rows``: the attendance; nothing else of it is shown here."""
    own = next((row for row in rows if row.member_id == user.pk), None)
    answer = OwnAnswer()
    if has_calendar(meeting) and policies.may_register(user, meeting):
        answer.calendar_url = reverse("meetings:calendar", args=[meeting.pk])
    if own is None or own.standing == Standing.SUSPENDED:
        return answer
    answer.is_present = own.was_present
    answer.may_answer = (
        meeting.status == MeetingStatus.CONVENED and own.presence != Presence.PRESENT
    )
    answer.is_coming = own.coming_at is not None
    answer.on_leave = own.presence == Presence.ON_LEAVE and not own.was_present
    answer.reason = own.leave_reason
    return answer


def answers_text(rows: list[Attendance]) -> str:
    """For who records: in counts; the names stand in the attendance."""
    asked = [row for row in rows if row.standing != Standing.SUSPENDED]
    coming = sum(row.coming_at is not None for row in asked)
    leave = sum(
        row.presence == Presence.ON_LEAVE and not row.was_present for row in asked
    )
    return _(
        "%(coming)s said that they come, %(leave)s asked for leave, %(rest)s have not "
        "answered."
    ) % {
        "coming": coming,
        "leave": leave,
        "rest": max(len(asked) - coming - leave, 0),
    }
