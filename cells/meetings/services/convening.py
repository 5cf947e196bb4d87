"""Convenes the cell: everybody of the day has a row, everybody is invited."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cells.meetings.models import Meeting
from cells.meetings.readiness import lacking_sentence, lacks_of
from cells.meetings.services.attending import complete_attendance
from cells.meetings.services.inviting import invite_all
from cells.meetings.services.trace import record
from cells.meetings.transitions import CONVENE
from cells.organisation.models import Member
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def convene(*, meeting: Meeting, seen_version: int, by: Member, now: datetime) -> None:
    """The cell is called together; members and guests get their invitations.

    Raises ``WorkflowError`` if something is lacking, or the meeting was changed
    since ``seen_version``.
    """
    hold_round(meeting.cell_round)
    lacks = lacks_of(meeting, meeting.items.all(), timezone.localdate(now))
    if lacks and CONVENE.may_start(meeting):
        raise WorkflowError(lacking_sentence(lacks))
    apply_transition(meeting, CONVENE, seen_version=seen_version, convened_at=now)
    complete_attendance(meeting)
    invite_all(meeting, now=now)
    record(
        meeting,
        "meeting.convene",
        by=by,
        now=now,
        members=meeting.attendances.count(),
    )
