"""Rows that save themselves while people type: nothing lost, nothing overwritten.

An open page sends each row with the version that it edits. Whoever comes with an
older version does not overwrite what another page wrote; both texts are shown.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.workflow import WorkflowError


class SavedRow(models.Model):
    """A row that saves itself.

    ``version`` rises with every save. ``saved_by_page`` and ``saved_sequence`` name
    the open page that wrote last and its own count of saves, so that a later save of
    that page is no conflict and a delayed earlier one changes nothing.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    saved_by_page = models.CharField(max_length=36, blank=True, editable=False)
    saved_sequence = models.PositiveIntegerField(default=0, editable=False)
    saved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


class Saved(StrEnum):
    """What became of one edit."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Edit:
    """One row as a page sends it.

    ``key`` names the row among those of the page, such as an indicator's number.
    ``seen_version``: the version that the page edits. ``seen``: digest of what the
    page was rendered with, "" if the sender knows that it changed. ``chosen_over``:
    the stored version that the author has seen beside the own text and wants
    replaced, or None.
    """

    key: int
    values: dict
    seen_version: int
    seen: str = ""
    chosen_over: int | None = None


def digest(values: dict) -> str:
    """Short hash of a row's values, with which a page says what it was shown."""
    plain = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }
    return content_hash(plain)[:16]


def values_of(row, fields) -> dict:
    return {name: getattr(row, name) for name in fields}


def judge(row, edit: Edit, fields, *, page: str, sequence: int) -> Saved:
    """Whether an edit is stored, is no edit, or meets another page's text."""
    if edit.values == values_of(row, fields):
        return Saved.UNCHANGED
    if edit.chosen_over is not None:
        return Saved.STORED if edit.chosen_over == row.version else Saved.CONFLICT
    if edit.seen and edit.seen == digest(edit.values):
        return Saved.UNCHANGED
    if edit.seen_version == row.version:
        return Saved.STORED
    if page and row.saved_by_page == page:
        is_older = sequence and sequence <= row.saved_sequence
        return Saved.SUPERSEDED if is_older else Saved.STORED
    return Saved.CONFLICT


def store(row, values: dict, *, page: str, sequence: int, now: datetime) -> None:
    changes = values | {
        "version": row.version + 1,
        "saved_by_page": page,
        "saved_sequence": sequence,
        "saved_at": now,
    }
    seen = type(row).objects.filter(pk=row.pk, version=row.version)
    if not seen.update(**changes):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    for name, value in changes.items():
        setattr(row, name, value)


def store_edits(edits: list[Edit], rows: dict, fields, *, page, sequence, now) -> dict:
    """Judge and store each edit of ``rows`` by key; what an edit does not name stays.

    Returns for each key what became of the edit and the row as it stands now. The
    caller holds the parent of the rows.
    """
    outcomes = {}
    for edit in edits:
        row = rows[edit.key]
        whole = replace(edit, values=values_of(row, fields) | edit.values)
        outcome = judge(row, whole, fields, page=page, sequence=sequence)
        if outcome == Saved.STORED:
            store(row, whole.values, page=page, sequence=sequence, now=now)
        outcomes[edit.key] = (outcome, row)
    return outcomes


def nothing_stored(outcomes: dict) -> bool:
    return all(outcome != Saved.STORED for outcome, _row in outcomes.values())
