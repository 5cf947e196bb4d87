"""Whether the author has answered what the reader returned (P4)."""

from django.utils.translation import gettext as _

from cells.reviews.completeness import Lack, Missing
from cells.reviews.differences import said
from cells.reviews.filed_content import FiledContent, filed_answer
from cells.reviews.models import IndicatorAnswer, Outcome, SelfReview, Submission
from cells.reviews.returned_items import items_to_mend, last_decision
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
    if not (returned := items_to_mend(review)):
        return []
    before = answers_before(review)
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
    before = answers_before(review)
    if any(is_changed(answer, before) for answer in answers):
        return ""
    return _("The whole report was returned: change at least one item, then file.")


def answers_before(review: SelfReview) -> dict:
    """Indicator number → its answer in the version that was decided last."""
    decision = last_decision(review)
    submission = Submission.objects.get(pk=decision.submission_id)
    content = FiledContent.from_json(submission.content)
    return {answer.number: answer for answer in content.answers}


def is_changed(answer: IndicatorAnswer, before: dict) -> bool:
    return said(filed_answer(answer)) != said(before[answer.indicator.number])
