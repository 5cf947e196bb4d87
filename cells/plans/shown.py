"""Which content of a plan one reads: as it stands, or only the approved copy."""

from dataclasses import dataclass, field

from cells.canonical import content_hash
from cells.plans.approved_content import (
    STANDING,
    approved_content,
    approved_lines,
    is_in_force,
    items_of,
)
from cells.plans.models import Approval, PlanItem, PlanStatus, RemediationPlan


@dataclass(frozen=True)
class Shown:
    """``content`` is None where the text is with its author and none is approved.

    ``approval``: the newest one, wherever it stands; ``before``: the content of each
    line in the copy that was approved before the one shown.
    """

    content: dict | None
    item_ids: list[int]
    sha256: str
    approval: Approval | None
    in_force: bool
    is_approved_copy: bool
    items: list[PlanItem] = field(default_factory=list)
    before: dict[int, dict] = field(default_factory=dict)


def shown_to(plan: RemediationPlan, *, is_author: bool) -> Shown:
    """Authors read what stands; others only what was sent or what was approved."""
    approvals = approvals_of(plan)
    newest = approvals[-1] if approvals else None
    if is_author or plan.status == PlanStatus.SENT or in_standing(plan):
        stands = as_it_stands(plan, approvals)
        # A change that was open when the author moved away stays the author's.
        if is_author or plan.status != PlanStatus.MOVED or stands.is_approved_copy:
            return stands
    if newest is None:
        return Shown(None, [], "", None, in_force=False, is_approved_copy=False)
    return Shown(
        content=newest.content,
        item_ids=newest.item_ids,
        sha256=newest.content_sha256,
        approval=newest,
        in_force=False,
        is_approved_copy=True,
    )


def in_standing(plan: RemediationPlan) -> bool:
    """Approved and not opened for a change: what stands is what was approved."""
    return plan.status in STANDING


def as_it_stands(plan: RemediationPlan, approvals: list[Approval]) -> Shown:
    items = items_of(plan)
    content = approved_content(plan, items)
    sha256 = content_hash(content)
    newest = approvals[-1] if approvals else None
    is_copy = newest is not None and newest.content_sha256 == sha256
    earlier = approvals[:-1] if is_copy else approvals
    return Shown(
        content=content,
        item_ids=[item.pk for item in items],
        sha256=sha256,
        approval=newest,
        in_force=newest is not None and is_in_force(newest, now_sha256=sha256),
        is_approved_copy=is_copy,
        items=items,
        before=approved_lines(earlier[-1]) if earlier else {},
    )


def approvals_of(plan: RemediationPlan) -> list[Approval]:
    """Every approval, oldest first; each knows its plan without a query."""
    approvals = list(plan.approvals.select_related("approved_by").order_by("pk"))
    for approval in approvals:
        approval.plan = plan
    return approvals
