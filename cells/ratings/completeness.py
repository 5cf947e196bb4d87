"""What a self-rating lacks before it can be sent."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.ratings.models import Answer, Rating, RatingAnswer, SelfRating
from cells.ratings.plan_results import PlanResults
from cells.ratings.proposals import Proposal, proposal_for
from cells.ratings.rule_text import Criterion, RuleText


@dataclass(frozen=True)
class Lack:
    """``url``: the place on the page of writing."""

    url: str
    text: str


def lacks_of(rating: Rating, results: PlanResults | None) -> list[Lack]:
    """In the order of the page; empty if nothing is missing."""
    text = rating.rule.text
    criteria = {each.code: each for each in text.criteria}
    lacks = []
    for row in RatingAnswer.objects.filter(rating=rating):
        criterion = criteria[row.code]
        if lack := lack_of_answer(row, criterion, proposal_for(criterion, results)):
            lacks.append(lack)
    whole = SelfRating.objects.get(rating=rating)
    return lacks + lacks_of_whole(whole, text)


def lack_of_answer(
    row: RatingAnswer, criterion: Criterion, proposal: Proposal | None
) -> Lack | None:
    name = criterion_name(criterion)
    if not row.answer:
        sentence = _("%(criterion)s is not answered.") % {"criterion": name}
        return Lack(f"#c{row.pk}-label", sentence)
    differs = proposal and proposal.answer and proposal.answer != row.answer
    if differs and not row.note.strip():
        sentence = _(
            "%(criterion)s: your answer differs from what the plan shows; say why."
        ) % {"criterion": name}
        return Lack(f"#c{row.pk}-note", sentence)
    if row.answer == Answer.NOT_APPLICABLE and not criterion.proposal:
        sentence = _("%(criterion)s applies to everybody.") % {"criterion": name}
        return Lack(f"#c{row.pk}-label", sentence)
    return None


def criterion_name(criterion: Criterion) -> str:
    if criterion.is_gate:
        return _("The condition “100%%”") % {}
    return _("Criterion %(code)s") % {"code": criterion.code}


def lacks_of_whole(row: SelfRating, text: RuleText) -> list[Lack]:
    lacks = []
    if text.points and row.task_points is None:
        lacks.append(
            Lack("#general-task_points", _("The points for tasks are missing."))
        )
    if not row.level:
        lacks.append(Lack("#general-level", _("Choose the level you propose.")))
    return lacks
