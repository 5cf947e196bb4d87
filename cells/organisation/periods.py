"""Rules on periods that no constraint can hold: no two rows for the same days."""

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.organisation.models import (
    Delegation,
    Mandate,
    Membership,
    Role,
    Standing,
)
from cells.workflow import WorkflowError


def overlapping(rows, row):
    """Those of ``rows`` with a day in common with ``row``, itself left out."""
    rows = rows.exclude(pk=row.pk).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=row.started_on)
    )
    return rows.filter(started_on__lte=row.ended_on) if row.ended_on else rows


def only_shortens(row) -> bool:
    """Whether ``row`` is known and gets no new day: ending is always possible."""
    stored = type(row).objects.filter(pk=row.pk).first()
    if stored is None or row.started_on < stored.started_on:
        return False
    if any(getattr(stored, name) != getattr(row, name) for name in what_it_says(row)):
        return False
    if stored.ended_on is None:
        return True
    return row.ended_on is not None and row.ended_on <= stored.ended_on


def what_it_says(row) -> list[str]:
    """The columns of ``row`` beside its days."""
    names = [field.attname for field in row._meta.concrete_fields]
    return [name for name in names if name not in {"started_on", "ended_on"}]


def refuse_overlapping_membership(membership: Membership) -> None:
    """Raises ``WorkflowError`` if the member already belongs to this cell, or to
    another cell of their own, on one of the days. Temporary places come on top."""
    if only_shortens(membership):
        return
    own = Membership.objects.filter(member=membership.member)
    rows = own.filter(cell=membership.cell)
    if membership.standing != Standing.TEMPORARY:
        rows |= own.exclude(standing=Standing.TEMPORARY)
    other = overlapping(rows.select_related("cell"), membership).first()
    if other:
        raise WorkflowError(
            _(
                "%(member)s belongs to %(cell)s %(period)s. End that membership "
                "first: its last day must lie before the first day of the new one."
            )
            % {
                "member": membership.member,
                "cell": other.cell,
                "period": period_text(other),
            }
        )


def refuse_overlapping_mandate(mandate: Mandate) -> None:
    """Raises ``WorkflowError`` if the office is held already on one of the days: a
    secretary is one person, and nobody holds the same office twice."""
    if only_shortens(mandate):
        return
    rows = Mandate.objects.filter(organisation=mandate.organisation, role=mandate.role)
    if mandate.role != Role.SECRETARY:
        rows = rows.filter(member=mandate.member)
    other = overlapping(rows.select_related("member"), mandate).first()
    if other:
        raise WorkflowError(
            _(
                "%(member)s holds this office %(period)s. End that office first: its "
                "last day must lie before the first day of the new one."
            )
            % {"member": other.member, "period": period_text(other)}
        )


def refuse_overlapping_delegation(delegation: Delegation) -> None:
    """Raises ``WorkflowError`` if the cell has another delegation on one of the days:
    one person at a time reads for the secretary."""
    rows = Delegation.objects.filter(
        cell=delegation.cell, taken_back_at__isnull=True
    ).select_related("delegate")
    if other := overlapping(rows, delegation).first():
        raise WorkflowError(
            _(
                "Comrade %(member)s reads for the secretary %(period)s already. Take "
                "that delegation back first, or choose other days."
            )
            % {"member": other.delegate.full_name, "period": period_text(other)}
        )


def period_text(row) -> str:
    """“từ 01/01/2020 đến 30/6/2026”."""
    dates = {"from": date_format(row.started_on, "d/m/Y")}
    if row.ended_on is None:
        return _("from %(from)s, without a last day") % dates
    dates["to"] = date_format(row.ended_on, "d/m/Y")
    return _("from %(from)s to %(to)s") % dates
