"""Leaves a member out of the rating with a reason of the rule, or takes it up again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.notifications.models import NotificationKind
from cells.organisation.models import Member
from cells.ratings.models import Rating, StepKind
from cells.ratings.reasons import MOVED
from cells.ratings.services.opening import make_rows
from cells.ratings.services.remarking import refuse_own
from cells.ratings.services.shared import note_step, record, tell_member
from cells.ratings.transitions import MARK_NOT_RATED, RESUME_RATING
from cells.workflow import WorkflowError, apply_transition

RESUMED = {
    "not_rated_code": "",
    "self_rated_at": None,
    "first_opened_at": None,
    "without_self_rating": False,
}


@transaction.atomic
def mark_not_rated(
    *,
    rating: Rating,
    code: str,
    note: str,
    by: Member,
    seen_version: int,
    now: datetime,
) -> None:
    """The member stands on the list of those not rated, with the rule's reason."""
    refuse_own(rating, by)
    if rating.rule.text.reason(code) is None:
        raise WorkflowError(_("Choose a reason of the rule."))
    apply_transition(
        rating, MARK_NOT_RATED, seen_version=seen_version, not_rated_code=code
    )
    note_step(rating, StepKind.NOT_RATED, reason=note, by=by, now=now, code=code)
    tell_member(rating, NotificationKind.RATING_LEFT_OUT, now=now)
    record(rating, "rating.mark_not_rated", by=by, now=now, code=code)


@transaction.atomic
def resume_rating(
    *, rating: Rating, by: Member, seen_version: int, now: datetime
) -> None:
    """The rating is with its member again; what was written before still stands.

    Who moved is rated in the other cell; whoever comes back is resumed by the move.
    """
    refuse_own(rating, by)
    if rating.not_rated_code == MOVED:
        raise WorkflowError(_("Another cell rates this member for the period."))
    apply_transition(rating, RESUME_RATING, seen_version=seen_version, **RESUMED)
    make_rows(rating, rating.rule.text)
    note_step(rating, StepKind.RESUME, reason="", by=by, now=now)
    tell_member(rating, NotificationKind.RATING_OPENED, now=now)
    record(rating, "rating.resume", by=by, now=now)
