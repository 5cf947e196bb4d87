"""One plan as it is carried out: its lines, its periods, its evaluations."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.plans.models import RemediationPlan
from cells.plans.proposed_lines import indicators_of
from cells.supervision.models import Idea
from cells.supervision.pages.lines import LineRow, line_row
from cells.supervision.pages.periods import PeriodsBlock, periods_block
from cells.supervision.recurrence import recurring_codes
from cells.supervision.schedule import follow
from cells.supervision.standing import LineState


@dataclass
class PlanProgressPage:
    title: str
    name: str
    is_author: bool
    lines: list[LineRow]
    periods: PeriodsBlock
    plan_url: str
    oral_url: str


def plan_progress_page(plan: RemediationPlan, user, on: date) -> PlanProgressPage:
    is_author = plan.author_id == user.pk
    followed = follow(plan, on)
    indicators = indicators_of(plan.cell_round)
    recurring = recurring_codes([plan])
    given = set(
        Idea.objects.filter(plan=plan, withdrawn_at=None).values_list(
            "plan_line", flat=True
        )
    )
    lines = [
        line_row(
            each,
            indicators,
            on,
            evaluate_url=""
            if is_author
            else reverse("supervision:evaluate", args=[plan.pk, each.line.id]),
            idea_url=reverse("supervision:agree_to_idea", args=[plan.pk, each.line.id])
            if is_author and each.state == LineState.MET and each.line.id not in given
            else "",
            idea_given=is_author and each.line.id in given,
            is_recurring=(plan.pk, each.line.indicator_code) in recurring,
        )
        for each in followed.lines
    ]
    return PlanProgressPage(
        title=_("Carrying out the plan %(year)s")
        % {"year": plan.cell_round.round.year},
        name=plan.author.full_name,
        is_author=is_author,
        lines=lines,
        periods=periods_block(followed, is_author=is_author, on=on),
        plan_url=reverse("plans:detail", args=[plan.pk]),
        oral_url="" if is_author else reverse("supervision:oral", args=[plan.pk]),
    )
