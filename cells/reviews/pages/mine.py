"""The author's page of a report that has been filed."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.reviews.labels import StatusBadge, author_badge, filed_words
from cells.reviews.models import ReviewStatus, SelfReview
from cells.reviews.pages.history import (
    DecisionBlock,
    Opening,
    SubmissionItem,
    decision_block,
    filed_text,
    openings_of,
    submission_item,
)


@dataclass(frozen=True)
class MinePage:
    status: StatusBadge
    filed_text: str
    reader_line: str
    may_recall: bool
    recall_url: str
    recall_version: int
    submissions: list[SubmissionItem]
    openings: list[Opening]
    decision: DecisionBlock | None
    next_text: str
    form_error: str = ""


def mine_page(review: SelfReview, *, form_error: str = "") -> MinePage:
    """The author's page of a report that has been filed."""
    submissions = list(
        review.submissions.prefetch_related("decisions__decided_by").order_by("-number")
    )
    newest = submissions[0]
    is_filed = review.status == ReviewStatus.FILED
    return MinePage(
        status=author_badge(review),
        filed_text=filed_text(newest),
        reader_line=f"{filed_words(review)}.",
        may_recall=is_filed and newest.first_opened_at is None,
        recall_url=reverse("reviews:recall", args=[review.pk]),
        recall_version=review.version,
        submissions=[submission_item(submission) for submission in submissions],
        openings=openings_of([submission.pk for submission in submissions]),
        decision=decision_block(newest),
        next_text=next_text(review),
        form_error=form_error,
    )


def next_text(review: SelfReview) -> str:
    return _("Next: the session of the cell, %(day)s.") % {
        "day": weekday_date(review.cell_round.round.session_on)
    }
