"""Opens a filed version: the opening stands in the trace before the text leaves."""

from contextlib import nullcontext
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_opening
from cells.dates import clock
from cells.organisation.models import Mandate, Member, Role
from cells.organisation.preferences import choices_of
from cells.reviews.models import (
    ReaderOffice,
    ReviewStatus,
    SelfReview,
    Submission,
)
from cells.rounds.models import CellRound
from cells.workflow import WorkflowError, hold


def open_submission(*, submission: Submission, reader: Member, now: datetime) -> None:
    """The opening stands in the trace before the text leaves the server.

    The newest filing gets ``first_opened_at`` under its report, so that it can no
    longer be taken back. Raises ``WorkflowError`` if it was taken back meanwhile, or
    if the secretary has to file the own report first. Opened once more on the same
    day, nothing is written.
    """
    refuse_before_own_report(submission.review, timezone.localdate(now))
    note_opening(submission=submission, reader=reader, now=now)


def note_opening(*, submission: Submission, reader: Member, now: datetime) -> None:
    """Record an opening that may happen, such as of the version beside another."""
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
    return not newer_than(submission).exists()


def newer_than(submission: Submission):
    """The later filings of the report; one that was taken back counts nowhere."""
    return Submission.objects.filter(
        review=submission.review_id,
        number__gt=submission.number,
        recalled_at__isnull=True,
    )


def overtaken_by(submission: Submission) -> str:
    """What happened to the report meanwhile, as a sentence; "" if nothing did."""
    if newer := newer_than(submission).order_by("-number").first():
        return _(
            "Comrade %(name)s has just filed version %(n)s. Read the new version, "
            "then decide."
        ) % {"name": submission.review.author.full_name, "n": newer.number}
    decision = (
        submission.decisions.filter(withdrawn_at__isnull=True)
        .select_related("decided_by")
        .first()
    )
    if decision is None:
        return ""
    who = _("comrade %(name)s") % {"name": decision.decided_by.full_name}
    return _(
        "%(who)s finished reading this version at %(time)s. Open it again to read the "
        "result."
    ) % {"who": who, "time": clock(decision.decided_at)}


def refuse_if_recalled(submission: Submission) -> None:
    submission.refresh_from_db(fields=["recalled_at", "first_opened_at"])
    if submission.recalled_at:
        raise WorkflowError(_("The author has taken this report back."))


def refuse_before_own_report(review: SelfReview, on: date) -> None:
    """The secretary sets the example (article, lesson 3): the own report first.

    It binds the office, so that whoever reads for the secretary waits too.
    """
    if review.reader_office == ReaderOffice.SECRETARY and owes_own_report(
        review.cell_round, on
    ):
        raise WorkflowError(
            _(
                "The secretary goes first: file your own report, then the members' "
                "reports open."
            )
        )


def owes_own_report(cell_round: CellRound, on: date) -> bool:
    """Whether the secretary of ``on`` has to file first and has not filed."""
    standing = Submission.objects.filter(
        review=OuterRef("pk"), recalled_at__isnull=True
    )
    secretaries = Mandate.objects.on(on).filter(
        organisation=cell_round.cell_id, role=Role.SECRETARY
    )
    owed = SelfReview.objects.filter(
        ~Exists(standing),
        ~Q(status=ReviewStatus.EXCUSED),
        cell_round=cell_round,
        author__in=secretaries.values("member"),
    )
    return owed.exists() and choices_of(cell_round.cell).secretary_files_first
