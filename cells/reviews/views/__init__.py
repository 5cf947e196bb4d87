"""The author's pages and the reader's page of a self-review."""

from cells.reviews.views.codes import CodeList, CodeMake
from cells.reviews.views.deciding import (
    DecisionWithdraw,
    SubmissionDecide,
    SubmissionPassUp,
)
from cells.reviews.views.entering import (
    EntryEnter,
    EntryGeneralWrite,
    EntryReadThrough,
    EntryWrite,
)
from cells.reviews.views.filing import (
    ReviewCurrent,
    ReviewFile,
    ReviewMine,
    ReviewReadThrough,
    ReviewRecall,
)
from cells.reviews.views.kept import ReviewKept
from cells.reviews.views.paper import (
    PaperConfirm,
    PaperName,
    PaperTakeBack,
    PaperTakeOver,
    ReviewPaper,
)
from cells.reviews.views.paper_help import (
    EntryChange,
    PaperCode,
    PaperHelp,
    PaperHelpName,
    PaperScanAttach,
    PaperScanDetail,
    PaperWithdraw,
)
from cells.reviews.views.queue import ReviewQueue, ReviewReader
from cells.reviews.views.reading import SubmissionDetail
from cells.reviews.views.requesting import (
    ReviewProceedWithout,
    ReviewRemind,
    ReviewRequests,
)
from cells.reviews.views.writing import GeneralPartWrite, ReviewWrite

__all__ = [
    "CodeList",
    "CodeMake",
    "DecisionWithdraw",
    "EntryChange",
    "EntryEnter",
    "EntryGeneralWrite",
    "EntryReadThrough",
    "EntryWrite",
    "GeneralPartWrite",
    "PaperCode",
    "PaperConfirm",
    "PaperHelp",
    "PaperHelpName",
    "PaperName",
    "PaperScanAttach",
    "PaperScanDetail",
    "PaperTakeBack",
    "PaperTakeOver",
    "PaperWithdraw",
    "ReviewCurrent",
    "ReviewFile",
    "ReviewKept",
    "ReviewMine",
    "ReviewPaper",
    "ReviewProceedWithout",
    "ReviewQueue",
    "ReviewReadThrough",
    "ReviewReader",
    "ReviewRecall",
    "ReviewRemind",
    "ReviewRequests",
    "ReviewWrite",
    "SubmissionDecide",
    "SubmissionDetail",
    "SubmissionPassUp",
]
