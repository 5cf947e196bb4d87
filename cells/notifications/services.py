"""Tells members what happened, in the transaction in which it happens."""

from datetime import datetime

from cells.notifications.models import Notification, NotificationKind


def notify(
    recipient_ids, kind: NotificationKind, *, now: datetime, path: str = "", **facts
) -> None:
    """One notification for each of ``recipient_ids``; nobody is told twice."""
    Notification.objects.bulk_create(
        Notification(
            recipient_id=recipient_id,
            kind=kind,
            facts=facts,
            path=path,
            created_at=now,
        )
        for recipient_id in sorted(set(recipient_ids))
    )
