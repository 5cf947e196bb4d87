"""Tells everybody invited: members by a notice and a letter, guests by a letter."""

from datetime import datetime

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from cells.meetings.models import Guest, Meeting
from cells.meetings.services.attending import complete_attendance
from cells.notifications.models import NotificationKind
from cells.notifications.outbox import drop_for_topic, queue_for_topic
from cells.notifications.services import notify
from cells.organisation.holders import office_chart
from cells.organisation.models import Standing

GUEST = "guest"  # the topic of letters to guests; its id is that of the guest


def invited_ids(meeting: Meeting) -> set[int]:
    """Everybody of the cell but the suspended, who take no part in meetings."""
    rows = meeting.attendances.exclude(standing=Standing.SUSPENDED)
    return set(rows.values_list("member", flat=True))


def standing_guests(meeting: Meeting):
    return meeting.guests.filter(removed_at=None)


def leaders_of(meeting: Meeting, now: datetime) -> frozenset[int]:
    """Secretary and deputies of the cell today."""
    chart = office_chart(meeting.cell_round.cell, timezone.localdate(now))
    return chart.secretary | chart.deputies


def tell(
    meeting: Meeting, recipient_ids, kind: NotificationKind, *, now: datetime
) -> None:
    notify(
        recipient_ids,
        kind,
        now=now,
        path=reverse("meetings:detail", args=[meeting.pk]),
        date=f"{meeting.held_on:%d/%m/%Y}" if meeting.held_on else "",
        meeting=meeting.pk,
    )


def invite_all(meeting: Meeting, *, now: datetime) -> None:
    tell(meeting, invited_ids(meeting), NotificationKind.MEETING_CONVENED, now=now)
    for guest in standing_guests(meeting):
        write_to(guest, now=now)


def tell_of_change(meeting: Meeting, *, now: datetime) -> None:
    """Everybody invited learns that the meeting stands otherwise in the calendar."""
    Meeting.objects.filter(pk=meeting.pk).update(
        calendar_sequence=F("calendar_sequence") + 1
    )
    meeting.refresh_from_db(fields=["calendar_sequence"])
    complete_attendance(meeting)
    tell(meeting, invited_ids(meeting), NotificationKind.MEETING_CHANGED, now=now)
    for guest in standing_guests(meeting):
        write_to(guest, now=now)


def write_to(guest: Guest, *, now: datetime) -> None:
    """A letter with the invitation as it stands when it leaves."""
    if guest.email:
        queue_for_topic(GUEST, guest.pk, now=now)


def call_off(guest: Guest, *, now: datetime) -> None:
    """Whom an invitation may have reached is told that it does not stand any more."""
    if drop_for_topic(GUEST, guest.pk):
        write_to(guest, now=now)
