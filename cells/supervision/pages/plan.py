"""One plan as it is carried out: its lines, its periods, its evaluations."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.plans.labels import plan_badge
from cells.plans.models import FOLLOWED, RemediationPlan
from cells.plans.proposed_lines import indicators_of
from cells.plans.transitions import FINISH_PLAN
from cells.reviews.labels import StatusBadge
from cells.rounds.models import OPEN_FOR_WRITING
from cells.supervision.models import Idea
from cells.supervision.pages.lines import LineRow, line_row
from cells.supervision.pages.periods import PeriodsBlock, periods_block
from cells.supervision.recurrence import recurring_codes
from cells.supervision.schedule import Followed, follow
from cells.supervision.standing import LineState, Standing


@dataclass(frozen=True)
class OtherPlan:
    title: str
    url: str


@dataclass
class PlanProgressPage:
    """``note``: why nothing is reported any more, or where the lines come from."""

    title: str
    name: str
    is_author: bool
    status: StatusBadge
    note: str
    lines: list[LineRow]
    periods: PeriodsBlock
    plan_url: str = ""
    oral_url: str = ""
    finish_url: str = ""
    others: list[OtherPlan] = field(default_factory=list)


def plan_progress_page(plan: RemediationPlan, user, on: date) -> PlanProgressPage:
    """Eleven queries at most, whatever the number of lines."""
    is_author = plan.author_id == user.pk
    followed = follow(plan, on)
    page = PlanProgressPage(
        title=title_of(plan),
        name=plan.author.full_name,
        is_author=is_author,
        status=plan_badge(plan),
        note=note_of(plan, user, on),
        lines=line_rows(followed, user, on),
        periods=periods_block(followed, is_author=is_author, on=on),
    )
    if not plan.is_carried:
        page.plan_url = reverse("plans:detail", args=[plan.pk])
    if is_author:
        page.others = others_of(plan)
    elif is_running(plan):
        page.oral_url = reverse("supervision:oral", args=[plan.pk])
        if FINISH_PLAN.may_start(plan):
            page.finish_url = reverse("supervision:finish", args=[plan.pk])
    return page


def title_of(plan: RemediationPlan) -> str:
    return _("Carrying out the plan %(year)s") % {"year": plan.cell_round.round.year}


def is_running(plan: RemediationPlan) -> bool:
    """Something is still reported and evaluated."""
    is_over = not plan.is_carried and plan.cell_round.status not in OPEN_FOR_WRITING
    return plan.status in FOLLOWED and not is_over


def note_of(plan: RemediationPlan, user, on: date) -> str:
    if plan.ended_at:
        day = weekday_date(localdate(plan.ended_at))
        if plan.moved_to:
            words = {"cell": plan.moved_to.name, "day": day}
            return _("Moved to %(cell)s on %(day)s; nothing is reported here.") % words
        return _("Finished on %(day)s; nothing more is reported.") % {"day": day}
    if not belongs(plan, user, on):
        return _(
            "The member no longer belongs to the cell. The lines are off the board, "
            "and the round does not wait for this plan."
        )
    if plan.is_carried:
        return _(
            "These lines came with a transfer on %(day)s: what will be done, the "
            "product and the dates. What was written in the cell before stays there."
        ) % {"day": weekday_date(localdate(plan.created_at))}
    return ""


def belongs(plan: RemediationPlan, user, on: date) -> bool:
    """Whether the author is a member of the cell that follows the plan."""
    if plan.author_id == user.pk:
        return plan.cell_id in user.mandates.member_of
    return RemediationPlan.objects.of_members(on).filter(pk=plan.pk).exists()


def others_of(plan: RemediationPlan) -> list[OtherPlan]:
    """What else of the member's is followed."""
    plans = RemediationPlan.objects
    stands = plans.was_approved() | plans.came_with_transfer()
    rows = plans.followed().filter(stands, author=plan.author_id).exclude(pk=plan.pk)
    return [
        OtherPlan(
            _("Lines that came with a transfer") if each.is_carried else title_of(each),
            reverse("supervision:plan", args=[each.pk]),
        )
        for each in rows.select_related("cell_round__round").order_by("-pk")
    ]


def line_rows(followed: Followed, user, on: date) -> list[LineRow]:
    plan = followed.plan
    indicators = indicators_of(plan.cell_round)
    recurring = recurring_codes([plan], user)
    given = given_lines(plan) if plan.author_id == user.pk else set()
    return [
        line_row(
            each,
            indicators,
            on,
            is_recurring=(plan.pk, each.line.indicator_code) in recurring,
            **ways_of(plan, each, user, given),
        )
        for each in followed.lines
    ]


def given_lines(plan: RemediationPlan) -> set[int]:
    ideas = Idea.objects.filter(plan=plan, withdrawn_at=None)
    return set(ideas.values_list("plan_line", flat=True))


def ways_of(plan: RemediationPlan, standing: Standing, user, given: set[int]) -> dict:
    """What the author may give away, and the supervisor evaluate."""
    line, args = standing.line, [plan.pk, standing.line.id]
    if plan.author_id != user.pk:
        if not is_running(plan):
            return {}
        return {"evaluate_url": reverse("supervision:evaluate", args=args)}
    may_give = standing.state == LineState.MET and line.indicator_code
    if line.id in given:
        return {"idea_given": True}
    if may_give:
        return {"idea_url": reverse("supervision:agree_to_idea", args=args)}
    return {}
