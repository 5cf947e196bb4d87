"""The author's pages and the reader's page of a self-review."""

from cells.reviews.views.deciding import (
    DecisionWithdraw,
    SubmissionDecide,
    SubmissionPassUp,
)
from cells.reviews.views.filing import (
    ReviewCurrent,
    ReviewFile,
    ReviewMine,
    ReviewReadThrough,
    ReviewRecall,
)
from cells.reviews.views.queue import ReviewQueue, ReviewReader
from cells.reviews.views.reading import SubmissionDetail
from cells.reviews.views.writing import GeneralPartWrite, ReviewWrite

__all__ = [
    "DecisionWithdraw",
    "GeneralPartWrite",
    "ReviewCurrent",
    "ReviewFile",
    "ReviewMine",
    "ReviewQueue",
    "ReviewReadThrough",
    "ReviewReader",
    "ReviewRecall",
    "ReviewWrite",
    "SubmissionDecide",
    "SubmissionDetail",
    "SubmissionPassUp",
]
