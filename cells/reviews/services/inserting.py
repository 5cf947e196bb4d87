"""Puts the text of a private note into an answer; nothing of the answer is lost."""

from datetime import datetime

from django.utils.translation import gettext as _

from cells.reviews.models import IndicatorAnswer, SelfReview
from cells.reviews.services.writing import save_answers
from cells.saving import Edit, Saved
from cells.workflow import WorkflowError

LONGEST_DEED = 10_000


def with_text(deed: str, text: str) -> str:
    """``deed`` with ``text`` on a line below it, unless it stands there already."""
    if text in deed:
        return deed
    return f"{deed.rstrip()}\n{text}" if deed.strip() else text


def insert_text(
    *,
    review: SelfReview,
    answer: IndicatorAnswer,
    number: int,
    text: str,
    page: str,
    sequence: int,
    now: datetime,
) -> tuple[Saved, IndicatorAnswer]:
    """The deed of ``answer``, as it was seen, ends with ``text``.

    Returns what became of it as ``save_answers`` does. Raises ``WorkflowError`` if it
    would become too long, or if the report is not with its author.
    """
    deed = with_text(answer.deed, text)
    if len(deed) > LONGEST_DEED:
        raise WorkflowError(
            _(
                "With this note item %(number)s would be longer than %(most)s "
                "characters. Shorten one of the two first."
            )
            % {"number": number, "most": LONGEST_DEED}
        )
    edit = Edit(key=number, values={"deed": deed}, seen_version=answer.version)
    outcomes = save_answers(
        review=review, edits=[edit], page=page, sequence=sequence, now=now
    )
    return outcomes[number]
