"""What a script is told after a save."""

from cells.dates import saved_clock
from cells.reviews.services.writing import ANSWER_FIELDS, GENERAL_FIELDS
from cells.saved_rows import saved_rows


def saved_json(outcomes: dict, conflicts: dict, invalid: dict, progress: dict) -> dict:
    """Per row of a report what became of it; and the page's figures."""
    rows = saved_rows(outcomes, conflicts, invalid, answer_fields)
    return rows | progress


def answer_fields(key: int) -> tuple[str, ...]:
    return ANSWER_FIELDS if key else GENERAL_FIELDS


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
