"""Supervision through the year: progress, evidence, evaluation, reminders, ideas."""

from cells.supervision.models.evaluation import Evaluation, MeasureProgress, Result
from cells.supervision.models.evidence import Evidence
from cells.supervision.models.idea import Idea
from cells.supervision.models.oral import (
    DAYS_TO_WRITE_UP,
    MeetingClerk,
    SignedSheet,
)
from cells.supervision.models.progress import (
    READ_BY_SUPERVISOR,
    PeriodKind,
    ProgressComment,
    ProgressLine,
    ProgressReply,
    ProgressReport,
    ProgressStatus,
)
from cells.supervision.models.reminder import LineReminder, Occasion

__all__ = [
    "DAYS_TO_WRITE_UP",
    "READ_BY_SUPERVISOR",
    "Evaluation",
    "Evidence",
    "Idea",
    "LineReminder",
    "MeasureProgress",
    "MeetingClerk",
    "Occasion",
    "PeriodKind",
    "ProgressComment",
    "ProgressLine",
    "ProgressReply",
    "ProgressReport",
    "ProgressStatus",
    "Result",
    "SignedSheet",
]
