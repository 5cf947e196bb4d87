"""Self-reviews: the working copy, its filed versions, and what readers say."""

from cells.reviews.models.paper_entry import EntryEnd, PaperEntry, PaperScan
from cells.reviews.models.reading import Decision, Guidance, Outcome, Scope
from cells.reviews.models.requests import FilingRequest
from cells.reviews.models.self_review import (
    GeneralPart,
    IndicatorAnswer,
    ReaderOffice,
    ReviewStatus,
    SelfReview,
)
from cells.reviews.models.submission import Submission

__all__ = [
    "Decision",
    "EntryEnd",
    "FilingRequest",
    "GeneralPart",
    "Guidance",
    "IndicatorAnswer",
    "Outcome",
    "PaperEntry",
    "PaperScan",
    "ReaderOffice",
    "ReviewStatus",
    "Scope",
    "SelfReview",
    "Submission",
]
