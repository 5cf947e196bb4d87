"""Everything that writes self-reviews."""

from cells.reviews.services.confirming import (
    confirm_by_code,
    confirm_by_scan,
    confirm_signed_in,
    make_confirmation_code,
    open_scan,
)
from cells.reviews.services.deciding import (
    decide_self_review,
    guidance_needed,
    pass_up_self_review,
    withdraw_decision,
)
from cells.reviews.services.entering import (
    change_entry,
    enter_from_paper,
    name_typist,
    open_as_typist,
    take_over_entry,
    withdraw_typist,
)
from cells.reviews.services.excusing import excuse_self_review, reinstate_self_review
from cells.reviews.services.filing import file_self_review, recall_self_review
from cells.reviews.services.guiding import GuidanceEdit, save_guidance
from cells.reviews.services.reading import (
    note_opening,
    open_submission,
    owes_own_report,
    refuse_before_own_report,
)
from cells.reviews.services.wishing import ask_for_reader, offices_to_ask
from cells.reviews.services.writing import (
    Edit,
    Saved,
    prepare_working_copy,
    save_answers,
    save_general_part,
)

__all__ = [
    "Edit",
    "GuidanceEdit",
    "Saved",
    "ask_for_reader",
    "change_entry",
    "confirm_by_code",
    "confirm_by_scan",
    "confirm_signed_in",
    "decide_self_review",
    "enter_from_paper",
    "excuse_self_review",
    "file_self_review",
    "guidance_needed",
    "make_confirmation_code",
    "name_typist",
    "note_opening",
    "offices_to_ask",
    "open_as_typist",
    "open_scan",
    "open_submission",
    "owes_own_report",
    "pass_up_self_review",
    "prepare_working_copy",
    "recall_self_review",
    "refuse_before_own_report",
    "reinstate_self_review",
    "save_answers",
    "save_general_part",
    "save_guidance",
    "take_over_entry",
    "withdraw_decision",
    "withdraw_typist",
]
