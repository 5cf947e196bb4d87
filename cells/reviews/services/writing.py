"""Saves what an author types, so that no path loses or overwrites a word (P3)."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from cells.organisation.models import Member
from cells.reviews.models import GeneralPart, IndicatorAnswer, ReviewStatus, SelfReview
from cells.reviews.transitions import WITH_AUTHOR
from cells.reviews.typist import why_not_written
from cells.rounds.models import OPEN_FOR_WRITING, CellRound, CellRoundStatus
from cells.saving import Edit, Saved, nothing_stored, store_edits
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
    *,
    review: SelfReview,
    edits: list[Edit],
    page: str,
    sequence: int,
    now: datetime,
    typist: Member | None = None,
) -> dict[int, tuple[Saved, IndicatorAnswer]]:
    """Store each edit that does not overwrite what another page wrote.

    ``typist``: who types it in from paper; None where the author writes. Returns for
    each edit's key what became of it and the row as it stands now. Raises
    ``WorkflowError`` if the report is not with its author, or is typed in by
    somebody else, or the round is over; then nothing is stored.
    """
    numbers = [edit.key for edit in edits]
    rows = review.answers.filter(indicator__number__in=numbers).annotate(
        number=F("indicator__number")
    )
    return save_rows(
        review,
        edits,
        lambda: {row.number: row for row in rows},
        ANSWER_FIELDS,
        typist=typist,
        page=page,
        sequence=sequence,
        now=now,
    )


def save_general_part(
    *,
    review: SelfReview,
    edit: Edit,
    page: str,
    sequence: int,
    now: datetime,
    typist: Member | None = None,
) -> tuple[Saved, GeneralPart]:
    """Store the general part by the same rules as the answers."""
    found = save_rows(
        review,
        [edit],
        lambda: {0: GeneralPart.objects.get(review=review)},
        GENERAL_FIELDS,
        typist=typist,
        page=page,
        sequence=sequence,
        now=now,
    )
    return found[0]


@transaction.atomic
def save_rows(review, edits, load, fields, *, typist, page, sequence, now):
    """Take the report by an UPDATE naming its status, then store row by row.

    What an edit does not name stays as it is.
    """
    take_for_writing(review, typist=typist, now=now)
    outcomes = store_edits(edits, load(), fields, page=page, sequence=sequence, now=now)
    if nothing_stored(outcomes):
        transaction.set_rollback(True)
    return outcomes


def take_for_writing(
    review: SelfReview, *, typist: Member | None, now: datetime
) -> None:
    """Hold the row until the end of the transaction; filing waits, or has won.

    Only one of the two writes at a time: the author, or the typist who was named.
    """
    writable = CellRound.objects.filter(
        pk=OuterRef("cell_round"), status__in=OPEN_FOR_WRITING
    )
    taken = SelfReview.objects.filter(
        Exists(writable), pk=review.pk, status__in=WITH_AUTHOR, typist=typist
    )
    if not taken.update(last_saved_at=now):
        raise WorkflowError(why_closed(review, typist))
    review.last_saved_at = now


def why_closed(review: SelfReview, typist: Member | None) -> str:
    fresh = SelfReview.objects.select_related("cell_round").get(pk=review.pk)
    if fresh.cell_round.status == CellRoundStatus.CANCELLED:
        return _("This round has been cancelled. What you have written is kept.")
    if fresh.status == ReviewStatus.EXCUSED:
        return _(
            "You need not write this report any more. What you have written is kept."
        )
    if fresh.cell_round.status not in OPEN_FOR_WRITING:
        return _(
            "This round has been closed. To add something, speak to the secretary."
        )
    if sentence := why_not_written(fresh, typist):
        return sentence
    return _(
        "This report has been filed and cannot be changed now. While nobody has opened "
        "it, you can take it back and go on writing. What you just wrote stands below."
    )
