"""What a script is told after a save."""

from cells.reviews.pages.history import saved_clock
from cells.reviews.services import Saved
from cells.reviews.services.writing import ANSWER_FIELDS, GENERAL_FIELDS
from cells.saving import digest, values_of


def saved_json(outcomes: dict, conflicts: dict, invalid: dict, progress: dict) -> dict:
    """Per row of a report what became of it; and the page's figures."""
    rows = saved_rows(outcomes, conflicts, invalid, answer_fields)
    return rows | progress


def answer_fields(key: int) -> tuple[str, ...]:
    return ANSWER_FIELDS if key else GENERAL_FIELDS


def saved_rows(outcomes: dict, conflicts: dict, invalid: dict, fields_of) -> dict:
    """Per row what became of it, as it stands now, and when it was saved.

    ``outcomes``: key → (Saved, row). ``conflicts``: key → Conflict. ``invalid``:
    key → errors by field. ``fields_of``: the saved fields of the row of a key.
    """
    rows = {
        str(key): {
            "outcome": str(outcome),
            "version": row.version,
            "seen": digest(values_of(row, fields_of(key))),
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
    }


def status_of(outcomes: dict, invalid: dict) -> int:
    """409 if a text met another page's text, 422 if one cannot be stored."""
    if any(outcome == Saved.CONFLICT for outcome, _row in outcomes.values()):
        return 409
    return 422 if invalid else 200


def guidance_json(outcomes: dict, posted) -> dict:
    """Per item what became of the reader's guidance there."""
    rows = {
        str(number): {"outcome": str(outcome), "version": row.version if row else 0}
        for number, (outcome, row) in outcomes.items()
    }
    for number, conflict in posted.conflicts.items():
        rows[str(number)]["conflict"] = conflict.to_json()
    for number, errors in posted.refused.items():
        rows[str(number)] = {"outcome": "invalid", "errors": {"text": list(errors)}}
    saved_at = [row.saved_at for _outcome, row in outcomes.values() if row]
    return {
        "rows": rows,
        "saved_at": saved_clock(max(saved_at)) if saved_at else "",
    }
