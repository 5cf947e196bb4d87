"""The outbox: one letter waits for each person, and one process sends it.

A letter is claimed by an UPDATE before it is handed to the mail server, so that two
senders never send the same one. The one gap: a process that dies after the server
took the letter and before that is recorded leaves it claimed, and it goes out once
more when the lease has ended. A letter too many is better than one too few.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest

from cells.notifications.outgoing_mail import MailStatus, OutgoingMail

GATHERED_FOR = timedelta(hours=1)  # what happens within it goes into one letter
LEASE = timedelta(minutes=10)  # far longer than a server may take
WAITS = tuple(
    timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360, 720, 1440)
)
MOST_TRIES = len(WAITS) + 1


def waiting_mail(recipient_ids: list[int], *, now: datetime) -> dict[int, int]:
    """The id of the letter that waits for each who has an address, made if needed."""
    if not settings.MAIL_IS_ON:
        return {}
    members = get_user_model().objects.filter(pk__in=recipient_ids, is_active=True)
    reached = list(
        members.exclude(email="").order_by("pk").values_list("pk", flat=True)
    )
    if not reached:
        return {}
    OutgoingMail.objects.bulk_create(
        [
            OutgoingMail(recipient_id=pk, due_at=now + GATHERED_FOR, created_at=now)
            for pk in reached
        ],
        ignore_conflicts=True,
    )
    waiting = OutgoingMail.objects.filter(
        recipient__in=reached, status=MailStatus.WAITING
    )
    return dict(waiting.values_list("recipient_id", "pk"))


def queue_for_topic(topic: str, topic_id: int, *, now: datetime) -> None:
    """A letter waits for somebody without an account; one at a time for a topic."""
    if settings.MAIL_IS_ON:
        OutgoingMail.objects.bulk_create(
            [
                OutgoingMail(
                    topic=topic,
                    topic_id=topic_id,
                    due_at=now + GATHERED_FOR,
                    created_at=now,
                )
            ],
            ignore_conflicts=True,
        )


def drop_for_topic(topic: str, topic_id: int) -> bool:
    """What waits is not sent any more; whether an earlier letter may have arrived."""
    letters = OutgoingMail.objects.filter(topic=topic, topic_id=topic_id)
    letters.filter(status=MailStatus.WAITING, tries=0).delete()
    return letters.exclude(status=MailStatus.FAILED).exists()


def due(now: datetime) -> Q:
    """Waiting long enough, or left behind by a process whose lease has ended."""
    return Q(status=MailStatus.WAITING, due_at__lte=now) | Q(
        status=MailStatus.SENDING, claimed_until__lt=now
    )


def something_is_due(*, now: datetime) -> bool:
    return OutgoingMail.objects.filter(due(now)).exists()


def claim_next(*, now: datetime) -> OutgoingMail | None:
    """A due letter that from now on is this process's alone; None if there is none."""
    while mail := OutgoingMail.objects.filter(due(now)).first():
        if mail.tries >= MOST_TRIES:  # each of its senders died
            give_up(mail, now=now)
        elif claim(mail, now=now):
            return mail
    return None


def claim(mail: OutgoingMail, *, now: datetime) -> bool:
    changes = {
        "status": MailStatus.SENDING,
        "claimed_until": now + LEASE,
        "tries": mail.tries + 1,
    }
    seen = OutgoingMail.objects.filter(due(now), pk=mail.pk, tries=mail.tries)
    claimed = seen.update(**changes)
    for name, value in changes.items():
        setattr(mail, name, value)
    return bool(claimed)


def as_claimed(mail: OutgoingMail):
    """The row while it is still this process's."""
    return OutgoingMail.objects.filter(
        pk=mail.pk, status=MailStatus.SENDING, tries=mail.tries
    )


def mark_sent(mail: OutgoingMail, *, now: datetime) -> None:
    as_claimed(mail).update(status=MailStatus.SENT, claimed_until=None, ended_at=now)


def give_up(mail: OutgoingMail, *, now: datetime) -> None:
    """It is not tried any more; the call list names whom mail did not reach."""
    OutgoingMail.objects.filter(
        pk=mail.pk,
        tries=mail.tries,
        status__in=[MailStatus.WAITING, MailStatus.SENDING],
    ).update(status=MailStatus.FAILED, claimed_until=None, ended_at=now)


def put_back(mail: OutgoingMail, *, now: datetime) -> bool:
    """It is tried again after a longer while; False if that was the last try.

    If another letter began to wait for the same person, the two become one.
    """
    if mail.tries >= MOST_TRIES:
        give_up(mail, now=now)
        return False
    due_at = now + WAITS[mail.tries - 1]
    try:
        with transaction.atomic():
            as_claimed(mail).update(
                status=MailStatus.WAITING, claimed_until=None, due_at=due_at
            )
    except IntegrityError:  # one_waiting_mail_for_each
        join(mail, due_at=due_at)
    return True


@transaction.atomic
def join(mail: OutgoingMail, *, due_at: datetime) -> None:
    """Its notices go out with the letter that waits for the same person."""
    waiting = OutgoingMail.objects.filter(
        recipient=mail.recipient_id,
        topic=mail.topic,
        topic_id=mail.topic_id,
        status=MailStatus.WAITING,
    )
    joined = waiting.update(
        tries=Greatest(F("tries"), mail.tries), due_at=Greatest(F("due_at"), due_at)
    )
    if joined and as_claimed(mail).exists():
        mail.notices.update(mail=waiting.get())
        as_claimed(mail).delete()
