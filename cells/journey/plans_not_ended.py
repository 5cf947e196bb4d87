"""Which plans the closing of a round waits for, in words and as a condition."""

from datetime import date

from django.utils.translation import ngettext

from cells.dates import weekday_date
from cells.plans.models import PlanStatus
from cells.rounds.models import CellRound

ENDED_PLANS = (PlanStatus.FINISHED, PlanStatus.MOVED)


def not_ended(plans, on: date):
    """Neither finished nor moved, and the member still belongs to the cell."""
    return plans.exclude(status__in=ENDED_PLANS).of_members(on)


def not_ended_sentence(number: int, cell_round: CellRound) -> str:
    return ngettext(
        "%(n)s plan has not ended. Until %(day)s the round is closed only once every "
        "plan is finished or has moved.",
        "%(n)s plans have not ended. Until %(day)s the round is closed only once every "
        "plan is finished or has moved.",
        number,
    ) % {"n": number, "day": weekday_date(cell_round.round.supervised_until)}
