"""A report need not be written any more, or is to be written after all."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import Act, record_action
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member, Membership
from cells.organisation.models.membership import WRITING_STANDINGS
from cells.reviews.models import Outcome, SelfReview
from cells.reviews.services.entering import end_entry_of_excused
from cells.reviews.services.filing import last_outcome
from cells.reviews.transitions import (
    EXCUSE,
    REINSTATE_TO_DRAFT,
    REINSTATE_TO_GUIDED,
    REINSTATE_TO_REWRITE,
)
from cells.rounds.services import take_open_cell_round
from cells.workflow import WorkflowError, apply_transition


def excuse_self_review(
    *, review: SelfReview, reason: str, ended_on: date | None, now: datetime
) -> Act:
    """The report need not be written; what was filed and written stays.

    ``reason``: a ``NotWritingReason``; ``ended_on``: the last day of who left. The
    caller holds the cell's round and records the act. Filed and accepted reports are
    never excused: ``WorkflowError``.
    """
    apply_transition(
        review,
        EXCUSE,
        seen_version=review.version,
        excused_reason=reason,
        excused_on=ended_on,
        typist=None,
    )
    end_entry_of_excused(review, now)
    notify(
        [review.author_id],
        NotificationKind.REPORT_EXCUSED,
        now=now,
        path=reverse("reviews:mine", args=[review.pk]),
        round=review.cell_round.round.title,
    )
    return Act(
        "review.excuse",
        review,
        organisation_id=review.cell_round.cell_id,
        actor_id=None,
        details={"reason": str(reason)},
    )


@transaction.atomic
def reinstate_self_review(
    *, review: SelfReview, by: Member, seen_version: int, now: datetime
) -> None:
    """The report is with its author again, in the state before.

    Raises ``WorkflowError`` unless the round is open in the cell and the author is an
    official or probationary member of it today.
    """
    take_open_cell_round(review.cell_round)
    refuse_non_writer(review, timezone.localdate(now))
    transition = {
        Outcome.GUIDE: REINSTATE_TO_GUIDED,
        Outcome.REQUEST_REWRITE: REINSTATE_TO_REWRITE,
    }.get(last_outcome(review), REINSTATE_TO_DRAFT)
    apply_transition(
        review,
        transition,
        seen_version=seen_version,
        excused_reason="",
        excused_on=None,
    )
    notify(
        [review.author_id],
        NotificationKind.REPORT_REINSTATED,
        now=now,
        path=reverse("reviews:current"),
        round=review.cell_round.round.title,
    )
    record_action(
        "review.reinstate",
        review,
        organisation_id=review.cell_round.cell_id,
        actor=by,
        now=now,
        status=review.status,
    )


def refuse_non_writer(review: SelfReview, on: date) -> None:
    belongs = Membership.objects.on(on).filter(
        cell=review.cell_round.cell_id,
        member=review.author_id,
        standing__in=WRITING_STANDINGS,
    )
    if not belongs.exists():
        raise WorkflowError(
            _(
                "Only an official or probationary member of the cell writes a report. "
                "The administrator enters the membership first."
            )
        )
