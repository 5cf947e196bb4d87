"""The panel “votes” of the live page."""

from dataclasses import dataclass

from cells.meetings.models import Meeting


@dataclass
class VotesPanel:
    meeting_pk: int


def votes_panel(meeting: Meeting, user, *, typed=None, form=None) -> VotesPanel:
    return VotesPanel(meeting.pk)
