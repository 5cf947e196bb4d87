"""Everything that writes memberships, offices and administrators' rights."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Mandate, Member, Membership, Organisation
from cells.organisation.periods import (
    refuse_overlapping_mandate,
    refuse_overlapping_membership,
)
from cells.workflow import WorkflowError


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
