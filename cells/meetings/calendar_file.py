"""The calendar file of a session: when and where, and nothing of what it is about."""

import uuid
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.timezone import get_default_timezone
from icalendar import Calendar, Event, Timezone, vCalAddress

from cells.dates import party_hour, party_weekday_date
from cells.meetings.models import Meeting, MeetingStatus

CONTENT_TYPE = "text/calendar"
FILE_NAME = "sinh-hoat-chuyen-de.ics"
SUMMARY = "Sinh hoạt chuyên đề"
REQUEST, CANCEL = "REQUEST", "CANCEL"
PRODUCT = "-//Tu soi, tu sua//Sinh hoat chuyen de//VI"


def has_calendar(meeting: Meeting) -> bool:
    """Once the cell was convened, and for a session that was cancelled after that."""
    return meeting.convened_at is not None


def uid_of(meeting: Meeting) -> str:
    """The same through all changes, whatever the settings of the installation."""
    made = meeting.planned_at.isoformat()
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"meeting/{meeting.pk}/{made}"))


def method_of(meeting: Meeting) -> str:
    return CANCEL if meeting.status == MeetingStatus.CANCELLED else REQUEST


def calendar_file(
    meeting: Meeting, *, to: str, now: datetime, method: str = ""
) -> bytes:
    """``to``: the address of the person invited, or ""; ``method``: CANCEL where one
    person is invited no more."""
    method = method or method_of(meeting)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    starts = starts_at(meeting)
    calendar.add_component(
        Timezone.from_tzid(
            str(get_default_timezone()),
            first_date=starts.date() - timedelta(days=1),
            last_date=starts.date() + timedelta(days=366),
        )
    )
    calendar.add_component(event_of(meeting, starts, method, to, now))
    return calendar.to_ical()


def starts_at(meeting: Meeting) -> datetime:
    return datetime.combine(
        meeting.held_on, meeting.starts_at, tzinfo=get_default_timezone()
    )


def event_of(meeting: Meeting, starts: datetime, method: str, to: str, now) -> Event:
    event = Event()
    event.add("uid", uid_of(meeting))
    event.add("sequence", meeting.calendar_sequence)
    event.add("dtstamp", now)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=meeting.minutes))
    event.add("summary", SUMMARY)
    event.add("location", meeting.place)
    event.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    event.add("organizer", address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    if to:
        event.add("attendee", address(to, RSVP="FALSE", ROLE="REQ-PARTICIPANT"))
    return event


def address(mail: str, **parameters) -> vCalAddress:
    found = vCalAddress(f"mailto:{mail}")
    for name, value in parameters.items():
        found.params[name] = value
    return found


def when_and_where(meeting: Meeting) -> str:
    """“14 giờ 05 phút, thứ Hai, ngày 19/10/2026, tại Phòng họp A2”."""
    hour = party_hour(meeting.starts_at)
    return f"{hour}, {party_weekday_date(meeting.held_on)}, tại {meeting.place}"
