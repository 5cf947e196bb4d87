"""Taking a plan before anything is written in the supervision of it."""

from django.utils.translation import gettext as _

from cells.plans.models import FOLLOWED, RemediationPlan
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError, hold


def hold_followed(plan: RemediationPlan) -> None:
    """Hold the plan, under the round of its cell, while it is followed.

    Whoever finishes or moves it waits until the transaction ends, or has won: then
    ``WorkflowError``. What came with a transfer hangs on no round of the new cell.
    """
    if not plan.is_carried:
        hold_round(plan.cell_round)
    if not hold(plan, FOLLOWED):
        raise WorkflowError(_("Nothing is reported on this plan now."))


def hold_all_followed(plans: dict[int, RemediationPlan]) -> set[int]:
    """Which of ``plans``, by id, are held: rounds before plans, each in one order.

    Raises ``WorkflowError`` if a round is over.
    """
    rounds = {
        each.cell_round_id: each.cell_round
        for each in plans.values()
        if not each.is_carried
    }
    for pk in sorted(rounds):
        hold_round(rounds[pk])
    return {pk for pk in sorted(plans) if hold(plans[pk], FOLLOWED)}
