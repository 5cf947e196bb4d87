"""The panel “remarks” of the live page."""

from dataclasses import dataclass

from cells.meetings.models import Meeting


@dataclass
class RemarksPanel:
    meeting_pk: int


def remarks_panel(meeting: Meeting, user, *, typed=None, form=None) -> RemarksPanel:
    return RemarksPanel(meeting.pk)
