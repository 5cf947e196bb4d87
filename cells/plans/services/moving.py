"""Moves a plan with its author to another cell, with what is open (MOVE_PLAN)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cells.audit.services import Act, record_actions
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import OfficeChart, office_chart
from cells.organisation.models import Organisation
from cells.plans.approver import approver_for
from cells.plans.models import (
    PlanItem,
    PlanSource,
    PlanStatus,
    ProductKind,
    RemediationPlan,
)
from cells.plans.services.sending import approver_ids
from cells.plans.transitions import MOVE_PLAN
from cells.reviews.models import ReaderOffice
from cells.workflow import apply_transition


@dataclass(frozen=True)
class OpenLine:
    """What travels of a line: title, product and dates. ``quantity``: still owed."""

    line: int
    title: str
    kind: str
    quantity: int
    unit: str
    start_on: date | None
    due_on: date | None


@transaction.atomic
def move_plan(
    *,
    plan: RemediationPlan,
    cell: Organisation,
    open_lines: list[OpenLine],
    now: datetime,
) -> RemediationPlan | None:
    """The plan is MOVED to ``cell``; its open lines stand there in a CARRIED plan.

    Without an open line nothing is carried. The old plan stays with the old cell as it
    was read there; nothing leads from it to the new one. Raises ``WorkflowError`` if it
    has ended or changed meanwhile. The caller holds round and plan.
    """
    old_cell_id = plan.cell_id
    apply_transition(
        plan, MOVE_PLAN, seen_version=plan.version, moved_to=cell, ended_at=now
    )
    acts = [Act("plan.move", plan, old_cell_id, None, {"author": plan.author_id})]
    carried = None
    if open_lines:
        chart = office_chart(cell, timezone.localdate(now))
        carried = carry(plan, cell, open_lines, chart, now=now)
        facts = {"author": plan.author_id, "lines": len(open_lines)}
        acts.append(Act("plan.carry", carried, cell.pk, None, facts))
    tell_of_move(plan, carried, cell, now=now)
    record_actions(acts, now=now)
    return carried


def carry(
    plan, cell, open_lines: list[OpenLine], chart: OfficeChart, *, now
) -> RemediationPlan:
    found = approver_for(chart, author_id=plan.author_id)
    # With every office vacant it waits for the next secretary.
    office, organisation = found or (ReaderOffice.SECRETARY, cell)
    carried = RemediationPlan.objects.create(
        cell_round=plan.cell_round,
        author=plan.author,
        status=PlanStatus.CARRIED,
        approver_office=office,
        approver_organisation=organisation,
        created_at=now,
        carried_from=plan,
        followed_in=cell,
    )
    kinds = kinds_by_name(plan, {line.kind for line in open_lines})
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=carried,
            position=position,
            source=PlanSource.CARRIED,
            title=line.title,
            start_on=line.start_on,
            due_on=line.due_on,
            product_kind=kinds.get(line.kind),
            product_quantity=line.quantity or None,
            product_unit=line.unit,
            carried_line=line.line,
        )
        for position, line in enumerate(open_lines, start=1)
    )
    if found:
        tell_supervisors(carried, chart, now=now)
    return carried


def kinds_by_name(plan: RemediationPlan, names: set[str]) -> dict[str, ProductKind]:
    """An approved line knows its kind by name; those of the plan come first."""
    own = plan.items.values("product_kind")
    common = Q(organisation__isnull=True) | Q(organisation=plan.cell_id)
    found = ProductKind.objects.filter(common | Q(pk__in=own), name__in=names)
    used = set(own.values_list("product_kind", flat=True))
    ordered = sorted(found, key=lambda kind: kind.pk in used)
    return {kind.name: kind for kind in ordered}


def tell_of_move(plan, carried, cell: Organisation, *, now: datetime) -> None:
    """The member reads where the plan is now; nobody else is told of its content."""
    path = reverse("plans:detail", args=[plan.pk])
    if carried:
        path = reverse("supervision:plan", args=[carried.pk])
    kind = NotificationKind.PLAN_MOVED
    notify([plan.author_id], kind, now=now, path=path, cell=cell.name)


def tell_supervisors(
    carried: RemediationPlan, chart: OfficeChart, *, now: datetime
) -> None:
    notify(
        approver_ids(chart, carried),
        NotificationKind.PLAN_CARRIED,
        now=now,
        path=reverse("supervision:plan", args=[carried.pk]),
    )
