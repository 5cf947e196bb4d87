"""Everything that writes in the supervision of plans."""

from cells.supervision.services.accepting import (
    accept_progress,
    accept_together,
    open_plan_progress,
    open_progress,
    open_together,
    return_progress,
    withdraw_acceptance,
)
from cells.supervision.services.clerks import end_clerk, name_clerk
from cells.supervision.services.confirming import (
    confirm_oral,
    confirm_oral_by_code,
    confirm_oral_by_scan,
    make_oral_code,
    open_signed_sheet,
)
from cells.supervision.services.evaluating import evaluate_line, report_measure
from cells.supervision.services.evidence import (
    add_file,
    add_note,
    remove_evidence,
    take_evidence,
)
from cells.supervision.services.finishing import finish_plan
from cells.supervision.services.ideas import (
    agree_to_idea,
    open_idea,
    publish_idea,
    withdraw_idea,
)
from cells.supervision.services.oral import record_oral
from cells.supervision.services.reminding import (
    prepare_reminders,
    remind_overdue,
    send_reminders,
)
from cells.supervision.services.sending import recall_progress, send_progress
from cells.supervision.services.writing import save_sheet, start_progress

__all__ = [
    "accept_progress",
    "accept_together",
    "add_file",
    "add_note",
    "agree_to_idea",
    "confirm_oral",
    "confirm_oral_by_code",
    "confirm_oral_by_scan",
    "end_clerk",
    "evaluate_line",
    "finish_plan",
    "make_oral_code",
    "name_clerk",
    "open_idea",
    "open_plan_progress",
    "open_progress",
    "open_signed_sheet",
    "open_together",
    "prepare_reminders",
    "publish_idea",
    "recall_progress",
    "record_oral",
    "remind_overdue",
    "remove_evidence",
    "report_measure",
    "return_progress",
    "save_sheet",
    "send_progress",
    "send_reminders",
    "start_progress",
    "take_evidence",
    "withdraw_acceptance",
    "withdraw_idea",
]
