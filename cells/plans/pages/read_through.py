"""Everything once, before the plan is sent."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.plans.completeness import Lack
from cells.plans.labels import approver_words, plan_badge, told_sentence
from cells.plans.models import RemediationPlan
from cells.plans.pages.lines import PlanLine, plan_lines
from cells.plans.proposed_lines import indicators_of
from cells.plans.services.sending import what_keeps_it
from cells.plans.shown import approvals_of, as_it_stands
from cells.reviews.labels import StatusBadge
from cells.reviews.pages.shared import Link


@dataclass
class ReadThroughPage:
    title: str
    author_line: str
    status: StatusBadge
    lines: list[PlanLine]
    unmeasured: list[PlanLine]
    missing: list[Link]
    told: str
    send_label: str
    send_url: str
    back_url: str
    version: int
    change_reason: str
    form_error: str = ""


def read_through_page(plan: RemediationPlan, *, form_error="") -> ReadThroughPage:
    shown = as_it_stands(plan, approvals_of(plan))
    lines = plan_lines(shown, indicators_of(plan.cell_round))
    approver = approver_words(plan)
    return ReadThroughPage(
        title=_("Read the plan through"),
        author_line=_("Comrade %(name)s") % {"name": plan.author.full_name},
        status=plan_badge(plan),
        lines=[line for line in lines if not line.reason],
        unmeasured=[line for line in lines if line.reason],
        missing=[missing_link(plan, lack) for lack in what_keeps_it(plan, shown.items)],
        told=told_sentence() % {"approver": approver},
        send_label=_("Send to %(approver)s for approval") % {"approver": approver},
        send_url=reverse("plans:send", args=[plan.pk]),
        back_url=reverse("plans:write", args=[plan.pk]),
        version=plan.version,
        change_reason=plan.change_reason,
        form_error=form_error,
    )


FIELDS = {"product_quantity": "kind"}


def missing_link(plan: RemediationPlan, lack: Lack) -> Link:
    """What is missing, with the place where it is written."""
    url = reverse("plans:write", args=[plan.pk])
    if lack.item_id is None:
        return Link(f"{url}#{lack.field}", lack.text, lack.number)
    name = FIELDS.get(lack.field, lack.field)
    text = _("Indicator %(n)s: %(text)s") % {"n": lack.number, "text": lack.text}
    return Link(f"{url}#p{lack.item_id}-{name}", text, lack.number)
