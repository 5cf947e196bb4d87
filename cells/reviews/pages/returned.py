"""The reader's guidance at the items that the author has to answer."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from cells.dates import clock, weekday_date
from cells.reviews.after_return import not_answered
from cells.reviews.completeness import Missing
from cells.reviews.models import Decision, IndicatorAnswer, SelfReview
from cells.reviews.pages.shared import Link, write_url
from cells.reviews.returned_items import guidance_of, last_decision
from cells.reviews.transitions import AFTER_RETURN


@dataclass(frozen=True)
class GuidanceBlock:
    heading: str
    text: str
    by_line: str


@dataclass(frozen=True)
class ReturnNotice:
    """What stands at the head of a returned report; ``items`` lead to their places."""

    text: str
    note: str
    by_line: str
    items: list[Link]


@dataclass(frozen=True)
class ReturnedItems:
    """What was given back, in two queries; in none if the report was not returned."""

    review: SelfReview
    decision: Decision | None = None
    blocks: dict[int, GuidanceBlock] = field(default_factory=dict)

    @property
    def due_on(self) -> date | None:
        return self.decision.due_on if self.decision else None

    def unanswered(self, answers: list[IndicatorAnswer]) -> list[Missing]:
        return not_answered(self.decision, set(self.blocks), answers)

    def notice(self, answers: list[IndicatorAnswer]) -> ReturnNotice | None:
        if self.decision is None:
            return None
        return ReturnNotice(
            text=_("%(decision)s. To be filed again by %(day)s.")
            % {
                "decision": self.review.get_status_display(),
                "day": weekday_date(self.decision.due_on),
            },
            note=self.decision.note,
            by_line=f"{self.decision.decided_by}, {clock(self.decision.decided_at)}",
            items=[
                Link(
                    place_of_item(self.review, answer),
                    answer.indicator.shown_label,
                    answer.indicator.number,
                )
                for answer in answers
                if answer.indicator.number in self.blocks
            ],
        )


def returned_items(review: SelfReview) -> ReturnedItems:
    """Nothing, and no query, if the report was not returned."""
    if review.status not in AFTER_RETURN:
        return ReturnedItems(review)
    decision = last_decision(review)
    return ReturnedItems(
        review,
        decision,
        {
            number: GuidanceBlock(
                heading=_("Guidance for this item"),
                text=guidance.text,
                by_line=f"{guidance.writer}, {clock(decision.decided_at)}",
            )
            for number, guidance in guidance_of(decision).items()
        },
    )


def place_of_item(review: SelfReview, answer: IndicatorAnswer) -> str:
    indicator = answer.indicator
    return write_url(review, indicator.group.number, f"answer-{indicator.number}")


def first_place(review: SelfReview) -> str:
    """Where the author begins: at the first item that was given back."""
    if review.status in AFTER_RETURN:
        marked = sorted(
            guidance_of(last_decision(review)).values(),
            key=lambda each: each.indicator.number,
        )
        if marked:
            indicator = marked[0].indicator
            anchor = f"answer-{indicator.number}"
            return write_url(review, indicator.group.number, anchor)
    return write_url(review, 1)
