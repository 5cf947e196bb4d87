"""Words for the state of a meeting, and the lines that name its day and hour."""

from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.meetings.agenda import clock_text, later
from cells.meetings.models import Meeting, MeetingStatus
from cells.reviews.labels import StatusBadge

LOOKS = {
    MeetingStatus.PLANNED: ("gold", "calendar"),
    MeetingStatus.CONVENED: ("done", "calendar"),
    MeetingStatus.RUNNING: ("gold", "clock"),
    MeetingStatus.ENDED: ("done", "check-disc"),
    MeetingStatus.CANCELLED: ("neutral", "warning"),
}


def meeting_badge(meeting: Meeting) -> StatusBadge:
    status = MeetingStatus(meeting.status)
    tone, icon = LOOKS[status]
    return StatusBadge(label=str(status.label), tone=tone, icon=icon)


def meeting_title(meeting: Meeting) -> str:
    return _("Thematic session “self-examination, self-correction” of %(year)s") % {
        "year": meeting.cell_round.round.year
    }


def day_line(meeting: Meeting) -> str:
    """“Thứ Sáu, 30/10/2026”."""
    if meeting.held_on is None:
        return _("The day has not been set.")
    day = weekday_date(meeting.held_on)
    return day[0].upper() + day[1:]


def hours_line(meeting: Meeting) -> str:
    """“13:30–16:50, 200 phút”."""
    if meeting.starts_at is None:
        return ""
    return _("%(start)s–%(end)s, %(n)s minutes") % {
        "start": clock_text(meeting.starts_at),
        "end": clock_text(later(meeting.starts_at, meeting.minutes)),
        "n": meeting.minutes,
    }


def stored_lines(meeting: Meeting) -> list[str]:
    """How the session stands now, for somebody whose page was older."""
    people = {
        _("Chair: %(name)s"): meeting.chair,
        _("Clerk: %(name)s"): meeting.clerk,
    }
    lines = [day_line(meeting), hours_line(meeting), meeting.place]
    lines += [text % {"name": who.full_name} for text, who in people.items() if who]
    return [line for line in lines if line]
