"""Saves what an author types, so that no path loses or overwrites a word (P3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.reviews.models import GeneralPart, IndicatorAnswer, SelfReview
from cells.reviews.transitions import WITH_AUTHOR
from cells.rounds.models import OPEN_FOR_WRITING, CellRound
from cells.workflow import WorkflowError

ANSWER_FIELDS = (
    "frequency",
    "marked_parts",
    "deed",
    "cause_subjective",
    "cause_objective",
    "remedy",
    "kept_reason",
)
GENERAL_FIELDS = ("strengths", "last_round_results", "direction", "proposals")


class Saved(StrEnum):
    """What became of one edit."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Edit:
    """One row as a page sends it.

    ``key``: the indicator's number, or 0 for the general part. ``seen_version``: the
    version that the page edits. ``seen``: digest of what the page was rendered with,
    "" if the sender knows that it changed. ``chosen_over``: the stored version that
    the author has seen beside the own text and wants replaced, or None.
    """

    key: int
    values: dict
    seen_version: int
    seen: str = ""
    chosen_over: int | None = None


def digest(values: dict) -> str:
    return content_hash(values)[:16]


def values_of(row, fields) -> dict:
    return {name: getattr(row, name) for name in fields}


@transaction.atomic
def prepare_working_copy(*, review: SelfReview) -> None:
    """All 27 answers and the general part exist; safe to repeat."""
    indicators = review.cell_round.round.catalogue.indicators.all()
    IndicatorAnswer.objects.bulk_create(
        [IndicatorAnswer(review=review, indicator=each) for each in indicators],
        ignore_conflicts=True,
    )
    GeneralPart.objects.bulk_create(
        [GeneralPart(review_id=review.pk)], ignore_conflicts=True
    )


def save_answers(
    *, review: SelfReview, edits: list[Edit], page: str, sequence: int, now: datetime
) -> dict[int, tuple[Saved, IndicatorAnswer]]:
    """Store each edit that does not overwrite what another page wrote.

    Returns for each edit's key what became of it and the row as it stands now.
    Raises ``WorkflowError`` if the report is not with its author or the round is
    over; then nothing is stored.
    """
    numbers = [edit.key for edit in edits]
    rows = review.answers.filter(indicator__number__in=numbers).select_related(
        "indicator"
    )
    return save_rows(
        review,
        edits,
        lambda: {row.indicator.number: row for row in rows},
        ANSWER_FIELDS,
        page=page,
        sequence=sequence,
        now=now,
    )


def save_general_part(
    *, review: SelfReview, edit: Edit, page: str, sequence: int, now: datetime
) -> tuple[Saved, GeneralPart]:
    """Store the general part by the same rules as the answers."""
    found = save_rows(
        review,
        [edit],
        lambda: {0: GeneralPart.objects.get(review=review)},
        GENERAL_FIELDS,
        page=page,
        sequence=sequence,
        now=now,
    )
    return found[0]


@transaction.atomic
def save_rows(review, edits, load, fields, *, page, sequence, now):
    """Take the report by an UPDATE naming its status, then store row by row."""
    take_for_writing(review, now=now)
    rows = load()
    outcomes = {}
    for edit in edits:
        row = rows[edit.key]
        outcome = judge(row, edit, fields, page=page, sequence=sequence)
        if outcome == Saved.STORED:
            store(row, edit.values, page=page, sequence=sequence, now=now)
        outcomes[edit.key] = (outcome, row)
    if all(outcome != Saved.STORED for outcome, _row in outcomes.values()):
        transaction.set_rollback(True)
    return outcomes


def take_for_writing(review: SelfReview, *, now: datetime) -> None:
    """Hold the row until the end of the transaction; filing waits, or has won."""
    writable = CellRound.objects.filter(
        pk=OuterRef("cell_round"), status__in=OPEN_FOR_WRITING
    )
    taken = SelfReview.objects.filter(
        Exists(writable), pk=review.pk, status__in=WITH_AUTHOR
    )
    if not taken.update(last_saved_at=now):
        raise WorkflowError(why_closed(review))
    review.last_saved_at = now


def why_closed(review: SelfReview) -> str:
    fresh = SelfReview.objects.select_related("cell_round").get(pk=review.pk)
    if fresh.cell_round.status not in OPEN_FOR_WRITING:
        return _(
            "This round has been closed. To add something, speak to the secretary."
        )
    return _(
        "This report has been filed and cannot be changed now. While nobody has opened "
        "it, you can take it back and go on writing. What you just wrote stands below."
    )


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
