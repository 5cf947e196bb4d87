"""The pages of supervision: the member's, the supervisor's, the board."""

from cells.supervision.views.board import RemindOverdue, SupervisionBoard
from cells.supervision.views.evaluating import LineEvaluate, MeasureReport
from cells.supervision.views.evidence import (
    EvidenceAdd,
    EvidenceDownload,
    EvidenceRemove,
)
from cells.supervision.views.finishing import PlanFinish
from cells.supervision.views.ideas import (
    IdeaAgree,
    IdeaList,
    IdeaReword,
    IdeaWithdraw,
)
from cells.supervision.views.meeting import (
    AcceptTogether,
    ClerkEnd,
    ClerkName,
    MeetingSheet,
)
from cells.supervision.views.oral import (
    ClerkSheet,
    OralCodes,
    OralRecord,
    SignedSheetDetail,
)
from cells.supervision.views.periods import MyProgress, PlanProgress, ProgressStart
from cells.supervision.views.reading import (
    ProgressAccept,
    ProgressConfirm,
    ProgressConfirmByCode,
    ProgressConfirmByScan,
    ProgressDetail,
    ProgressRecall,
    ProgressReturn,
    ProgressSend,
)
from cells.supervision.views.writing import ProgressWrite

__all__ = [
    "AcceptTogether",
    "ClerkEnd",
    "ClerkName",
    "ClerkSheet",
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
    "PlanFinish",
    "PlanProgress",
    "ProgressAccept",
    "ProgressConfirm",
    "ProgressConfirmByCode",
    "ProgressConfirmByScan",
    "ProgressDetail",
    "ProgressRecall",
    "ProgressReturn",
    "ProgressSend",
    "ProgressStart",
    "ProgressWrite",
    "RemindOverdue",
    "SignedSheetDetail",
    "SupervisionBoard",
]
