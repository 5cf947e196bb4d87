"""Everything that writes memberships, offices, delegations and accounts' rights."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import (
    Delegation,
    Mandate,
    Member,
    Membership,
    Organisation,
    Role,
)
from cells.organisation.periods import (
    period_text,
    refuse_overlapping_delegation,
    refuse_overlapping_mandate,
    refuse_overlapping_membership,
)
from cells.organisation.signals import membership_saved
from cells.workflow import WorkflowError

LONGEST_DELEGATION = timedelta(days=366)


@transaction.atomic
def save_mandate(*, mandate: Mandate, by: Member | None, now: datetime) -> None:
    """Store an office and tell the member; the act is in the organisation's trace.

    Raises ``WorkflowError`` for an administrator's account, which holds no office, and
    if the office is held already on one of the days.
    """
    refuse_administrator(mandate.member)
    hold_organisation(mandate.organisation_id)
    refuse_overlapping_mandate(mandate)
    mandate.save()
    notify(
        [mandate.member_id],
        NotificationKind.MANDATE_CHANGED,
        now=now,
        by=str(by or _("The administrator")),
        role=str(mandate.get_role_display()),
        organisation=str(mandate.organisation),
    )
    record_action(
        "mandate.save",
        mandate,
        organisation_id=mandate.organisation_id,
        actor=by,
        now=now,
        member=mandate.member_id,
        role=mandate.role,
        started_on=mandate.started_on.isoformat(),
        ended_on=mandate.ended_on and mandate.ended_on.isoformat(),
    )


@transaction.atomic
def save_membership(
    *, membership: Membership, by: Member | None, now: datetime
) -> None:
    """Store a belonging to a cell.

    Raises ``WorkflowError`` for an administrator's account, and if the member belongs
    to a cell already on one of the days.
    """
    refuse_administrator(membership.member)
    refuse_overlapping_membership(membership)
    membership.save()
    # Before the trace: whoever listens takes rounds and reports, then chains.
    membership_saved.send(Membership, membership=membership, now=now)
    record_action(
        "membership.save",
        membership,
        organisation_id=membership.cell_id,
        actor=by,
        now=now,
        member=membership.member_id,
        standing=membership.standing,
        started_on=membership.started_on.isoformat(),
        ended_on=membership.ended_on and membership.ended_on.isoformat(),
    )


@transaction.atomic
def save_member(*, member: Member, by: Member | None, now: datetime) -> None:
    """Store an account. Raises ``WorkflowError`` if an administrator's account
    would hold a membership or an office."""
    if member.pk:
        Member.objects.filter(pk=member.pk).update(is_staff=F("is_staff"))
        if member.is_staff and has_place_in_the_party(member):
            raise WorkflowError(
                _(
                    "This member belongs to a cell or holds an office. Make a separate "
                    "account for the administrator."
                )
            )
    member.save()
    record_action(
        "member.save",
        member,
        organisation_id=None,
        actor=by,
        now=now,
        is_active=member.is_active,
        is_staff=member.is_staff,
    )


@transaction.atomic
def delegate_reading(
    *,
    cell: Organisation,
    giver: Member,
    delegate: Member,
    started_on: date,
    ended_on: date,
    now: datetime,
) -> Delegation:
    """The deputy reads the members' reports for the secretary on these days.

    Raises ``WorkflowError`` if ``delegate`` is no deputy of the cell, if the days are
    past, in the wrong order or more than a year, or if another delegation of the cell
    has one of them (feature P5).
    """
    hold_organisation(cell.pk)
    today = timezone.localdate(now)
    refuse_dates(started_on, ended_on, today)
    deputies = Mandate.objects.on(today).filter(organisation=cell, role=Role.DEPUTY)
    if delegate.pk == giver.pk or not deputies.filter(member=delegate).exists():
        raise WorkflowError(_("Only a deputy secretary of the cell can be chosen."))
    delegation = Delegation(
        cell=cell,
        giver=giver,
        delegate=delegate,
        started_on=started_on,
        ended_on=ended_on,
    )
    refuse_overlapping_delegation(delegation)
    delegation.save()
    notify(
        [delegate.pk],
        NotificationKind.READING_DELEGATED,
        now=now,
        by=str(giver),
        cell=str(cell),
        period=period_text(delegation),
    )
    record_delegation("delegation.give", delegation, giver, now)
    return delegation


def refuse_dates(started_on: date, ended_on: date, today: date) -> None:
    if started_on < today:
        raise WorkflowError(_("The first day is today at the earliest."))
    if ended_on < started_on:
        raise WorkflowError(_("The last day must not lie before the first day."))
    if ended_on - started_on > LONGEST_DELEGATION:
        raise WorkflowError(_("A delegation holds for a year at most."))


@transaction.atomic
def take_back_delegation(*, delegation: Delegation, by: Member, now: datetime) -> None:
    """The delegation ends at once. Raises ``WorkflowError`` if it is over already."""
    in_force = Delegation.objects.filter(
        pk=delegation.pk,
        taken_back_at__isnull=True,
        ended_on__gte=timezone.localdate(now),
    )
    if not in_force.update(taken_back_at=now):
        raise WorkflowError(_("This delegation is over already."))
    delegation.taken_back_at = now
    notify(
        [delegation.delegate_id],
        NotificationKind.DELEGATION_ENDED,
        now=now,
        cell=str(delegation.cell),
    )
    record_delegation("delegation.take_back", delegation, by, now)


def record_delegation(action, delegation: Delegation, actor, now) -> None:
    record_action(
        action,
        delegation,
        organisation_id=delegation.cell_id,
        actor=actor,
        now=now,
        delegate=delegation.delegate_id,
        started_on=delegation.started_on.isoformat(),
        ended_on=delegation.ended_on.isoformat(),
    )


def refuse_administrator(member: Member) -> None:
    """Hold the account, so that no right is given to it at the same moment."""
    free = Member.objects.filter(pk=member.pk, is_staff=False)
    if not free.update(is_staff=False):
        raise WorkflowError(
            _("An administrator's account holds no membership and no office.")
        )


def hold_organisation(organisation_id: int) -> None:
    """Of two offices given at the same moment, the second sees the first."""
    Organisation.objects.filter(pk=organisation_id).update(depth=F("depth"))


def has_place_in_the_party(member: Member) -> bool:
    return member.memberships.exists() or member.mandate_rows.exists()
