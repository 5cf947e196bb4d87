"""The author's pages and the reader's page of a self-review."""

from cells.reviews.views.filing import (
    ReviewCurrent,
    ReviewFile,
    ReviewMine,
    ReviewReadThrough,
    ReviewRecall,
)
from cells.reviews.views.reading import SubmissionDecide, SubmissionDetail
from cells.reviews.views.writing import GeneralPartWrite, ReviewWrite

__all__ = [
    "GeneralPartWrite",
    "ReviewCurrent",
    "ReviewFile",
    "ReviewMine",
    "ReviewReadThrough",
    "ReviewRecall",
    "ReviewWrite",
    "SubmissionDecide",
    "SubmissionDetail",
]
