"""“Extract of the minutes”: what the locked minutes say of one member."""

from dataclasses import dataclass

from django.urls import reverse

from cells.meetings import policies
from cells.meetings.labels import day_line, meeting_title
from cells.meetings.minutes_extract import Extract, extract_of
from cells.meetings.models import Meeting, MinutesStatus


@dataclass(frozen=True)
class ExtractPage:
    """``extract`` is None until the minutes are locked."""

    title: str
    day: str
    meeting_url: str
    about_me_url: str
    extract: Extract | None = None
    pdf_url: str = ""
    add_url: str = ""


def extract_page(meeting: Meeting, user) -> ExtractPage:
    extract = own_extract(meeting, user)
    args = [meeting.pk]
    may_add = extract is not None and policies.may_add_to_minutes(user, meeting)
    return ExtractPage(
        title=meeting_title(meeting),
        day=day_line(meeting),
        meeting_url=reverse("meetings:detail", args=args),
        about_me_url=reverse("meetings:about_me", args=args),
        extract=extract,
        pdf_url=reverse("reports:extract_pdf", args=args) if extract else "",
        add_url=reverse("meetings:add_to_minutes", args=args) if may_add else "",
    )


def own_extract(meeting: Meeting, user) -> Extract | None:
    minutes = policies.minutes_of(meeting)
    if minutes is None or minutes.status != MinutesStatus.LOCKED:
        return None
    own = meeting.attendances.filter(member=user.pk).first()
    return extract_of(minutes, user, was_present=own is None or own.was_present)
