"""What colleagues see of approved plans: title, product, dates, state; nothing else."""

from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext as _

from cells.organisation.name_order import name_order
from cells.plans.approved_content import STANDING, line_content
from cells.plans.labels import TONES, plan_badge
from cells.plans.models import Approval, PlanStatus, RemediationPlan
from cells.plans.pages.lines import day_text, product_text
from cells.reviews.labels import StatusBadge

ROUNDS_SHOWN = 2


@dataclass(frozen=True)
class CellLine:
    title: str
    product: str
    start_on: str
    due_on: str


@dataclass(frozen=True)
class CellPlan:
    name: str
    badge: StatusBadge
    lines: list[CellLine]


@dataclass(frozen=True)
class RoundOfPlans:
    heading: str
    id: str
    plans: list[CellPlan]


@dataclass
class CellPlansPage:
    title: str
    note: str
    rounds: list[RoundOfPlans] = field(default_factory=list)


def cell_plans_page(user) -> CellPlansPage:
    """The newest approved copies in the cell, of its last two rounds that have any."""
    approvals = (
        Approval.objects.newest_in_cells_of(user)
        .select_related("plan__author", "plan__cell_round__round")
        .order_by("-plan__cell_round__opened_at", "-plan__cell_round")
    )
    carried = carried_plans(user)
    by_round = groupby(approvals, key=lambda each: each.plan.cell_round)
    return CellPlansPage(
        title=_("Plans of the cell"),
        note=_(
            "Of an approved plan the cell reads what will be done, the product, the "
            "dates and the state."
        ),
        rounds=[
            round_of_plans(cell_round, list(rows))
            for cell_round, rows in list_first(by_round)
        ]
        + carried,
    )


def list_first(by_round):
    """The first rounds, each with its rows read before the next one is asked for."""
    found = []
    for cell_round, rows in by_round:
        found.append((cell_round, list(rows)))
        if len(found) == ROUNDS_SHOWN:
            break
    return found


def round_of_plans(cell_round, approvals: list[Approval]) -> RoundOfPlans:
    ordered = sorted(approvals, key=lambda each: name_order(each.plan.author))
    return RoundOfPlans(
        heading=cell_round.round.title,
        id=f"round-{cell_round.pk}",
        plans=[cell_plan(approval) for approval in ordered],
    )


def carried_plans(user) -> list[RoundOfPlans]:
    """What came to the cell with a transfer, at the end; no group without any."""
    plans = RemediationPlan.objects
    found = (
        plans.filter(plans.in_cells(user.mandates.member_of), status=PlanStatus.CARRIED)
        .select_related("author")
        .prefetch_related("items__product_kind")
    )
    ordered = sorted(found, key=lambda plan: name_order(plan.author))
    shown = [
        CellPlan(
            name=plan.author.full_name,
            badge=plan_badge(plan),
            lines=[cell_line(line_content(item)) for item in plan.items.all()],
        )
        for plan in ordered
    ]
    heading = _("Lines that came with a transfer")
    return [RoundOfPlans(heading, "carried", shown)] if shown else []


def cell_line(line: dict) -> CellLine:
    return CellLine(
        title=line["title"],
        product=product_text(line),
        start_on=day_text(line["start_on"]),
        due_on=day_text(line["due_on"]),
    )


def cell_plan(approval: Approval) -> CellPlan:
    """A plan being changed shows its approved copy, and says that it is changed."""
    plan = approval.plan
    status = PlanStatus(plan.status if plan.status in STANDING else PlanStatus.CHANGED)
    return CellPlan(
        name=plan.author.full_name,
        badge=StatusBadge(*TONES[status], str(status.label)),
        lines=[
            cell_line(line) for line in approval.content["lines"] if not line["reason"]
        ],
    )
