"""Opens an approved plan for a change, and takes the change back."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.indicators.models import Indicator
from cells.meetings.models import CellFinding
from cells.plans.approved_content import hash_now, newest_approval
from cells.plans.models import (
    Approval,
    PlanItem,
    PlanSource,
    ProductKind,
    RemediationPlan,
)
from cells.plans.product_kinds import kinds_for
from cells.plans.proposed_lines import counting_findings
from cells.plans.transitions import CHANGE_PLAN, DISCARD_CHANGE
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def change_plan(
    *, plan: RemediationPlan, reason: str, seen_version: int, now: datetime
) -> None:
    """The lines can be changed; the approval is no longer in force.

    Its copy stays, and others see that copy only. Raises ``WorkflowError`` without a
    reason.
    """
    if not reason.strip():
        raise WorkflowError(_("Say why the approved plan is changed."))
    hold_round(plan.cell_round)
    apply_transition(
        plan, CHANGE_PLAN, seen_version=seen_version, change_reason=reason.strip()
    )
    plan.items.update(change_reason="")
    record(plan, "plan.change", now)


@transaction.atomic
def discard_change(*, plan: RemediationPlan, seen_version: int, now: datetime) -> None:
    """The content is the approved copy again, so the approval is in force again."""
    hold_round(plan.cell_round)
    approval = newest_approval(plan)
    if approval is None:
        raise WorkflowError(_("There is no approved copy to go back to."))
    apply_transition(plan, DISCARD_CHANGE, seen_version=seen_version, change_reason="")
    restore(plan, approval)
    if hash_now(plan) != approval.content_sha256:
        raise WorkflowError(_("The approved copy could not be put back."))
    record(plan, "plan.discard_change", now)


def restore(plan: RemediationPlan, approval: Approval) -> None:
    """Every line as approved: changed ones back, new ones gone, removed ones again."""
    codes = {
        each.code: each
        for each in Indicator.objects.filter(
            catalogue=plan.cell_round.round.catalogue_id
        )
    }
    kinds = kinds_of_lines(plan, approval)
    plan.items.exclude(pk__in=approval.item_ids).delete()
    known = {item.pk: item for item in plan.items.all()}
    free = findings_without(plan, known.values())
    for position, (pk, line) in enumerate(
        zip(approval.item_ids, approval.content["lines"], strict=True), start=1
    ):
        item = known.get(pk) or PlanItem(pk=pk, plan=plan)
        item.position = position
        item.indicator = codes.get(line["indicator"])
        item.source = line["source"]
        if pk not in known and item.source == PlanSource.CELL:
            own = [each for each in free if each.indicator_id == item.indicator_id]
            item.finding = own[0] if own else None
            free = [each for each in free if each != item.finding]
        item.title, item.shortcoming = line["title"], line["shortcoming"]
        item.solution, item.expected_result = line["solution"], line["expected_result"]
        item.start_on = line["start_on"] and date.fromisoformat(line["start_on"])
        item.due_on = line["due_on"] and date.fromisoformat(line["due_on"])
        item.product_kind = kinds.get(line["kind"])
        item.product_quantity, item.product_unit = line["quantity"], line["unit"]
        item.no_measure_reason, item.change_reason = line["reason"], ""
        item.version += 1
        item.save()


def findings_without(plan: RemediationPlan, items) -> list[CellFinding]:
    """A line that comes back is again for what the cell pointed out there."""
    taken = {item.finding_id for item in items}
    found = counting_findings(plan.cell_round, plan.author_id)
    return [each for each in found if each.pk not in taken]


def kinds_of_lines(plan: RemediationPlan, approval: Approval) -> dict[str, ProductKind]:
    """The approved kinds by name; the cell's own one before a common one."""
    names = {line["kind"] for line in approval.content["lines"]}
    found = kinds_for(plan.cell_round.cell_id).filter(name__in=names)
    return {kind.name: kind for kind in sorted(found, key=is_own)}


def is_own(kind: ProductKind) -> bool:
    return kind.organisation_id is not None


def record(plan: RemediationPlan, action: str, now: datetime) -> None:
    record_action(
        action,
        plan,
        organisation_id=plan.cell_round.cell_id,
        actor=plan.author,
        now=now,
    )
