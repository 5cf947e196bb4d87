"""How a plan is carried out, on the page of the plan, below which it stands."""

from dataclasses import dataclass

from django import template
from django.utils import timezone

from cells.plans.models import RemediationPlan
from cells.supervision.pages.ideas import IdeaRow, ideas_for_plan
from cells.supervision.pages.lines import LineRow, line_row
from cells.supervision.pages.periods import PeriodsBlock, periods_block
from cells.supervision.recurrence import recurring_codes
from cells.supervision.schedule import follow

register = template.Library()


@dataclass(frozen=True)
class PlanProgress:
    lines: dict[int, LineRow]
    periods: PeriodsBlock


@register.simple_tag(name="progress_of_plan")
def progress_of_plan(plan: RemediationPlan | None, user) -> PlanProgress | None:
    """Lines and periods of an approved plan; None where there is none."""
    if plan is None:
        return None
    on = timezone.localdate()
    followed = follow(plan, on)
    return PlanProgress(
        lines={each.line.id: line_row(each, {}, on) for each in followed.lines},
        periods=periods_block(followed, is_author=plan.author_id == user.pk, on=on),
    )


@register.simple_tag(name="recurring_in")
def recurring_in(plan: RemediationPlan, user) -> set[str]:
    """The codes of the indicators that recur in a plan, for the pages of the plan."""
    if not plan.has_earlier_met:
        return set()
    return {code for _plan, code in recurring_codes([plan], user)}


@register.simple_tag(name="ideas_by_number")
def ideas_by_number(plan: RemediationPlan) -> dict[int, list[IdeaRow]]:
    """The ideas beside the findings of a plan being written; one query."""
    return ideas_for_plan(plan)


@register.simple_tag(name="at_number")
def at_number(ideas: dict[int, list[IdeaRow]], number: int) -> list[IdeaRow]:
    """Templates look nothing up by a variable."""
    return ideas.get(number, [])


@register.inclusion_tag("components/line_progress.html", name="progress_of_line")
def progress_of_line(progress: PlanProgress, plan_line) -> dict:
    """A line that was never approved has its dates and nothing else."""
    return {"line": progress.lines.get(plan_line.item_id), "plan_line": plan_line}
