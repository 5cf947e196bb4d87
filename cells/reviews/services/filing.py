"""Files a report and takes a filing back."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.canonical import content_hash
from cells.notifications.models import NotificationKind
from cells.notifications.services import correct_notices, notify
from cells.organisation.holders import OfficeChart, office_chart
from cells.reviews.after_return import refuse_unchanged_rewrite, unanswered_returns
from cells.reviews.completeness import Lack, missing_from, unanswered_sentence
from cells.reviews.filed_content import content_of
from cells.reviews.models import (
    GeneralPart,
    IndicatorAnswer,
    Outcome,
    ReviewStatus,
    SelfReview,
    Submission,
)
from cells.reviews.reader import office_holders, reader_for
from cells.reviews.transitions import (
    FILE,
    RECALL_TO_DRAFT,
    RECALL_TO_GUIDED,
    RECALL_TO_REWRITE,
)
from cells.reviews.typist import refuse_while_typed
from cells.rounds.services import take_open_cell_round
from cells.workflow import WorkflowError, apply_transition


def answers_of(review: SelfReview) -> list[IndicatorAnswer]:
    """The 27 answers in order, with indicators, groups and parts (three queries)."""
    return list(
        review.answers.select_related("indicator__group")
        .prefetch_related("indicator__parts")
        .order_by("indicator__number")
    )


@transaction.atomic
def file_self_review(
    *, review: SelfReview, seen_version: int, shown: str, now: datetime
) -> Submission:
    """A filed version is made of the working copy, and its reader is told.

    ``shown``: hash of the content that the author has read through. Raises
    ``WorkflowError`` if the round is not open, the report is not with its author,
    something is missing (product P2), or the text is no longer the one read through.
    The status is changed first, so that an autosave is either in the filed version
    or refused.
    """
    take_open_cell_round(review.cell_round)
    refuse_while_typed(review)
    status = review.status
    apply_transition(review, FILE, seen_version=seen_version)
    submission, readers = file_working_copy(review, status=status, shown=shown, now=now)
    tell_readers(submission, readers, now)
    record_filing("review.file", submission, by=review.author, now=now)
    return submission


def file_working_copy(
    review: SelfReview,
    *,
    status: str,
    shown: str,
    now: datetime,
    from_paper: bool = False,
) -> tuple[Submission, frozenset[int]]:
    """The next version of a report that has just moved to FILED, and its readers.

    ``status``: where it came from. Raises ``WorkflowError`` as ``file_self_review``.
    """
    answers = answers_of(review)
    refuse_incomplete(review, answers, status=status)
    content = content_of(review, answers, GeneralPart.objects.get(review=review))
    data = content.to_json()
    sha256 = content_hash(data)
    if sha256 != shown:
        raise WorkflowError(
            _(
                "The report has changed since you read it through. Read it once more, "
                "then file."
            )
        )
    chart = set_reader(review, now=now)
    submission = Submission.objects.create(
        review=review,
        number=review.submissions.count() + 1,
        content=data,
        content_sha256=sha256,
        filed_at=now,
        is_late=timezone.localdate(now) > review.cell_round.round.reports_on,
        from_paper=from_paper,
    )
    clear_kept_reasons(review)
    return submission, reader_ids(chart, review)


def tell_readers(submission: Submission, readers, now: datetime) -> None:
    notify(
        readers,
        NotificationKind.REVIEW_FILED,
        now=now,
        path=reverse("reviews:submission", args=[submission.pk]),
    )


def record_filing(
    action: str, submission: Submission, *, by, now: datetime, **details
) -> None:
    record_action(
        action,
        submission,
        organisation_id=submission.review.cell_round.cell_id,
        actor=by,
        now=now,
        number=submission.number,
        sha256=submission.content_sha256,
        is_late=submission.is_late,
        **details,
    )


def refuse_incomplete(
    review: SelfReview, answers: list[IndicatorAnswer], *, status: str
) -> None:
    missing = missing_from(answers)
    missing += unanswered_returns(review, answers, status=status)
    if missing:
        texts = [item.text for item in missing if item.lack != Lack.ANSWER]
        raise WorkflowError(" ".join([unanswered_sentence(missing), *texts]).strip())
    if status == ReviewStatus.REWRITE and (
        sentence := refuse_unchanged_rewrite(review, answers)
    ):
        raise WorkflowError(sentence)


def clear_kept_reasons(review: SelfReview) -> None:
    """The reasons stand in the filed version; a new return asks for a new one."""
    review.answers.exclude(kept_reason="").update(
        kept_reason="", version=F("version") + 1
    )


def restore_kept_reasons(review: SelfReview, submission: Submission) -> None:
    for answer in submission.content["answers"]:
        if answer["kept_reason"]:
            review.answers.filter(
                indicator__number=answer["number"], kept_reason=""
            ).update(kept_reason=answer["kept_reason"], version=F("version") + 1)


def set_reader(review: SelfReview, *, now: datetime) -> OfficeChart:
    """Set again, at each filing, which office reads the report."""
    cell = review.cell_round.cell
    chart = office_chart(cell, timezone.localdate(now))
    found = reader_for(chart, author_id=review.author_id, wish=review.wished_office)
    if found is None:
        raise WorkflowError(
            _(
                "Nobody holds an office that may read this report. Speak to the "
                "committee above; your text is kept."
            )
        )
    review.reader_office, review.reader_organisation = found
    SelfReview.objects.filter(pk=review.pk).update(
        reader_office=found[0], reader_organisation=found[1]
    )
    return chart


def reader_ids(chart: OfficeChart, review: SelfReview) -> frozenset[int]:
    return office_holders(
        chart,
        review.reader_office,
        review.reader_organisation,
        author_id=review.author_id,
    )


@transaction.atomic
def recall_self_review(*, review: SelfReview, seen_version: int, now: datetime) -> None:
    """The filing is taken back; the report is with its author as before.

    Raises ``WorkflowError`` once somebody has opened it: the row is stamped by an
    UPDATE that names ``first_opened_at`` null.
    """
    take_open_cell_round(review.cell_round)
    submission = review.submissions.order_by("-number").first()
    apply_transition(review, transition_back(review), seen_version=seen_version)
    unopened = Submission.objects.filter(
        pk=submission.pk, first_opened_at__isnull=True, recalled_at__isnull=True
    )
    if not unopened.update(recalled_at=now):
        raise WorkflowError(
            _("It has been opened meanwhile and cannot be taken back any more.")
        )
    restore_kept_reasons(review, submission)
    correct_notices(
        NotificationKind.REVIEW_FILED,
        reverse("reviews:submission", args=[submission.pk]),
        to=NotificationKind.REVIEW_RECALLED,
        leading_to=reverse("reviews:queue"),
    )
    record_action(
        "review.recall",
        submission,
        organisation_id=review.cell_round.cell_id,
        actor=review.author,
        now=now,
        number=submission.number,
    )


def transition_back(review: SelfReview):
    """To the state before: named by the last decision that is not withdrawn."""
    return {
        Outcome.GUIDE: RECALL_TO_GUIDED,
        Outcome.REQUEST_REWRITE: RECALL_TO_REWRITE,
    }.get(last_outcome(review), RECALL_TO_DRAFT)


def last_outcome(review: SelfReview) -> str | None:
    """What the last decision said that is not withdrawn."""
    return (
        review.submissions.filter(decisions__withdrawn_at__isnull=True)
        .exclude(decisions=None)
        .order_by("-number")
        .values_list("decisions__outcome", flat=True)
        .first()
    )
