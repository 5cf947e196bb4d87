"""Opens an approved plan for a change, and takes the change back."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.indicators.models import Indicator
from cells.plans.approved_content import newest_approval
from cells.plans.models import PlanItem, ProductKind, RemediationPlan
from cells.plans.transitions import CHANGE_PLAN, DISCARD_CHANGE
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
    apply_transition(
        plan, CHANGE_PLAN, seen_version=seen_version, change_reason=reason.strip()
    )
    plan.items.update(change_reason="")
    record(plan, "plan.change", now)


@transaction.atomic
def discard_change(*, plan: RemediationPlan, seen_version: int, now: datetime) -> None:
    """The content is the approved copy again, so the approval is in force again."""
    approval = newest_approval(plan)
    if approval is None:
        raise WorkflowError(_("There is no approved copy to go back to."))
    apply_transition(plan, DISCARD_CHANGE, seen_version=seen_version, change_reason="")
    restore(plan, approval)
    record(plan, "plan.discard_change", now)


def restore(plan: RemediationPlan, approval) -> None:
    """Every line as approved: changed ones back, new ones gone, removed ones again."""
    codes = {
        each.code: each
        for each in Indicator.objects.filter(
            catalogue=plan.cell_round.round.catalogue_id
        )
    }
    kinds = {kind.name: kind for kind in ProductKind.objects.order_by("-pk")}
    plan.items.exclude(pk__in=approval.item_ids).delete()
    known = {item.pk: item for item in plan.items.all()}
    for position, (pk, line) in enumerate(
        zip(approval.item_ids, approval.content["lines"], strict=True), start=1
    ):
        item = known.get(pk) or PlanItem(pk=pk, plan=plan)
        item.position = position
        item.indicator = codes.get(line["indicator"])
        item.source = line["source"]
        item.title, item.shortcoming = line["title"], line["shortcoming"]
        item.solution, item.expected_result = line["solution"], line["expected_result"]
        item.start_on = line["start_on"] and date.fromisoformat(line["start_on"])
        item.due_on = line["due_on"] and date.fromisoformat(line["due_on"])
        item.product_kind = kinds.get(line["kind"])
        item.product_quantity, item.product_unit = line["quantity"], line["unit"]
        item.no_measure_reason, item.change_reason = line["reason"], ""
        item.version += 1
        item.save()


def record(plan: RemediationPlan, action: str, now: datetime) -> None:
    record_action(
        action,
        plan,
        organisation_id=plan.cell_round.cell_id,
        actor=plan.author,
        now=now,
    )
