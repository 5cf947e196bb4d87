"""A member says that they come, or asks for leave of absence."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cells.meetings.models import Attendance, Meeting, MeetingStatus, Presence
from cells.meetings.services.attending import complete_attendance
from cells.meetings.services.held import take_meeting
from cells.meetings.services.inviting import leaders_of, tell
from cells.meetings.services.trace import record
from cells.notifications.models import NotificationKind
from cells.organisation.models import Member
from cells.workflow import WorkflowError


@transaction.atomic
def ask_leave(*, meeting: Meeting, member: Member, reason: str, now: datetime) -> None:
    """``member`` will be absent with leave, for ``reason``; the newest one counts.

    Secretary and deputies are told the first time. Raises ``WorkflowError`` once the
    meeting has begun, or if the member has been noted as present.
    """
    own = own_row(meeting, member)
    is_new = own.presence != Presence.ON_LEAVE
    answer(
        own,
        presence=Presence.ON_LEAVE,
        leave_reason=reason,
        leave_asked_at=now,
        coming_at=None,
    )
    if is_new:
        leaders = leaders_of(meeting, now) - {member.pk}
        tell(meeting, leaders, NotificationKind.LEAVE_ASKED, now=now)
    record(meeting, "meeting.ask_leave", by=member, now=now)


@transaction.atomic
def say_coming(*, meeting: Meeting, member: Member, now: datetime) -> None:
    """``member`` comes; leave that was asked for is taken back."""
    own = own_row(meeting, member)
    answer(
        own,
        presence=Presence.EXPECTED,
        leave_reason="",
        leave_asked_at=None,
        coming_at=now,
    )
    record(meeting, "meeting.say_coming", by=member, now=now)


def own_row(meeting: Meeting, member: Member) -> Attendance:
    """The row of ``member``, while the cell is convened and nobody noted presence."""
    take_meeting(meeting, [MeetingStatus.CONVENED])
    complete_attendance(meeting)
    own = meeting.attendances.filter(member=member).first()
    if own is None:
        raise WorkflowError(
            _("You do not belong to the cell on the day of the session.")
        )
    if own.presence == Presence.PRESENT:
        raise WorkflowError(_("You have been noted as present already."))
    return own


def answer(own: Attendance, **values) -> None:
    Attendance.objects.filter(pk=own.pk).update(version=F("version") + 1, **values)
