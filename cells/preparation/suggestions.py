"""The lists to start from: duties, conditions, and the shelf of forms of a session."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class SuggestedDuty:
    """One line of the article's list. ``due``: a date of the round, days before it."""

    kind: str
    group: str
    title: str
    product: str
    due: tuple[str, int]
    paper_kind: str = ""
    is_everyones: bool = False

    def due_on(self, review_round, today: date) -> date:
        """By the dates of the round; what lies behind is proposed for today."""
        name, days_before = self.due
        last = getattr(review_round, name)
        return min(max(last - timedelta(days=days_before), today), max(last, today))


@dataclass(frozen=True)
class SuggestedCondition:
    suggestion: str
    text: str


@dataclass(frozen=True)
class ShelvedForm:
    """A form of a session, and how it is done in a few sentences."""

    code: str
    name: str
    how: tuple[str, ...]


def rows_of(name: str) -> list[dict]:
    text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    return next(iter(tomllib.loads(text).values()))


@cache
def suggested_duties() -> tuple[SuggestedDuty, ...]:
    return tuple(
        SuggestedDuty(**row | {"due": tuple(row["due"])}) for row in rows_of("duties")
    )


@cache
def suggested_conditions() -> tuple[SuggestedCondition, ...]:
    return tuple(SuggestedCondition(**row) for row in rows_of("conditions"))


@cache
def shelved_forms() -> tuple[ShelvedForm, ...]:
    return tuple(
        ShelvedForm(**row | {"how": tuple(row["how"])})
        for row in rows_of("session_forms")
    )


def group_of(kind: str) -> str:
    """Under which heading a duty stands; one of the cell's own under “other”."""
    groups = {duty.kind: duty.group for duty in suggested_duties()}
    return groups.get(kind, "other")


def lacking(conditions) -> list[SuggestedCondition]:
    """What is not on the list of ``conditions`` yet, under its own words or others."""
    codes = {each.suggestion for each in conditions}
    texts = {each.text.casefold() for each in conditions}
    return [
        each
        for each in suggested_conditions()
        if each.suggestion not in codes and each.text.casefold() not in texts
    ]
