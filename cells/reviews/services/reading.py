"""Opens a filed version and records the reader's decision."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.organisation.preferences import choices_of
from cells.reviews.models import (
    Decision,
    Outcome,
    ReaderOffice,
    ReviewStatus,
    Scope,
    SelfReview,
    Submission,
)
from cells.reviews.transitions import ACCEPT
from cells.rounds.services import take_open_cell_round
from cells.workflow import WorkflowError, apply_transition, hold


@transaction.atomic
def open_submission(*, submission: Submission, reader: Member, now: datetime) -> None:
    """The opening stands in the trace before the text leaves the server.

    The newest filing gets ``first_opened_at`` under its report, so that it can no
    longer be taken back. Raises ``WorkflowError`` if it was taken back meanwhile, or
    if the secretary has to file the own report first.
    """
    review = submission.review
    refuse_before_own_report(review, reader)
    if is_newest(submission) and review.status == ReviewStatus.FILED:
        if not hold(review, [ReviewStatus.FILED]):
            refuse_if_recalled(submission)
        Submission.objects.filter(
            pk=submission.pk, first_opened_at__isnull=True, recalled_at__isnull=True
        ).update(first_opened_at=now)
    refuse_if_recalled(submission)
    record_opening(
        submission,
        actor=reader,
        organisation_id=review.cell_round.cell_id,
        office=review.reader_office,
        on=timezone.localdate(now),
        now=now,
    )


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
    own = SelfReview.objects.filter(cell_round=cell_round, author=reader).first()
    if own is None or own.submissions.filter(recalled_at__isnull=True).exists():
        return
    if choices_of(cell_round.cell).secretary_files_first:
        raise WorkflowError(
            _(
                "The secretary goes first: file your own report, then the members' "
                "reports open."
            )
        )


@transaction.atomic
def decide_self_review(
    *,
    submission: Submission,
    reader: Member,
    outcome: Outcome,
    seen_version: int,
    now: datetime,
    note: str = "",
    due_on: date | None = None,
) -> Decision:
    """The reader's decision on the newest filing stands, and its author is told.

    Raises ``WorkflowError`` if the report is not awaiting a decision, if
    ``seen_version`` is not the version that was read, if a newer filing exists, or
    if the cell round is not open.
    """
    review = submission.review
    take_open_cell_round(review.cell_round)
    refuse_before_own_report(review, reader)
    apply_transition(review, ACCEPT, seen_version=seen_version)
    if not is_newest(submission):
        raise WorkflowError(
            _("A newer version has been filed. Read that one, then decide.")
        )
    refuse_if_recalled(submission)
    decision = Decision.objects.create(
        submission=submission,
        author_id=review.author_id,
        decided_by=reader,
        office=review.reader_office,
        outcome=outcome,
        scope=Scope.ITEMS if outcome == Outcome.GUIDE else Scope.WHOLE,
        note=note,
        due_on=due_on,
        decided_at=now,
        content_sha256=submission.content_sha256,
    )
    notify(
        [review.author_id],
        NotificationKind.REVIEW_ACCEPTED,
        now=now,
        path=reverse("reviews:mine", args=[review.pk]),
    )
    record_action(
        f"review.{outcome}",
        submission,
        organisation_id=review.cell_round.cell_id,
        actor=reader,
        now=now,
        number=submission.number,
        sha256=submission.content_sha256,
    )
    return decision
