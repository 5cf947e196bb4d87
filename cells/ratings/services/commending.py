"""Puts a member on the list for commendation with the grounds, and off it (S5)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cells.organisation.models import Member
from cells.ratings.models import BEFORE_COMMITTEE, Commendation, Rating
from cells.ratings.services.remarking import refuse_own
from cells.ratings.services.shared import record
from cells.workflow import WorkflowError, hold


@transaction.atomic
def commend(*, rating: Rating, grounds: str, by: Member, now: datetime) -> Commendation:
    """The member stands on the list; raises ``WorkflowError`` before the proposal."""
    refuse_own(rating, by)
    if not grounds.strip():
        raise WorkflowError(_("Name the grounds."))
    if not hold(rating, BEFORE_COMMITTEE):
        raise WorkflowError(_("Commendation follows the cell's proposal of a level."))
    row = Commendation(
        rating=rating,
        member_id=rating.member_id,
        grounds=grounds.strip(),
        proposed_by=by,
        proposed_at=now,
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise WorkflowError(_("The comrade stands on the list already.")) from None
    record(rating, "rating.commend", by=by, now=now)
    return row


@transaction.atomic
def withdraw_commendation(*, rating: Rating, by: Member, now: datetime) -> None:
    """The member is off the list; that they stood on it stays recorded."""
    refuse_own(rating, by)
    standing = rating.commendations.filter(withdrawn_at=None)
    if not standing.update(withdrawn_at=now, withdrawn_by=by):
        raise WorkflowError(_("The comrade is not on the list."))
    record(rating, "rating.withdraw_commendation", by=by, now=now)
