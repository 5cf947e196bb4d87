"""The pages of a cell's summary."""

from cells.summaries.views.lines import LineChange, LineList
from cells.summaries.views.measures import MeasureChange, MeasureList, MeasurePlace
from cells.summaries.views.narrative import NarrativeWrite
from cells.summaries.views.reading import BehindNumber, SummaryCurrent, SummaryDetail

__all__ = [
    "BehindNumber",
    "LineChange",
    "LineList",
    "MeasureChange",
    "MeasureList",
    "MeasurePlace",
    "NarrativeWrite",
    "SummaryCurrent",
    "SummaryDetail",
]
