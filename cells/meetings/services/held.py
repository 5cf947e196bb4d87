"""Takes the round and the meeting before anything under them is written."""

from django.db.models import F
from django.utils.translation import gettext as _

from cells.meetings.models import (
    FIXED,
    Meeting,
    MeetingStatus,
    Minutes,
)
from cells.meetings.transitions import TO_COME
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError


def take_meeting(meeting: Meeting, statuses, **seen_versions) -> None:
    """Hold the meeting in one of ``statuses``, with its round.

    ``seen_versions`` (``version``, ``agenda_version``) must still stand; each is
    raised by one. Raises ``WorkflowError`` with a sentence for what has happened.
    """
    hold_round(meeting.cell_round)
    rows = Meeting.objects.filter(pk=meeting.pk, status__in=statuses)
    raised = {name: F(name) + 1 for name in seen_versions} or {"status": F("status")}
    if not rows.filter(**seen_versions).update(**raised):
        raise WorkflowError(stale() if rows.exists() else not_possible_now())
    for name, value in seen_versions.items():
        setattr(meeting, name, value + 1)


def take_agenda(meeting: Meeting) -> None:
    """Hold the meeting to write its running order, whatever order the page showed.

    Whoever moves items by an older page is refused afterwards.
    """
    hold_round(meeting.cell_round)
    rows = Meeting.objects.filter(pk=meeting.pk, status__in=TO_COME)
    if not rows.update(agenda_version=F("agenda_version") + 1):
        raise WorkflowError(not_possible_now())


def take_live(
    meeting: Meeting, *, statuses=(MeetingStatus.RUNNING,), **changes
) -> None:
    """Hold the meeting to record something of it; its ``live_number`` rises.

    With the row held, whoever records next, ends the meeting or passes the minutes
    waits, or has already won. ``changes`` are stored on the way. Raises
    ``WorkflowError`` if the meeting is in none of ``statuses``, or its minutes are
    passed: nothing is recorded after that.
    """
    take_begun(meeting, statuses=statuses, **changes)
    if has_fixed_minutes(meeting):
        raise WorkflowError(minutes_are_passed())


def take_begun(
    meeting: Meeting, *, statuses=(MeetingStatus.RUNNING,), **changes
) -> None:
    """As ``take_live`` for what the minutes do not say: a session whose minutes were
    passed in the room still goes through its last items, and ends."""
    hold_round(meeting.cell_round)
    changes["live_number"] = F("live_number") + 1
    rows = Meeting.objects.filter(pk=meeting.pk, status__in=statuses)
    if not rows.update(**changes):
        raise WorkflowError(not_under_way())
    meeting.refresh_from_db(fields=[*changes])


def has_fixed_minutes(meeting: Meeting) -> bool:
    return Minutes.objects.filter(meeting=meeting, status__in=FIXED).exists()


def minutes_are_passed() -> str:
    return _("The minutes are passed: nothing is recorded any more. Add to them.")


def not_under_way() -> str:
    return _("The session is not under way, so nothing was recorded.")


def stale() -> str:
    return _(
        "Somebody has changed it since you opened the page. It is shown as it stands "
        "now, with what you typed; look at it, then press again."
    )


def not_possible_now() -> str:
    return _("This is not possible any more: the session is not ahead of you now.")
