"""The calendar file, read again by the library that others use to read it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from icalendar import Calendar

from cells.meetings.calendar_file import calendar_file
from cells.meetings.services import cancel_meeting
from cells.models import Meeting
from tests.convening_scenes import convened
from tests.factories import NOW
from tests.meeting_scenes import fresh, planned

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
LONG_PLACE = "Phòng họp số 2, tầng 3, nhà A; cơ sở 2 của Trường Chính trị, phường Ỷ La"


def read(content: bytes):
    calendar = Calendar.from_ical(content)
    return calendar, calendar.events[0]


@pytest.fixture
def meeting(cast):
    return convened(cast, place=LONG_PLACE)


def test_it_says_when_and_where_and_nothing_else(cast, meeting):
    calendar, event = read(calendar_file(meeting, to="", now=NOW))
    starts = datetime(2026, 10, 30, 13, 30, tzinfo=HANOI)
    assert (calendar["METHOD"], calendar["VERSION"]) == ("REQUEST", "2.0")
    assert event.start == starts
    assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event.end == starts + timedelta(minutes=meeting.minutes)
    assert event["SUMMARY"] == "Sinh hoạt chuyên đề"
    assert event["LOCATION"] == LONG_PLACE
    assert (event["SEQUENCE"], event["STATUS"]) == (0, "CONFIRMED")
    assert set(event) == {
        "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION",
        "STATUS", "ORGANIZER",
    }  # fmt: skip
    names = [cast.secretary.full_name, cast.colleague.full_name, cast.cell.name]
    text = calendar_file(meeting, to="", now=NOW).decode()
    assert not [name for name in names if name in text]
    assert "tự soi" not in text


def test_the_zone_stands_in_the_file(meeting):
    calendar, _event = read(calendar_file(meeting, to="", now=NOW))
    zone = calendar.timezones[0]
    assert zone.tz_name == "Asia/Ho_Chi_Minh"
    standard = zone.walk("STANDARD")[-1]
    assert standard["TZOFFSETTO"].to_ical() == "+0700"


def test_lines_are_folded_and_end_as_the_standard_says(meeting):
    content = calendar_file(meeting, to="dangvien@example.vn", now=NOW)
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    assert any(line.startswith(b" ") for line in lines)
    content.decode("utf-8")


def test_the_same_event_through_all_changes(cast, meeting):
    _calendar, before = read(calendar_file(meeting, to="", now=NOW))
    Meeting.objects.filter(pk=meeting.pk).update(calendar_sequence=3, place="Nơi khác")
    _calendar, after = read(calendar_file(fresh(meeting), to="", now=NOW))
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 3)
    other = convened_elsewhere(cast)
    assert read(calendar_file(other, to="", now=NOW))[1]["UID"] != before["UID"]


def convened_elsewhere(cast) -> Meeting:
    meeting = Meeting.objects.get()
    other = Meeting.objects.get(pk=meeting.pk)
    other.pk, other.continues = None, meeting
    other.save()
    return other


def test_a_cancelled_session_is_taken_out_of_the_calendar(cast, meeting):
    cancel_meeting(
        meeting=meeting, reason="Bão số 10", seen_version=2, by=cast.secretary, now=NOW
    )
    calendar, event = read(calendar_file(fresh(meeting), to="", now=NOW))
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert event["SEQUENCE"] == 1


def test_a_member_takes_the_file(cast, client, meeting):
    cast.author.email = "son@example.vn"
    cast.author.save()
    client.force_login(cast.author)
    response = client.get(reverse("meetings:calendar", args=[meeting.pk]))
    assert response["Content-Type"] == "text/calendar; charset=utf-8; method=REQUEST"
    assert response["Cache-Control"] == "no-store"
    assert 'filename="sinh-hoat-chuyen-de.ics"' in response["Content-Disposition"]
    _calendar, event = read(response.content)
    assert event["ATTENDEE"] == "mailto:son@example.vn"


def test_before_the_cell_is_convened_there_is_no_file(cast, client):
    meeting = planned(cast)
    client.force_login(cast.author)
    response = client.get(reverse("meetings:calendar", args=[meeting.pk]))
    assert response.status_code == 404
