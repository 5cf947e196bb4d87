"""Names who writes down the oral reports of a regular meeting."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member, Membership, Organisation
from cells.supervision.models import DAYS_TO_WRITE_UP, MeetingClerk
from cells.workflow import WorkflowError


@transaction.atomic
def name_clerk(
    *, cell: Organisation, clerk: Member, meets_on: date, by: Member, now: datetime
) -> MeetingClerk:
    """``clerk`` may record oral reports for that day; another named before no more.

    Raises ``WorkflowError`` for somebody of another cell, or a day so long ago that
    nothing could be written up any more.
    """
    on = timezone.localdate(now)
    if not Membership.objects.on(on).filter(cell=cell, member=clerk).exists():
        raise WorkflowError(_("The clerk belongs to the cell."))
    if meets_on < on - timedelta(days=DAYS_TO_WRITE_UP):
        raise WorkflowError(_("That meeting can no longer be written up."))
    standing = MeetingClerk.objects.filter(cell=cell, meets_on=meets_on, ended_at=None)
    standing.update(ended_at=now)
    try:
        with transaction.atomic():
            named = MeetingClerk.objects.create(
                cell=cell, clerk=clerk, meets_on=meets_on, named_by=by, named_at=now
            )
    except IntegrityError:
        raise WorkflowError(_("A clerk was named for that day just now.")) from None
    notify(
        {clerk.pk} - {by.pk},
        NotificationKind.MEETING_CLERK_NAMED,
        now=now,
        path=reverse("home"),
        date=date_format(meets_on, "d/m/Y"),
    )
    record(named, "supervision.name_clerk", by, now, clerk=clerk.pk)
    return named


@transaction.atomic
def end_clerk(*, named: MeetingClerk, by: Member, now: datetime) -> None:
    """Nothing more is written down by this clerk for that day."""
    standing = MeetingClerk.objects.filter(pk=named.pk, ended_at=None)
    if not standing.update(ended_at=now):
        raise WorkflowError(_("This has ended already."))
    record(named, "supervision.end_clerk", by, now, clerk=named.clerk_id)


def record(named: MeetingClerk, action: str, by: Member, now, **details) -> None:
    record_action(
        action, named, organisation_id=named.cell_id, actor=by, now=now, **details
    )
