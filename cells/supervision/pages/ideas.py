"""The ideas by indicator, and those that one gave or has to reword."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from cells.indicators.models import Indicator
from cells.plans.models import RemediationPlan
from cells.supervision.followed_lines import (
    FollowedLine,
    followed_lines,
    newest_standing,
)
from cells.supervision.models import Idea
from cells.supervision.pages.lines import indicator_words

MOST, MOST_BESIDE_A_FINDING = 500, 5


@dataclass(frozen=True)
class IdeaRow:
    text: str
    product: str


@dataclass
class IdeaGroup:
    id: str
    title: str
    rows: list[IdeaRow] = field(default_factory=list)


@dataclass(frozen=True)
class OwnIdea:
    """``url`` leads to rewording; ``withdraw_url`` takes it away."""

    title: str
    is_shown: bool
    url: str
    withdraw_url: str


@dataclass
class IdeasPage:
    groups: list[IdeaGroup]
    given: list[OwnIdea]
    to_reword: list[OwnIdea]


def ideas_for_plan(plan: RemediationPlan) -> dict[int, list[IdeaRow]]:
    """Number of the indicator in the catalogue of the plan → the newest ideas."""
    numbers = Indicator.objects.filter(
        code=OuterRef("indicator_code"),
        catalogue=plan.cell_round.round.catalogue_id,
    )
    shown = Idea.objects.shown().annotate(number=Subquery(numbers.values("number")[:1]))
    rows = shown.filter(number__isnull=False).order_by("-published_at", "-pk")
    found: dict[int, list[IdeaRow]] = {}
    for number, text, product in rows.values_list("number", "text", "product")[:MOST]:
        beside = found.setdefault(number, [])
        if len(beside) < MOST_BESIDE_A_FINDING:
            beside.append(IdeaRow(text, product))
    return found


def ideas_page(user) -> IdeasPage:
    """What is shown holds words and indicator alone; nobody's name is loaded."""
    indicators = newest_indicators()
    groups: dict[str, IdeaGroup] = {}
    shown = Idea.objects.shown().values_list("indicator_code", "text", "product")
    for code, text, product in shown:
        title = indicator_words(indicators.get(code)) or code
        group = groups.setdefault(code, IdeaGroup(id=f"idea-{code}", title=title))
        group.rows.append(IdeaRow(text, product))
    ordered = sorted(groups.items(), key=lambda pair: number_of(indicators, pair[0]))
    own = Idea.objects.filter(author=user, withdrawn_at=None)
    return IdeasPage(
        groups=[group for _code, group in ordered],
        given=[own_idea(each, indicators) for each in own],
        to_reword=[
            own_idea(each, indicators)
            for each in Idea.objects.to_reword(user.mandates)
            if each.author_id != user.pk
        ],
    )


def newest_indicators() -> dict[str, Indicator]:
    """Codes are the same in every version; the newest wording counts."""
    return {each.code: each for each in Indicator.objects.order_by("catalogue", "pk")}


def number_of(indicators, code: str) -> int:
    return indicators[code].number if code in indicators else 0


def own_idea(idea: Idea, indicators) -> OwnIdea:
    return OwnIdea(
        title=indicator_words(indicators.get(idea.indicator_code)),
        is_shown=idea.published_at is not None,
        url=reverse("supervision:reword_idea", args=[idea.pk]),
        withdraw_url=reverse("supervision:withdraw_idea", args=[idea.pk]),
    )


def given_line(idea: Idea) -> FollowedLine | None:
    """The approved line that its author gave."""
    lines = followed_lines(idea.plan, newest_standing(idea.plan))
    return next((each for each in lines if each.id == idea.plan_line), None)
