"""Tells members what happened, in the transaction in which it happens."""

from datetime import datetime

from cells.notifications.models import Notification, NotificationKind
from cells.notifications.outbox import waiting_mail

# What somebody is to do something about or to come to; only these go out by mail.
ASKS_FOR_AN_ACT = frozenset(
    {
        NotificationKind.ROUND_ISSUED,
        NotificationKind.REVIEW_FILED,
        NotificationKind.REVIEW_GUIDED,
        NotificationKind.REVIEW_TO_BE_REWRITTEN,
        NotificationKind.SUMMARY_BEFORE_CELL,
        NotificationKind.PLAN_SENT,
        NotificationKind.PLAN_RETURNED,
        NotificationKind.REPORT_REINSTATED,
        NotificationKind.MATERIAL_ADDED,
        NotificationKind.DUTY_GIVEN,
        NotificationKind.REPORT_REQUESTED,
        NotificationKind.TYPIST_NAMED,
        NotificationKind.ENTERED_FROM_PAPER,
        NotificationKind.COLLECTIVE_WRITER_NAMED,
        NotificationKind.PAPER_READY,
        NotificationKind.REMINDED,
        NotificationKind.MEETING_CONVENED,
        NotificationKind.MEETING_CHANGED,
        NotificationKind.MEETING_CANCELLED,
        NotificationKind.REMARKS_TO_ANSWER,
        NotificationKind.MINUTES_TO_CONFIRM,
        NotificationKind.PROGRESS_SENT,
        NotificationKind.PROGRESS_RETURNED,
        NotificationKind.ORAL_RECORDED,
        NotificationKind.MEETING_CLERK_NAMED,
        NotificationKind.LINES_DUE,
        NotificationKind.LINES_OVERDUE,
        NotificationKind.RATING_OPENED,
        NotificationKind.RATING_REQUESTED,
        NotificationKind.SELF_RATING_SENT,
        NotificationKind.RATING_PROPOSED,
        NotificationKind.RATING_TO_DECIDE,
    }
)


def notify(
    recipient_ids, kind: NotificationKind, *, now: datetime, path: str = "", **facts
) -> None:
    """One notification for each of ``recipient_ids``; nobody is told twice.

    What asks for an act also waits in the outbox for those who have an address.
    """
    ids = sorted(set(recipient_ids))
    mail = waiting_mail(ids, now=now) if kind in ASKS_FOR_AN_ACT else {}
    Notification.objects.bulk_create(
        Notification(
            recipient_id=recipient_id,
            kind=kind,
            facts=facts,
            path=path,
            created_at=now,
            mail_id=mail.get(recipient_id),
        )
        for recipient_id in ids
    )


def correct_notices(
    kind: NotificationKind, path: str, *, to: NotificationKind, leading_to: str
) -> None:
    """Who was sent to ``path``, where nothing is any more, reads what became of it."""
    Notification.objects.filter(kind=kind, path=path).update(kind=to, path=leading_to)


def mark_seen(*, recipient_id: int, pks: list[int], now: datetime) -> None:
    """The recipient has seen these notices; the first time counts."""
    Notification.objects.filter(
        recipient=recipient_id, pk__in=pks, seen_at__isnull=True
    ).update(seen_at=now)
