"""Confirms a report entered from paper: signed in, by a code, by the signed print."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from cells.accounts.one_time_codes.models import CodePurpose, OneTimeCode
from cells.accounts.one_time_codes.services import make_code, try_code, use_code
from cells.audit.services import record_opening
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.holders import office_chart
from cells.organisation.models import Member
from cells.reviews.models import (
    EntryEnd,
    PaperEntry,
    PaperScan,
    SelfReview,
    Submission,
)
from cells.reviews.reader import deciders
from cells.reviews.services.entering import end_entry, void_confirmation_codes
from cells.reviews.services.filing import (
    file_working_copy,
    record_filing,
    tell_readers,
)
from cells.reviews.transitions import CONFIRM_PAPER
from cells.reviews.typist import open_entry
from cells.rounds.services import take_open_cell_round
from cells.scans import checked_scan, file_kept
from cells.workflow import WorkflowError, apply_transition, hold

PRINTED = 8  # characters of the hash that stand on the print


def printed_code(sha256: str) -> str:
    """What stands on the print and is typed from it: “A1B2 C3D4”."""
    short = sha256[:PRINTED].upper()
    return f"{short[:4]} {short[4:]}"


@transaction.atomic
def confirm_signed_in(
    *, review: SelfReview, shown: str, seen_version: int, now: datetime
) -> Submission:
    """The author, signed in, has read the entry through and files it.

    Raises ``WorkflowError`` if the round is not open, the report does not wait to be
    confirmed, or ``shown`` is not the hash of what was entered.
    """
    return confirm(
        review,
        EntryEnd.SIGNED_IN,
        shown=shown,
        by=review.author,
        seen_version=seen_version,
        now=now,
    )


def confirm_by_code(
    *, review: SelfReview, digits: str, by: Member, seen_version: int, now: datetime
) -> Submission:
    """The author's code, entered by who helps at the author's side, files the entry.

    Raises ``WorkflowError`` as above, if the code does not fit (the try stays
    counted), or if whoever made it decides on the report by now.
    """
    entry = entered(review, seen_version)
    code = try_code(
        purpose=CodePurpose.CONFIRM_PAPER,
        subject=review,
        content_sha256=entry.content_sha256,
        digits=digits,
        by=by,
        organisation_id=review.cell_round.cell_id,
        now=now,
    )
    with transaction.atomic():
        return confirm(
            review,
            EntryEnd.CODE,
            shown=code.content_sha256,
            by=by,
            seen_version=seen_version,
            now=now,
            code=code,
        )


@transaction.atomic
def confirm_by_scan(
    *,
    review: SelfReview,
    name: str,
    data: bytes,
    printed: str,
    by: Member,
    seen_version: int,
    now: datetime,
) -> Submission:
    """The scan of the print that the author signed files the entry, and is kept.

    ``printed``: the short code that stands on the signed print. Raises
    ``WorkflowError`` as above, if it is not the one of what is entered now, or for a
    file that is no scan.
    """
    entry = entered(review, seen_version)
    scan = checked_scan(name, data)
    refuse_other_print(entry, printed)
    submission = confirm(
        review,
        EntryEnd.SCAN,
        shown=entry.content_sha256,
        by=by,
        seen_version=seen_version,
        now=now,
        scan_sha256=scan.sha256,
    )
    row = PaperScan(
        entry=submission.paper_entry, uploaded_by=by, uploaded_at=now, **scan.facts()
    )
    with file_kept(row, ContentFile(data), scan.ending):
        row.save()
    return submission


def refuse_other_print(entry: PaperEntry, printed: str) -> None:
    """The signed print carries the code of exactly what is entered now."""
    expected = entry.content_sha256[:PRINTED]
    if not constant_time_compare(expected, printed.replace(" ", "").lower()):
        raise WorkflowError(
            _(
                "The code on the signed print is not that of the text entered now. "
                "Print it again and have it signed, or type the code as printed."
            )
        )


def entered(review: SelfReview, seen_version: int) -> PaperEntry:
    """The entry as it waits; raises ``WorkflowError`` if it is not the one seen."""
    entry = open_entry(review)
    if not entry.content_sha256 or review.version != seen_version:
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    return entry


def confirm(
    review: SelfReview,
    ending: EntryEnd,
    *,
    shown: str,
    by: Member,
    seen_version: int,
    now: datetime,
    code: OneTimeCode | None = None,
    **details,
) -> Submission:
    """What was entered becomes a filed version “from paper”; the typist's access ends.

    The working copy is hashed anew while its row is held: a text that is not the one
    shown, printed or coded is never filed.
    """
    take_open_cell_round(review.cell_round)
    entry = open_entry(review)
    if not entry.content_sha256 or entry.content_sha256 != shown:
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    apply_transition(review, CONFIRM_PAPER, seen_version=seen_version, typist=None)
    submission, readers = file_working_copy(
        review, status=entry.status_before, shown=shown, now=now, from_paper=True
    )
    end_entry(entry, ending, by=by, now=now, submission=submission)
    submission.paper_entry = entry
    if code is not None:
        use_code_of(review, code, by, now)
    void_confirmation_codes(review, now)
    tell_readers(submission, readers, now)
    tell_author(review, by, now)
    details |= {"how": str(ending), "typist": entry.typist_id}
    record_filing("review.confirm_paper", submission, by=by, now=now, **details)
    return submission


def tell_author(review: SelfReview, by: Member, now: datetime) -> None:
    """Unless it was the author who confirmed."""
    notify(
        {review.author_id} - {by.pk},
        NotificationKind.PAPER_CONFIRMED,
        now=now,
        path=reverse("reviews:mine", args=[review.pk]),
        by=str(by),
    )


def use_code_of(
    review: SelfReview, code: OneTimeCode, by: Member, now: datetime
) -> None:
    """Offices change: whoever made the code may have come to decide meanwhile."""
    on = timezone.localdate(now)
    chart = office_chart(review.cell_round.cell, on)
    if code.made_by_id in deciders(review, chart, on):
        raise WorkflowError(
            _("Whoever made the code reads this report now. Ask somebody else for one.")
        )
    use_code(code=code, by=by, now=now)


@transaction.atomic
def make_confirmation_code(
    *, review: SelfReview, by: Member, seen_version: int, now: datetime
) -> tuple[OneTimeCode, str]:
    """A code for the author about exactly what is entered now, and its digits.

    ``by`` is neither the typist nor whoever decides. Raises ``WorkflowError`` if the
    report does not wait to be confirmed, or was seen in another version.
    """
    take_open_cell_round(review.cell_round)
    if not hold(review, CONFIRM_PAPER.sources):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    review.refresh_from_db(fields=["version"])
    entry = entered(review, seen_version)
    on = timezone.localdate(now)
    if by.pk in deciders(review, office_chart(review.cell_round.cell, on), on):
        raise WorkflowError(_("Whoever reads this report does not make its code."))
    return make_code(
        purpose=CodePurpose.CONFIRM_PAPER,
        subject=review,
        content_sha256=entry.content_sha256,
        member=review.author,
        wrote_down=entry.typist,
        made_by=by,
        organisation_id=review.cell_round.cell_id,
        now=now,
    )


@transaction.atomic
def open_scan(*, scan: PaperScan, by: Member, now: datetime) -> None:
    """The opening by another than the author stands in the trace beforehand."""
    review = scan.entry.review
    record_opening(
        scan,
        actor=by,
        organisation_id=review.cell_round.cell_id,
        office=review.reader_office,
        on=timezone.localdate(now),
        now=now,
    )
