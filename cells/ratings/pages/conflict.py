"""Both texts of a row that two windows changed, side by side."""

from django.utils.translation import gettext as _

from cells.ratings.models import Answer, Level
from cells.ratings.pages.writing import values_shown
from cells.saved_rows import Conflict, conflict_of


def row_conflict(row, values: dict, fields) -> Conflict:
    labels = labels_of_fields()
    return conflict_of(
        row,
        values,
        {name: labels[name] for name in fields},
        fields=values_shown(row, fields),
        shown=shown,
    )


def labels_of_fields() -> dict[str, str]:
    return {
        "answer": _("Answer"),
        "note": _("Note"),
        "strengths": _("Strengths and results"),
        "shortcomings": _("Shortcomings, their causes, how they are mended"),
        "task_points": _("Points for tasks"),
        "tasks_total": _("Tasks given"),
        "tasks_on_time": _("Done on time"),
        "tasks_late": _("Done late"),
        "tasks_beyond": _("Beyond what was asked"),
        "level": _("Level you propose for yourself"),
    }


def shown(name: str, value) -> str:
    if value in (None, ""):
        return ""
    if name == "answer":
        return str(Answer(value).label)
    return str(Level(value).label) if name == "level" else str(value)
