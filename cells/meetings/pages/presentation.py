"""A member's presentation as the minutes have it: for the recorder, for the member."""

from dataclasses import dataclass

from cells.dates import clock
from cells.meetings.labels import meeting_title
from cells.meetings.models import FIXED, Meeting, Turn, TurnStatus
from cells.meetings.policies import minutes_of
from cells.meetings.services.presentations import WRITTEN_IN


@dataclass
class PresentationPage:
    """``summary`` and ``response``: as they stand, or as they were typed.

    ``stored``: what stands now, where somebody else wrote meanwhile.
    """

    pk: int
    turn: int
    version: int
    title: str
    name: str
    summary: str
    response: str
    confirmed: str
    is_open: bool
    has_spoken: bool
    error: str = ""
    errors: dict | None = None
    stored: Turn | None = None


def presentation_page(
    meeting: Meeting, turn: Turn, *, typed=None, errors=None, error="", stored=None
) -> PresentationPage:
    confirmed = turn.summary_confirmed_at
    return PresentationPage(
        pk=meeting.pk,
        turn=turn.pk,
        version=turn.version,
        title=meeting_title(meeting),
        name=turn.member.full_name,
        summary=turn.summary if typed is None else typed.get("summary", ""),
        response=turn.response if typed is None else typed.get("response", ""),
        confirmed=clock(confirmed) if confirmed else "",
        is_open=may_be_written(meeting),
        has_spoken=turn.status in {TurnStatus.DONE, TurnStatus.RUNNING},
        error=error,
        errors=errors or {},
        stored=stored,
    )


def may_be_written(meeting: Meeting) -> bool:
    """Until the minutes are passed."""
    minutes = minutes_of(meeting)
    is_fixed = minutes is not None and minutes.status in FIXED
    return meeting.status in WRITTEN_IN and not is_fixed
