"""Everything that writes the words of a cell summary."""

from cells.summaries.services.lines import (
    Source,
    change_line,
    move_line,
    remove_line,
    word_line,
)
from cells.summaries.services.looking import look_behind
from cells.summaries.services.measures import (
    MeasureValues,
    move_measure,
    remove_measure,
    save_measure,
)
from cells.summaries.services.narrative import prepare_narrative, save_narrative

__all__ = [
    "MeasureValues",
    "Source",
    "change_line",
    "look_behind",
    "move_line",
    "move_measure",
    "prepare_narrative",
    "remove_line",
    "remove_measure",
    "save_measure",
    "save_narrative",
    "word_line",
]
