"""The trace of an act on a meeting."""

from datetime import datetime

from cells.audit.services import record_action
from cells.meetings.models import Meeting
from cells.organisation.models import Member


def record(
    meeting: Meeting, action: str, *, by: Member, now: datetime, **details
) -> None:
    """``details``: codes, ids and counts, nothing that was typed."""
    record_action(
        action,
        meeting,
        organisation_id=meeting.cell_round.cell_id,
        actor=by,
        now=now,
        **details,
    )
