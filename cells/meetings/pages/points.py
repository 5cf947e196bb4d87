"""The panel “points” of the live page."""

from dataclasses import dataclass

from cells.meetings.models import Meeting


@dataclass
class PointsPanel:
    meeting_pk: int


def points_panel(meeting: Meeting, user, *, typed=None, form=None) -> PointsPanel:
    return PointsPanel(meeting.pk)
