"""Whether the author has answered what the reader returned (P4)."""

from django.utils.translation import gettext as _

from cells.reviews.completeness import Lack, Missing
from cells.reviews.differences import said
from cells.reviews.filed_content import FiledContent, filed_answer
from cells.reviews.models import Decision, IndicatorAnswer, Outcome, SelfReview
from cells.reviews.returned_items import guidance_of, last_decision
from cells.reviews.transitions import AFTER_RETURN


def unanswered_returns(
    review: SelfReview, answers: list[IndicatorAnswer], *, status: str
) -> list[Missing]:
    """The returned items that are neither changed nor kept with a reason.

    ``status``: the review's status before filing. A report that was never returned
    costs no query.
    """
    if status not in AFTER_RETURN:
        return []
    decision = last_decision(review)
    return not_answered(decision, set(guidance_of(decision)), answers)


def not_answered(
    decision: Decision | None, returned: set[int], answers: list[IndicatorAnswer]
) -> list[Missing]:
    """Of the items ``returned`` by ``decision`` those without an answer to it."""
    if decision is None or not returned:
        return []
    before = answers_before(decision)
    return [
        Missing(number, answer.indicator.group.number, Lack.RETURNED)
        for answer in answers
        if (number := answer.indicator.number) in returned
        and not answer.kept_reason.strip()
        and not is_changed(answer, before)
    ]


def refuse_unchanged_rewrite(review: SelfReview, answers: list[IndicatorAnswer]) -> str:
    """After “write it again” one item at least is changed; "" if so, or a sentence."""
    decision = last_decision(review)
    if decision is None or decision.outcome != Outcome.REQUEST_REWRITE:
        return ""
    before = answers_before(decision)
    if any(is_changed(answer, before) for answer in answers):
        return ""
    return _("The whole report was returned: change at least one item, then file.")


def answers_before(decision: Decision) -> dict:
    """Indicator number → its answer in the version that was decided."""
    content = FiledContent.from_json(decision.submission.content)
    return {answer.number: answer for answer in content.answers}


def is_changed(answer: IndicatorAnswer, before: dict) -> bool:
    return said(filed_answer(answer)) != said(before[answer.indicator.number])
