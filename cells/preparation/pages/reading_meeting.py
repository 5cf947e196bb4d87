"""A reading meeting: what was read, who was there, and who says otherwise."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.organisation.name_order import name_order
from cells.preparation.models.readings import ReadingAttendance, ReadingMeeting


@dataclass(frozen=True)
class AttendanceRow:
    name: str
    detail: str
    has_objected: bool


@dataclass(frozen=True)
class ReadingMeetingPage:
    title: str
    round_title: str
    back_url: str
    materials: tuple[str, ...]
    rows: tuple[AttendanceRow, ...]


def reading_meeting_page(
    meeting: ReadingMeeting, attendances: list[ReadingAttendance]
) -> ReadingMeetingPage:
    attendances = sorted(attendances, key=lambda each: name_order(each.member))
    return ReadingMeetingPage(
        title=_("Reading meeting of %(day)s") % {"day": weekday_date(meeting.held_on)},
        round_title=meeting.cell_round.round.title,
        back_url=reverse("preparation:round_materials", args=[meeting.cell_round_id]),
        materials=tuple(each.title for each in meeting.materials.all()),
        rows=tuple(attendance_row(each) for each in attendances),
    )


def attendance_row(attendance: ReadingAttendance) -> AttendanceRow:
    if attendance.objected_at:
        detail = _("said on %(date)s not to have been there") % {
            "date": date_format(localtime(attendance.objected_at), "d/m/Y")
        }
    else:
        detail = _("marked by comrade %(name)s on %(date)s") % {
            "name": attendance.marked_by.full_name,
            "date": date_format(localtime(attendance.marked_at), "d/m/Y"),
        }
    return AttendanceRow(
        attendance.member.full_name, detail, attendance.objected_at is not None
    )
