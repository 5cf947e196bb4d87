"""What an approval covers, as canonical data with its hash (schema 1).

Member, cell, period and per line the indicator, title, shortcoming, solution, dates,
product and reason. Not progress, evidence, evaluation, nor names of organisations:
they may change while the approved plan stands.
"""

from cells.canonical import content_hash
from cells.plans.models import Approval, PlanItem, PlanStatus, RemediationPlan

SCHEMA = 1
STANDING = (PlanStatus.APPROVED, PlanStatus.FINISHED, PlanStatus.MOVED)


def approved_content(plan: RemediationPlan, items: list[PlanItem]) -> dict:
    """The content of ``plan`` as it stands; ``items`` come in their order."""
    review_round = plan.cell_round.round
    return {
        "schema": SCHEMA,
        "member": plan.author_id,
        "cell": plan.cell_round.cell.code,
        "period": [
            review_round.period_from.isoformat(),
            review_round.supervised_until.isoformat(),
        ],
        "lines": [line_content(item) for item in items],
    }


def line_content(item: PlanItem) -> dict:
    return {
        "indicator": item.indicator.code if item.indicator else "",
        "source": item.source,
        "title": item.title,
        "shortcoming": item.shortcoming,
        "solution": item.solution,
        "start_on": item.start_on and item.start_on.isoformat(),
        "due_on": item.due_on and item.due_on.isoformat(),
        "expected_result": item.expected_result,
        "kind": item.product_kind.name if item.product_kind else "",
        "quantity": item.product_quantity,
        "unit": item.product_unit,
        "reason": item.no_measure_reason,
    }


def items_of(plan: RemediationPlan) -> list[PlanItem]:
    """The lines in their order, with indicator and kind of product (one query)."""
    return list(
        plan.items.select_related("indicator", "product_kind").order_by(
            "position", "pk"
        )
    )


def hash_now(plan: RemediationPlan, items: list[PlanItem] | None = None) -> str:
    return content_hash(
        approved_content(plan, items_of(plan) if items is None else items)
    )


def newest_approval(plan: RemediationPlan) -> Approval | None:
    return plan.approvals.select_related("approved_by").order_by("-pk").first()


def approved_lines(approval: Approval) -> dict[int, dict]:
    """Id of the line → its content in the approved copy."""
    return dict(zip(approval.item_ids, approval.content["lines"], strict=True))


def is_in_force(approval: Approval, *, now_sha256: str | None = None) -> bool:
    """Newest of its plan, the plan stands approved, and the hashes are equal.

    ``now_sha256``: the hash of the plan as it stands, if the caller has it.
    """
    plan = approval.plan
    return (
        approval.replaced_at is None
        and plan.status in STANDING
        and approval.content_sha256 == (now_sha256 or hash_now(plan))
    )
