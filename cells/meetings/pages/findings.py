"""The panel “findings” of the live page."""

from dataclasses import dataclass

from cells.meetings.models import Meeting


@dataclass
class FindingsPanel:
    meeting_pk: int


def findings_panel(meeting: Meeting, user, *, typed=None, form=None) -> FindingsPanel:
    return FindingsPanel(meeting.pk)
