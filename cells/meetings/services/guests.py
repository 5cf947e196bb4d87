"""Who is invited from outside the cell, and who attends for the committee above."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cells.meetings.models import Guest, Meeting, MeetingStatus
from cells.meetings.services.held import take_meeting
from cells.meetings.services.inviting import call_off, leaders_of, tell, write_to
from cells.meetings.services.trace import record
from cells.meetings.transitions import TO_COME
from cells.notifications.models import NotificationKind
from cells.organisation.models import Member
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class GuestValues:
    """Who it is; ``is_delegate``: attends for the committee above."""

    name: str
    position_held: str = ""
    email: str = ""
    is_delegate: bool = False


@transaction.atomic
def add_guest(
    *, meeting: Meeting, values: GuestValues, by: Member, now: datetime
) -> Guest:
    """A guest is invited, by letter as soon as the cell is convened.

    Raises ``WorkflowError`` once the meeting has begun.
    """
    guest = store_new(meeting, values, by, now)
    record(meeting, "meeting.add_guest", by=by, now=now, guest=guest.pk)
    return guest


@transaction.atomic
def name_delegate(
    *, meeting: Meeting, values: GuestValues, by: Member, now: datetime
) -> Guest:
    """The committee above says who attends for it; the cell's leaders are told."""
    guest = store_new(meeting, values, by, now)
    tell_leaders(meeting, by, now)
    record(meeting, "meeting.name_delegate", by=by, now=now, guest=guest.pk)
    return guest


@transaction.atomic
def change_guest(
    *, guest: Guest, values: GuestValues, seen_version: int, by: Member, now: datetime
) -> None:
    """Raises ``WorkflowError`` if it was changed meanwhile or the meeting began."""
    meeting = guest.meeting
    take_meeting(meeting, TO_COME)
    address_before = guest.email
    update(guest, seen_version, **vars(values))
    if values.email != address_before and is_convened(meeting):
        write_to(guest, now=now)
    record(meeting, "meeting.change_guest", by=by, now=now, guest=guest.pk)


@transaction.atomic
def remove_guest(*, guest: Guest, seen_version: int, by: Member, now: datetime) -> None:
    """The guest is invited no more; whom a letter may have reached gets another."""
    remove(guest, seen_version, now)
    record(guest.meeting, "meeting.remove_guest", by=by, now=now, guest=guest.pk)


@transaction.atomic
def withdraw_delegate(
    *, guest: Guest, seen_version: int, by: Member, now: datetime
) -> None:
    """The committee sends somebody else or nobody; the cell's leaders are told."""
    remove(guest, seen_version, now)
    tell_leaders(guest.meeting, by, now)
    record(guest.meeting, "meeting.withdraw_delegate", by=by, now=now, guest=guest.pk)


@transaction.atomic
def record_print(*, guest: Guest, by: Member, now: datetime) -> None:
    """That the invitation of ``guest`` was taken to be printed."""
    record(guest.meeting, "meeting.print_invitation", by=by, now=now, guest=guest.pk)


def store_new(meeting: Meeting, values: GuestValues, by: Member, now) -> Guest:
    take_meeting(meeting, TO_COME)
    guest = Guest.objects.create(meeting=meeting, named_by=by, **vars(values))
    if is_convened(meeting):
        write_to(guest, now=now)
    return guest


def remove(guest: Guest, seen_version: int, now: datetime) -> None:
    take_meeting(guest.meeting, TO_COME)
    update(guest, seen_version, removed_at=now)
    call_off(guest, now=now)


def update(guest: Guest, seen_version: int, **changes) -> None:
    """Store ``changes`` on the guest as it was seen, or ``WorkflowError``."""
    seen = Guest.objects.filter(pk=guest.pk, version=seen_version, removed_at=None)
    if not seen.update(version=F("version") + 1, **changes):
        raise WorkflowError(
            _("Somebody has changed this guest since you opened the page.")
        )
    for name, value in changes.items():
        setattr(guest, name, value)


def is_convened(meeting: Meeting) -> bool:
    """As the held row says, whatever the page had loaded."""
    meeting.refresh_from_db(fields=["status"])
    return meeting.status == MeetingStatus.CONVENED


def tell_leaders(meeting: Meeting, by: Member, now: datetime) -> None:
    leaders = leaders_of(meeting, now) - {by.pk}
    tell(meeting, leaders, NotificationKind.DELEGATE_NAMED, now=now)
