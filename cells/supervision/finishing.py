"""What keeps a plan open: a line without an evaluation, a sheet without an answer."""

from django.utils.translation import ngettext

from cells.plans.models import RemediationPlan
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.models import ProgressStatus
from cells.supervision.standing import newest_evaluations

UNANSWERED = (ProgressStatus.SENT, ProgressStatus.ORAL)


def what_keeps_it_open(plan: RemediationPlan) -> list[str]:
    """In sentences, as counts; empty if the plan can be finished."""
    lines = followed_lines(plan, newest_standing(plan))
    evaluated = newest_evaluations([plan.pk])
    open_lines = sum((plan.pk, line.id) not in evaluated for line in lines)
    sheets = plan.progress.filter(status__in=UNANSWERED).count()
    lacks = []
    if open_lines:
        text = ngettext(
            "%(n)s line has not been evaluated.",
            "%(n)s lines have not been evaluated.",
            open_lines,
        )
        lacks.append(text % {"n": open_lines})
    if sheets:
        text = ngettext(
            "%(n)s progress report waits to be accepted, returned or confirmed.",
            "%(n)s progress reports wait to be accepted, returned or confirmed.",
            sheets,
        )
        lacks.append(text % {"n": sheets})
    return lacks
