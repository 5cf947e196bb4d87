"""What the projector may show: a new address, and covering what is recorded."""

from datetime import datetime

from django.db import transaction

from cells.meetings.models import Meeting
from cells.meetings.services.held import take_begun
from cells.meetings.services.running import new_token
from cells.meetings.services.script import refuse_other_than_chair
from cells.meetings.services.trace import record
from cells.organisation.models import Member


@transaction.atomic
def change_projector_address(*, meeting: Meeting, by: Member, now: datetime) -> None:
    """The old address opens nothing any more."""
    take_begun(meeting, projector_token=new_token())
    refuse_other_than_chair(meeting, by)
    record(meeting, "meeting.change_projector_address", by=by, now=now)


@transaction.atomic
def cover(*, meeting: Meeting, covered: bool, by: Member, now: datetime) -> None:
    """The projector shows the motto only, or again what goes on.

    What is shown is said, not toggled: two presses at once do not undo each other.
    """
    take_begun(meeting, projector_covered=covered)
    record(meeting, "meeting.cover" if covered else "meeting.uncover", by=by, now=now)
