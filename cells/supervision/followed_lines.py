"""The lines that are followed: as they were approved, never an edit in progress."""

from dataclasses import dataclass
from datetime import date

from cells.plans.models import Approval, PlanItem, RemediationPlan


@dataclass(frozen=True)
class FollowedLine:
    """One approved line with a measure; ``id`` as in ``Approval.item_ids``.

    ``carried_line``: the id that it had in the cell from which it came.
    """

    id: int
    plan_id: int
    position: int
    indicator_code: str
    title: str
    kind: str
    planned: int
    unit: str
    start_on: date | None
    due_on: date | None
    solution: str = ""
    carried_line: int | None = None

    @property
    def product(self) -> str:
        amount = f"{self.planned} {self.unit}".strip() if self.planned else ""
        return ", ".join(part for part in (self.kind, amount) if part)


def lines_of_approval(approval: Approval) -> list[FollowedLine]:
    """The lines of an approved copy, but for the reasoned “no measure”."""
    pairs = zip(approval.item_ids, approval.content["lines"], strict=True)
    return [
        FollowedLine(
            id=pk,
            plan_id=approval.plan_id,
            position=position,
            indicator_code=line["indicator"],
            title=line["title"],
            kind=line["kind"],
            planned=line["quantity"] or 0,
            unit=line["unit"],
            start_on=day(line["start_on"]),
            due_on=day(line["due_on"]),
            solution=line["solution"],
        )
        for position, (pk, line) in enumerate(pairs, start=1)
        if not line["reason"]
    ]


def line_carried(item: PlanItem) -> FollowedLine:
    """A line that came with a transfer: title, product and dates only."""
    return FollowedLine(
        id=item.pk,
        plan_id=item.plan_id,
        position=item.position,
        indicator_code="",
        title=item.title,
        kind=item.product_kind.name if item.product_kind else "",
        planned=item.product_quantity or 0,
        unit=item.product_unit,
        start_on=item.start_on,
        due_on=item.due_on,
        carried_line=item.carried_line,
    )


def lines_that_came(plan_ids) -> list[FollowedLine]:
    """Those of the plans that came with a transfer; one query, plan by plan."""
    items = PlanItem.objects.filter(plan__in=plan_ids).select_related("product_kind")
    return [line_carried(each) for each in items.order_by("plan", "position", "pk")]


def followed_lines(
    plan: RemediationPlan, approval: Approval | None
) -> list[FollowedLine]:
    """``approval``: the newest one of the plan; without one nothing is followed."""
    if plan.is_carried:
        return lines_that_came([plan.pk])
    return lines_of_approval(approval) if approval else []


def newest_standing(plan: RemediationPlan) -> Approval | None:
    return plan.approvals.filter(replaced_at=None).first()


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
