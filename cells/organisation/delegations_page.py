"""What the page of delegations shows: plain data, made once a request."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock
from cells.organisation.models import Delegation, Member, Organisation, Role
from cells.organisation.periods import period_text


@dataclass(frozen=True)
class DelegationRow:
    name: str
    period: str
    state: str
    tone: str
    take_back_url: str = ""


@dataclass(frozen=True)
class DelegationsPage:
    cell_name: str
    rows: list[DelegationRow]


def deputies_of(cell: Organisation, giver: Member, today: date):
    """Whom the secretary may choose: the deputies in office today."""
    return (
        Member.objects.filter(
            pk__in=cell.mandates.on(today).filter(role=Role.DEPUTY).values("member"),
            is_active=True,
        )
        .exclude(pk=giver.pk)
        .order_by("full_name", "pk")
    )


def delegations_page(cell: Organisation, today: date) -> DelegationsPage:
    rows = cell.delegations.select_related("delegate").order_by("-started_on", "-pk")
    return DelegationsPage(
        cell_name=cell.name, rows=[delegation_row(row, today) for row in rows]
    )


def delegation_row(row: Delegation, today: date) -> DelegationRow:
    state, tone = state_of(row, today)
    is_over = row.taken_back_at or row.ended_on < today
    return DelegationRow(
        name=row.delegate.full_name,
        period=period_text(row),
        state=state,
        tone=tone,
        take_back_url=""
        if is_over
        else reverse("organisation:take_back", args=[row.pk]),
    )


def state_of(row: Delegation, today: date) -> tuple[str, str]:
    if row.taken_back_at:
        when = clock(row.taken_back_at)
        return _("Taken back at %(time)s") % {"time": when}, "neutral"
    if row.ended_on < today:
        return _("Over"), "neutral"
    if row.started_on > today:
        return _("Not begun"), "neutral"
    return _("In force"), "done"
