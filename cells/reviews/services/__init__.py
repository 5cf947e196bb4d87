"""Everything that writes self-reviews."""

from cells.reviews.services.filing import file_self_review, recall_self_review
from cells.reviews.services.reading import decide_self_review, open_submission
from cells.reviews.services.writing import (
    Edit,
    Saved,
    prepare_working_copy,
    save_answers,
    save_general_part,
)

__all__ = [
    "Edit",
    "Saved",
    "decide_self_review",
    "file_self_review",
    "open_submission",
    "prepare_working_copy",
    "recall_self_review",
    "save_answers",
    "save_general_part",
]
