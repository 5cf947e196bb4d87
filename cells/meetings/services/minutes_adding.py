"""Adds to locked minutes: dated and with its reason; the locked text stays."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.meetings.models import Minutes, MinutesAddition, MinutesStatus
from cells.meetings.services.minutes_passing import day_of
from cells.meetings.services.trace import record
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.workflow import WorkflowError, hold


@transaction.atomic
def add_to_minutes(
    *,
    minutes: Minutes,
    reason: str,
    text: str,
    member: Member | None,
    seen_additions: int,
    by: Member,
    now: datetime,
) -> MinutesAddition:
    """“Bổ sung ngày …, lý do: …”; ``member`` is whom it concerns, or nobody.

    ``seen_additions``: how many stood there when the page was shown, so that a second
    press adds nothing twice. Raises ``WorkflowError`` unless the minutes are locked.
    """
    if not reason.strip() or not text.strip():
        raise WorkflowError(_("Say what is added, and why."))
    if not hold(minutes, [MinutesStatus.LOCKED]):
        raise WorkflowError(_("Only locked minutes are added to."))
    if minutes.additions.count() != seen_additions:
        raise WorkflowError(
            _("Somebody has added to the minutes meanwhile. Look at it first.")
        )
    if member and not minutes.meeting.attendances.filter(member=member).exists():
        raise WorkflowError(_("Choose a member of the session."))
    addition = MinutesAddition.objects.create(
        minutes=minutes,
        reason=reason.strip(),
        text=text.strip(),
        member=member,
        added_by=by,
        added_at=now,
    )
    if member:
        tell_whom_it_concerns(minutes, member, now)
    record(minutes.meeting, "minutes.add", by=by, now=now, addition=addition.pk)
    return addition


def tell_whom_it_concerns(minutes: Minutes, member: Member, now: datetime) -> None:
    notify(
        [member.pk],
        NotificationKind.MINUTES_ADDED_TO,
        now=now,
        path=reverse("meetings:extract", args=[minutes.meeting_id]),
        date=day_of(minutes),
    )
