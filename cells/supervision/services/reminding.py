"""Recalls what is due: “due and not yet sent”, so that a missed night is caught up.

A reminder is claimed by an UPDATE with a lease before it is told; the mail goes out
through the outbox in the same transaction in which it is marked as sent. Two runs at
once, or one that died, therefore tell each thing once.
"""

import uuid
from collections import Counter
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cells.audit.services import record_action
from cells.notifications.models import Notification, NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member, Organisation
from cells.supervision.due import Due, everything_due
from cells.supervision.models import LineReminder, Occasion

LEASE = timedelta(minutes=10)
KINDS = {
    Occasion.DUE: NotificationKind.LINES_DUE,
    Occasion.OVERDUE: NotificationKind.LINES_OVERDUE,
}


def prepare_reminders(*, now: datetime) -> int:
    """A row waits for each thing that is due today; how many things are due.

    One that waited since before and is no longer due that way is dropped unsent.
    """
    due = everything_due(timezone.localdate(now))
    with transaction.atomic():
        drop_stale({key_of(each) for each in due})
        LineReminder.objects.bulk_create(
            [each.reminder(now=now) for each in due], ignore_conflicts=True
        )
    return len(due)


def key_of(each: Due | LineReminder) -> tuple:
    return (
        each.recipient_id,
        each.plan_id,
        each.plan_line,
        each.measure_id,
        str(each.occasion),
        each.due_on,
    )


def drop_stale(keys: set[tuple]) -> None:
    """Unsent rows that a run left behind and that have been overtaken since."""
    waiting = LineReminder.objects.filter(sent_at=None)
    stale = [row.pk for row in waiting if key_of(row) not in keys]
    LineReminder.objects.filter(pk__in=stale, sent_at=None).delete()


def send_reminders(*, now: datetime) -> Counter:
    """Tell each person once of what is due; how many people and things."""
    prepare_reminders(now=now)
    found = Counter()
    run = str(uuid.uuid4())
    while recipient_id := next_recipient(now):
        told = tell(recipient_id, run=run, now=now)
        found["people"] += bool(told)
        found["things"] += told
    return found


def free(now: datetime) -> Q:
    return Q(sent_at=None) & (Q(claimed_until=None) | Q(claimed_until__lt=now))


def next_recipient(now: datetime) -> int | None:
    waiting = LineReminder.objects.filter(free(now)).order_by("recipient", "pk")
    return waiting.values_list("recipient", flat=True).first()


def tell(recipient_id: int, *, run: str, now: datetime) -> int:
    """Claim what is free of this person's, then tell it; how many things."""
    own = LineReminder.objects.filter(free(now), recipient=recipient_id)
    if not own.update(claimed_by=run, claimed_until=now + LEASE):
        return 0
    with transaction.atomic():
        mine = LineReminder.objects.filter(
            recipient=recipient_id, claimed_by=run, sent_at=None
        )
        rows = list(mine.order_by("pk"))
        told = mine.filter(pk__in=[row.pk for row in rows]).update(sent_at=now)
        if told != len(rows):  # a lease that ended: another run has taken them
            transaction.set_rollback(True)
            return 0
        for occasion in Occasion:
            number = sum(row.occasion == occasion for row in rows)
            if number:
                tell_number(recipient_id, occasion, number, now=now)
    return told


def tell_number(recipient_id: int, occasion, number: int, *, now: datetime) -> None:
    """How many things, and where they stand; nothing of what they are."""
    facts = {"n": number}
    if occasion == Occasion.DUE:
        facts["month"] = timezone.localdate(now).strftime("%m/%Y").lstrip("0")
    path = f"{reverse('supervision:board')}?who={recipient_id}"
    notify([recipient_id], KINDS[occasion], now=now, path=path, **facts)


@transaction.atomic
def remind_overdue(
    *, cell: Organisation, member_ids: list[int], by: Member, now: datetime
) -> int:
    """The secretary recalls at once what is overdue; how many were told.

    Once a day: whoever was told today by this press is not told again.
    """
    on = timezone.localdate(now)
    overdue = Counter(
        each.recipient_id
        for each in everything_due(on, [cell.pk])
        if each.occasion == Occasion.OVERDUE and each.recipient_id in member_ids
    )
    told = {member: number for member, number in overdue.items() if member != by.pk}
    told = {m: n for m, n in told.items() if m not in told_today(told, on)}
    for member_id, number in sorted(told.items()):
        tell_number(member_id, Occasion.OVERDUE, number, now=now)
    if told:
        record_action(
            "supervision.remind",
            cell,
            organisation_id=cell.pk,
            actor=by,
            now=now,
            members=sorted(told),
        )
    return len(told)


def told_today(member_ids, on: date) -> set[int]:
    rows = Notification.objects.filter(
        recipient__in=list(member_ids),
        kind=NotificationKind.LINES_OVERDUE,
        created_at__date=on,
    )
    return set(rows.values_list("recipient", flat=True))
