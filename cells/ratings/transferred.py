"""Which plans the rating by one cell rests on, where the member came from another.

The cell where the member takes part at the end of the period rates. It reads the plans
followed in it and, step by step back, those that moved to it; the cell that the member
left reads nothing of what came after.
"""

from django.utils import timezone

from cells.organisation.models import Organisation
from cells.plans.models import RemediationPlan
from cells.supervision.followed_lines import FollowedLine
from cells.supervision.reporting_periods import Period


def plans_for(
    plans: list[RemediationPlan], cell: Organisation, period: Period
) -> list[RemediationPlan]:
    """Of ``plans``, all of one member; what came after the period is not read."""
    begun = {
        plan.pk: plan
        for plan in plans
        if not plan.is_carried or timezone.localdate(plan.created_at) <= period.ends_on
    }
    chosen = {
        pk for pk, plan in begun.items() if cell.pk in {plan.cell_id, plan.moved_to_id}
    }
    for pk in sorted(chosen):
        while (pk := begun[pk].carried_from_id) in begun:
            chosen.add(pk)
    return [plan for plan in plans if plan.pk in chosen]


def lines_once(
    lines: dict[RemediationPlan, list[FollowedLine]],
) -> dict[RemediationPlan, list[FollowedLine]]:
    """A line that goes on in another cell counts there, and only there."""
    going_on = {
        (plan.carried_from_id, line.carried_line)
        for plan, own in lines.items()
        if plan.is_carried
        for line in own
    }
    return {
        plan: [line for line in own if (plan.pk, line.id) not in going_on]
        for plan, own in lines.items()
    }
