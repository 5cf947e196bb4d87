"""Notes who is there, who is absent with leave, who without; and which guests came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.meetings.models import Attendance, Guest, Meeting, MeetingStatus, Presence
from cells.meetings.services.held import take_live
from cells.meetings.services.trace import record
from cells.organisation.models import Member
from cells.workflow import WorkflowError

RECORDED_IN = (MeetingStatus.CONVENED, MeetingStatus.RUNNING)


class Noted(StrEnum):
    """What is noted of one member; LEFT: was there and left before the end."""

    NOTHING = ""
    PRESENT = "present"
    LEFT = "left"
    ON_LEAVE = "on_leave"
    WITHOUT_LEAVE = "without_leave"


@dataclass(frozen=True)
class MemberEntry:
    """One row of the page; ``seen``: ``mark_of`` the row that the page showed."""

    pk: int
    noted: Noted
    reason: str
    seen: str


@dataclass(frozen=True)
class GuestEntry:
    pk: int
    attended: bool


class StaleAttendanceError(WorkflowError):
    """Somebody noted otherwise meanwhile; nothing was stored. ``ids``: of the rows."""

    def __init__(self, ids: set[int]):
        super().__init__(
            _(
                "Somebody else has noted something otherwise since you opened the "
                "page. It stands beside what you chose; look at it, then save again."
            )
        )
        self.ids = ids


def noted_of(row: Attendance) -> Noted:
    if row.presence in {Presence.ON_LEAVE, Presence.WITHOUT_LEAVE} and row.was_present:
        return Noted.LEFT
    return Noted("" if row.presence == Presence.EXPECTED else row.presence)


def mark_of(noted: Noted, reason: str) -> str:
    """What a page showed of a row, to find out later whether it was touched."""
    return content_hash([str(noted), reason])[:16]


@transaction.atomic
def record_attendance(
    *,
    meeting: Meeting,
    entries: Sequence[MemberEntry],
    guests: Sequence[GuestEntry] = (),
    by: Member,
    now: datetime,
) -> int:
    """Store what the page says; returns how many rows changed.

    Raises ``StaleAttendanceError`` if a row that was touched here was also changed
    by somebody else, ``WorkflowError`` before the day or after the meeting.
    """
    take_live(meeting, statuses=RECORDED_IN)
    meeting.refresh_from_db(fields=["status", "held_on"])
    if timezone.localdate(now) < meeting.held_on:
        raise WorkflowError(_("Attendance is noted from the day of the session on."))
    rows = {row.pk: row for row in meeting.attendances.all()}
    known = [(rows[entry.pk], entry) for entry in entries if entry.pk in rows]
    if stale := {row.pk for row, entry in known if is_stale(row, entry)}:
        raise StaleAttendanceError(stale)
    changed = sum(store(meeting, row, entry, now) for row, entry in known)
    came = {guest.pk: guest.attended for guest in guests}
    changed += store_guests(meeting, came)
    if changed:
        record(meeting, "meeting.record_attendance", by=by, now=now, rows=changed)
    return changed


def is_untouched(entry: MemberEntry) -> bool:
    return entry.seen == mark_of(entry.noted, entry.reason)


def is_stored(row: Attendance, entry: MemberEntry) -> bool:
    return (noted_of(row), row.leave_reason) == (entry.noted, entry.reason)


def is_stale(row: Attendance, entry: MemberEntry) -> bool:
    """Changed by somebody else since it was shown, and otherwise on this page."""
    stands = mark_of(noted_of(row), row.leave_reason)
    if entry.seen == stands or is_untouched(entry):
        return False
    return not is_stored(row, entry)


def store(meeting: Meeting, row: Attendance, entry: MemberEntry, now: datetime) -> bool:
    """Whether the row was changed."""
    if is_untouched(entry) or is_stored(row, entry):
        return False
    is_running = meeting.status == MeetingStatus.RUNNING
    was_present = entry.noted in {Noted.PRESENT, Noted.LEFT}
    arrived_at = row.arrived_at if was_present else None
    if entry.noted == Noted.PRESENT and is_running and not row.was_present:
        arrived_at = now
    return bool(
        meeting.attendances.filter(pk=row.pk).update(
            presence=presence_of(entry),
            was_present=was_present,
            arrived_at=arrived_at,
            leave_reason=entry.reason,
            version=row.version + 1,
        )
    )


def presence_of(entry: MemberEntry) -> Presence:
    """Who left has leave if a reason is given."""
    if entry.noted == Noted.LEFT:
        return Presence.ON_LEAVE if entry.reason else Presence.WITHOUT_LEAVE
    return Presence(entry.noted) if entry.noted else Presence.EXPECTED


def store_guests(meeting: Meeting, came: dict[int, bool]) -> int:
    """How many rows were changed."""
    changed = 0
    for guest in Guest.objects.filter(meeting=meeting, removed_at=None):
        attended = came.get(guest.pk)
        if attended is not None and attended != bool(guest.attended):
            changed += meeting.guests.filter(pk=guest.pk).update(attended=attended)
    return changed
