"""The cell's summary: its figures, its words, its lines and measures."""

from cells.summaries.models.lines import (
    CellMeasure,
    LineKind,
    LineSource,
    MeasureSource,
    SummaryLine,
)
from cells.summaries.models.narrative import SummaryNarrative
from cells.summaries.models.summary import (
    BEFORE_THE_CELL_OR_LATER,
    EDITABLE,
    FREEZE_SUMMARY,
    IS_PASSED,
    PASS_SUMMARY,
    REOPEN_SUMMARY,
    THAW_SUMMARY,
    CellSummary,
    CommitteeSummary,
    ReplacedSummary,
    SummaryStatus,
)
from cells.summaries.models.tallies import GroupTally, IndicatorTally

__all__ = [
    "BEFORE_THE_CELL_OR_LATER",
    "EDITABLE",
    "FREEZE_SUMMARY",
    "IS_PASSED",
    "PASS_SUMMARY",
    "REOPEN_SUMMARY",
    "THAW_SUMMARY",
    "CellMeasure",
    "CellSummary",
    "CommitteeSummary",
    "GroupTally",
    "IndicatorTally",
    "LineKind",
    "LineSource",
    "MeasureSource",
    "ReplacedSummary",
    "SummaryLine",
    "SummaryNarrative",
    "SummaryStatus",
]
