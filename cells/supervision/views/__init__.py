"""The pages of supervision: the member's, the supervisor's, the board."""

from cells.supervision.views.board import RemindOverdue, SupervisionBoard
from cells.supervision.views.evaluating import LineEvaluate, MeasureReport
from cells.supervision.views.evidence import (
    EvidenceAdd,
    EvidenceDownload,
    EvidenceRemove,
)
from cells.supervision.views.ideas import (
    IdeaAgree,
    IdeaList,
    IdeaReword,
    IdeaWithdraw,
)
from cells.supervision.views.meeting import (
    AcceptTogether,
    MeetingSheet,
    OralCodes,
    OralRecord,
)
from cells.supervision.views.periods import MyProgress, PlanProgress, ProgressStart
from cells.supervision.views.reading import (
    AcceptanceWithdraw,
    ProgressAccept,
    ProgressConfirm,
    ProgressConfirmByCode,
    ProgressDetail,
    ProgressRecall,
    ProgressReturn,
    ProgressSend,
)
from cells.supervision.views.writing import ProgressWrite

__all__ = [
    "AcceptTogether",
    "AcceptanceWithdraw",
    "EvidenceAdd",
    "EvidenceDownload",
    "EvidenceRemove",
    "IdeaAgree",
    "IdeaList",
    "IdeaReword",
    "IdeaWithdraw",
    "LineEvaluate",
    "MeasureReport",
    "MeetingSheet",
    "MyProgress",
    "OralCodes",
    "OralRecord",
    "PlanProgress",
    "ProgressAccept",
    "ProgressConfirm",
    "ProgressConfirmByCode",
    "ProgressDetail",
    "ProgressRecall",
    "ProgressReturn",
    "ProgressSend",
    "ProgressStart",
    "ProgressWrite",
    "RemindOverdue",
    "SupervisionBoard",
]
