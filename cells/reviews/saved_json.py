"""What a script is told after a save."""

from cells.reviews.pages.history import saved_clock
from cells.reviews.services import Saved
from cells.reviews.services.writing import ANSWER_FIELDS, GENERAL_FIELDS
from cells.saving import digest, values_of


def saved_json(outcomes: dict, conflicts: dict, invalid: dict, progress: dict) -> dict:
    """Per row what became of it, as it stands now; and the page's figures.

    ``outcomes``: key → (Saved, row). ``conflicts``: key → Conflict. ``invalid``:
    key → errors by field.
    """
    rows = {
        str(key): {
            "outcome": str(outcome),
            "version": row.version,
            "seen": digest(values_of(row, ANSWER_FIELDS if key else GENERAL_FIELDS)),
        }
        for key, (outcome, row) in outcomes.items()
    }
    for key, conflict in conflicts.items():
        rows[str(key)]["conflict"] = conflict.to_json()
    for key, errors in invalid.items():
        rows[str(key)] = {"outcome": "invalid", "errors": errors}
    saved_at = [row.saved_at for outcome, row in outcomes.values() if row.saved_at]
    return {
        "rows": rows,
        "saved_at": saved_clock(max(saved_at)) if saved_at else "",
        **progress,
    }


def status_of(outcomes: dict, invalid: dict) -> int:
    """409 if a text met another page's text, 422 if one cannot be stored."""
    if any(outcome == Saved.CONFLICT for outcome, _row in outcomes.values()):
        return 409
    return 422 if invalid else 200
