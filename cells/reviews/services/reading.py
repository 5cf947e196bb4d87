"""Opens a filed version: the opening stands in the trace before the text leaves."""

from contextlib import nullcontext
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_opening
from cells.organisation.models import Member
from cells.organisation.preferences import choices_of
from cells.reviews.models import (
    ReaderOffice,
    ReviewStatus,
    SelfReview,
    Submission,
)
from cells.workflow import WorkflowError, hold


def open_submission(*, submission: Submission, reader: Member, now: datetime) -> None:
    """The opening stands in the trace before the text leaves the server.

    The newest filing gets ``first_opened_at`` under its report, so that it can no
    longer be taken back. Raises ``WorkflowError`` if it was taken back meanwhile, or
    if the secretary has to file the own report first. Opened once more on the same
    day, nothing is written.
    """
    refuse_before_own_report(submission.review, reader)
    with transaction.atomic() if submission.first_opened_at is None else nullcontext():
        if submission.first_opened_at is None:
            stamp_first_opening(submission, now=now)
        record_opening(
            submission,
            actor=reader,
            organisation_id=submission.review.cell_round.cell_id,
            office=submission.review.reader_office,
            on=timezone.localdate(now),
            now=now,
        )


def stamp_first_opening(submission: Submission, *, now: datetime) -> None:
    """Whoever takes it back waits, or has won; then it is refused here."""
    review = submission.review
    if review.status == ReviewStatus.FILED and is_newest(submission):
        hold(review, [ReviewStatus.FILED])
        unopened = Submission.objects.filter(
            pk=submission.pk, first_opened_at__isnull=True, recalled_at__isnull=True
        )
        if unopened.update(first_opened_at=now):
            return
    refuse_if_recalled(submission)


def is_newest(submission: Submission) -> bool:
    newer = Submission.objects.filter(
        review=submission.review_id, number__gt=submission.number
    )
    return not newer.exists()


def refuse_if_recalled(submission: Submission) -> None:
    submission.refresh_from_db(fields=["recalled_at", "first_opened_at"])
    if submission.recalled_at:
        raise WorkflowError(_("The author has taken this report back."))


def refuse_before_own_report(review: SelfReview, reader: Member) -> None:
    """The secretary sets the example (article, lesson 3): the own report first."""
    cell_round = review.cell_round
    if review.reader_office != ReaderOffice.SECRETARY:
        return
    standing = Submission.objects.filter(
        review=OuterRef("pk"), recalled_at__isnull=True
    )
    owed = SelfReview.objects.filter(
        ~Exists(standing), cell_round=cell_round, author=reader
    )
    if not owed.exists():
        return
    if choices_of(cell_round.cell).secretary_files_first:
        raise WorkflowError(
            _(
                "The secretary goes first: file your own report, then the members' "
                "reports open."
            )
        )
