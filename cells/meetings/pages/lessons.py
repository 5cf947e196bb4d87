"""The page of what the cell learned from a session."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.meetings import policies
from cells.meetings.labels import meeting_title
from cells.meetings.models import BEGUN, Meeting
from cells.preparation.forms.lessons import LessonForm
from cells.preparation.pages.lessons import LessonGroup, lesson_groups
from cells.preparation.services.lessons import standing_lessons
from cells.rounds.models import OPEN_FOR_WRITING


@dataclass
class LessonPage:
    """``form`` is None for those who only read."""

    meeting_pk: int
    title: str
    groups: list[LessonGroup]
    may_keep: bool
    detail_url: str
    live_url: str = ""
    form: LessonForm | None = None
    why_not: str = ""


def may_keep_now(meeting: Meeting, user) -> bool:
    """During the session and after it, while the round is not over."""
    is_open = meeting.cell_round.status in OPEN_FOR_WRITING
    has_begun = meeting.status in BEGUN
    return is_open and has_begun and policies.may_keep_lessons(user, meeting)


def lesson_page(
    meeting: Meeting, user, *, form: LessonForm | None = None
) -> LessonPage:
    may_keep = may_keep_now(meeting, user)
    page = LessonPage(
        meeting_pk=meeting.pk,
        title=meeting_title(meeting),
        groups=lesson_groups(list(standing_lessons(meeting.cell_round))),
        may_keep=may_keep,
        detail_url=reverse("meetings:detail", args=[meeting.pk]),
        form=form or (LessonForm() if may_keep else None),
    )
    if policies.may_record(user, meeting):
        page.live_url = reverse("meetings:live", args=[meeting.pk])
    if not may_keep and policies.may_keep_lessons(user, meeting):
        page.why_not = why_not(meeting)
    return page


def why_not(meeting: Meeting) -> str:
    if meeting.status not in BEGUN:
        return _("Lessons are written down once the session has begun.")
    return _("This round is over. What stands in it can be read, but not changed.")
