"""Reads the content of the demonstration and turns its days into moments."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

FOLDER = Path(__file__).resolve().parent.parent / "demo_data"


def rows(pattern: str, table: str) -> list[dict]:
    """The rows of ``[[table]]`` in every file that fits ``pattern``."""
    return [
        row
        for path in sorted(FOLDER.glob(pattern))
        for row in tomllib.loads(path.read_text(encoding="utf-8"))[table]
    ]


def files(pattern: str) -> list[dict]:
    return [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(FOLDER.glob(pattern))
    ]


@dataclass(frozen=True)
class Calendar:
    """Days counted from the day on which the demonstration was made."""

    created_on: date

    def day(self, days: int | None) -> date | None:
        return None if days is None else self.created_on + timedelta(days=days)

    def moment(self, days: int, clock: str) -> datetime:
        at = datetime.combine(self.day(days), time.fromisoformat(clock))
        return timezone.make_aware(at)

    def morning(self, days: int) -> datetime:
        return self.moment(days, "08:00")


def paper_date(day: date) -> str:
    """06/8/2026: days below 10 and months 1 and 2 with a leading zero."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"
