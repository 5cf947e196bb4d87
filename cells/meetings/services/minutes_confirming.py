"""Chair and clerk confirm the passed minutes; with the second one they are locked."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.meetings.models import (
    ConfirmingRole,
    Minutes,
    MinutesConfirmation,
    MinutesStatus,
)
from cells.meetings.services.minutes_passing import ask_to_confirm, day_of
from cells.meetings.services.trace import record
from cells.meetings.transitions import CONFIRM_MINUTES, LOCK_MINUTES
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError, apply_transition, hold

BOTH = len(ConfirmingRole)


@transaction.atomic
def confirm_minutes(
    *, minutes: Minutes, shown: str, seen_version: int, by: Member, now: datetime
) -> MinutesConfirmation:
    """One of the two has confirmed exactly the text whose hash was ``shown``.

    The caller has asked for the password again. With the second confirmation the
    minutes are locked and the extracts appear. Raises ``WorkflowError`` for whoever
    does not confirm here or has done so, and for another text than the one shown.
    """
    hold_round(minutes.meeting.cell_round)
    if not hold(minutes, [MinutesStatus.PASSED]):
        raise WorkflowError(_("This is not possible in the present state."))
    rows = list(minutes.confirmations.all())
    role = role_of(minutes, rows, by)
    if role is None:
        raise WorkflowError(
            _("Chair and clerk of the session confirm, each once and for themselves.")
        )
    if minutes.content_sha256 != shown:
        raise WorkflowError(_("The minutes have changed since they were shown."))
    given = sum(1 for each in rows if each.confirmed_at)
    locks = given + 1 == BOTH
    if locks:
        apply_transition(
            minutes, LOCK_MINUTES, seen_version=seen_version, locked_at=now
        )
    else:
        apply_transition(minutes, CONFIRM_MINUTES, seen_version=seen_version)
    confirmation, _created = MinutesConfirmation.objects.update_or_create(
        minutes=minutes, role=role, member=by, defaults={"confirmed_at": now}
    )
    if locks:
        tell_whom_it_concerns(minutes, now)
    action = "minutes.lock" if locks else "minutes.confirm"
    facts = {"role": str(role), "sha256": minutes.content_sha256}
    record(minutes.meeting, action, by=by, now=now, **facts)
    return confirmation


def role_of(minutes: Minutes, rows, member: Member) -> ConfirmingRole | None:
    """For whom ``member`` may still confirm: as chair, as clerk, or in their place."""
    by_role = {ConfirmingRole(each.role): each for each in rows}
    if any(each.member_id == member.pk and each.confirmed_at for each in rows):
        return None
    for role, own in own_roles(minutes).items():
        row = by_role.get(role)
        if row is None and own == member.pk:
            return role
        if row and row.confirmed_at is None and row.member_id == member.pk:
            return role
    return None


def own_roles(minutes: Minutes) -> dict[ConfirmingRole, int]:
    meeting = minutes.meeting
    return {
        ConfirmingRole.CHAIR: meeting.chair_id,
        ConfirmingRole.CLERK: meeting.clerk_id,
    }


@transaction.atomic
def name_stand_in(
    *,
    minutes: Minutes,
    role: ConfirmingRole,
    member: Member,
    reason: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """``member``, who was present, confirms for the chair or the clerk who cannot.

    May be named anew while nobody has confirmed in that place. Raises
    ``WorkflowError`` without a reason, for whoever was not present, and for the other
    one of the two.
    """
    if not reason.strip():
        raise WorkflowError(_("Say why the chair or the clerk cannot confirm."))
    hold_round(minutes.meeting.cell_round)
    apply_transition(minutes, CONFIRM_MINUTES, seen_version=seen_version)
    refuse_stand_in(minutes, role, member)
    try:
        with transaction.atomic():
            minutes.confirmations.filter(role=role).delete()
            MinutesConfirmation.objects.create(
                minutes=minutes,
                role=role,
                member=member,
                stand_in_reason=reason.strip(),
                named_by=by,
            )
    except IntegrityError:
        raise WorkflowError(_("This comrade confirms in the other place.")) from None
    ask_to_confirm(minutes, [member.pk], now)
    facts = {"role": str(role), "member": member.pk}
    record(minutes.meeting, "minutes.name_stand_in", by=by, now=now, **facts)


def refuse_stand_in(minutes: Minutes, role: ConfirmingRole, member: Member) -> None:
    if minutes.confirmations.filter(role=role).exclude(confirmed_at=None).exists():
        raise WorkflowError(_("This place is confirmed already."))
    if member.pk in own_roles(minutes).values():
        raise WorkflowError(_("Name somebody else than the chair and the clerk."))
    was_present = minutes.meeting.attendances.filter(member=member, was_present=True)
    if not was_present.exists():
        raise WorkflowError(_("Name a comrade who was present at the session."))


def tell_whom_it_concerns(minutes: Minutes, now: datetime) -> None:
    """Everybody who has a part of the own reads that the extract is there."""
    members = {part["member"] for part in minutes.content["parts"]}
    notify(
        members - {None},
        NotificationKind.MINUTES_LOCKED,
        now=now,
        path=reverse("meetings:extract", args=[minutes.meeting_id]),
        date=day_of(minutes),
    )
