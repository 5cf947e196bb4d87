"""A cell's round is cancelled before anything was filed; nothing is deleted."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.reviews.models import ReviewStatus, SelfReview, Submission
from cells.reviews.services.entering import end_entries_of_round
from cells.rounds.models import CANCEL_ROUND, CellRound
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def cancel_round(
    *, cell_round: CellRound, by: Member, reason: str, seen_version: int, now: datetime
) -> None:
    """The round is cancelled in this cell, and every author is told.

    Raises ``WorkflowError`` once a report was filed, even if it was taken back. The
    status is changed first, so that no filing slips in between.
    """
    apply_transition(
        cell_round,
        CANCEL_ROUND,
        seen_version=seen_version,
        cancelled_at=now,
        cancel_reason=reason.strip(),
    )
    if Submission.objects.filter(review__cell_round=cell_round).exists():
        raise WorkflowError(
            _("A report has been filed in this round; it cannot be cancelled any more.")
        )
    end_entries_of_round(cell_round=cell_round, by=by, now=now)
    authors = SelfReview.objects.filter(cell_round=cell_round).exclude(
        status=ReviewStatus.EXCUSED
    )
    notify(
        authors.values_list("author", flat=True),
        NotificationKind.ROUND_CANCELLED,
        now=now,
        path=reverse("reviews:current"),
        round=cell_round.round.title,
    )
    record_action(
        "round.cancel",
        cell_round,
        organisation_id=cell_round.cell_id,
        actor=by,
        now=now,
        round=cell_round.round_id,
    )
