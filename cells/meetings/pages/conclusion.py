"""The panel “conclusion” of the live page."""

from dataclasses import dataclass

from cells.meetings.models import Meeting


@dataclass
class ConclusionPanel:
    meeting_pk: int


def conclusion_panel(
    meeting: Meeting, user, *, typed=None, form=None
) -> ConclusionPanel:
    return ConclusionPanel(meeting.pk)
