"""The clock of an item or a turn: what was spent, and since when it runs."""

from datetime import datetime


def spent_of(row, now: datetime) -> int:
    """Seconds spent on ``row`` until ``now``; a paused clock stands still."""
    return row.spent_seconds + since(row.running_since, now)


def since(moment: datetime | None, now: datetime) -> int:
    """Whole seconds from ``moment``; 0 for a clock that is stopped."""
    if moment is None:
        return 0
    return max(0, int((now - moment).total_seconds()))


def stopped(row, now: datetime) -> dict:
    """What a clock is stored as when it stops."""
    return {"spent_seconds": spent_of(row, now), "running_since": None}


def begun(row, now: datetime) -> dict:
    """What a clock is stored as when it begins, or goes on."""
    return {"running_since": now, "began_at": row.began_at or now}
