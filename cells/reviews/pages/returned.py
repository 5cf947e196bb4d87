"""The reader's guidance at the items that the author has to answer."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.reviews.models import SelfReview
from cells.reviews.pages.shared import clock
from cells.reviews.returned_items import items_to_mend, last_decision
from cells.reviews.transitions import AFTER_RETURN


@dataclass(frozen=True)
class GuidanceBlock:
    heading: str
    text: str
    by_line: str


@dataclass(frozen=True)
class ReturnNotice:
    """What stands at the head of a returned report."""

    text: str
    note: str


def guidance_blocks(review: SelfReview) -> dict[int, GuidanceBlock]:
    """By item number; nothing, and no query, if the report was not returned."""
    if review.status not in AFTER_RETURN:
        return {}
    return {
        number: GuidanceBlock(
            heading=_("Guidance for this item"),
            text=guidance.text,
            by_line=f"{guidance.writer}, {clock(guidance.written_at)}",
        )
        for number, guidance in items_to_mend(review).items()
    }


def return_notice(review: SelfReview) -> ReturnNotice | None:
    if review.status not in AFTER_RETURN:
        return None
    decision = last_decision(review)
    if decision is None or decision.due_on is None:
        return None
    return ReturnNotice(
        text=_("%(decision)s. To be filed again by %(day)s.")
        % {
            "decision": review.get_status_display(),
            "day": weekday_date(decision.due_on),
        },
        note=decision.note,
    )
