"""Requests for a self-rating, and the remark of the chi ủy."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.notifications.models import NotificationKind
from cells.organisation.models import Member
from cells.ratings.models import Rating, RatingRequest, RatingStatus
from cells.ratings.services.shared import record, tell_member
from cells.ratings.transitions import REMARK, REMARK_WITHOUT
from cells.workflow import WorkflowError, apply_transition, hold

REQUESTS_NEEDED = 3


@transaction.atomic
def request_self_rating(
    *, rating: Rating, due_on: date, by: Member, now: datetime
) -> RatingRequest:
    """One more request is recorded and the member is told; one a day counts."""
    refuse_own(rating, by)
    today = timezone.localdate(now)
    if due_on < today:
        raise WorkflowError(_("Choose a day from today on."))
    if not hold(rating, [RatingStatus.SELF_RATING]):
        raise WorkflowError(_("This is not possible in the present state."))
    number = rating.requests.count() + 1
    request = RatingRequest(
        rating=rating,
        member_id=rating.member_id,
        number=number,
        made_by=by,
        made_on=today,
        made_at=now,
        due_on=due_on,
    )
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError:
        raise WorkflowError(
            _("A request was recorded today already; the next one is for another day.")
        ) from None
    tell_member(
        rating,
        NotificationKind.RATING_REQUESTED,
        now=now,
        date=f"{due_on:%d/%m/%Y}",
        n=number,
    )
    record(rating, "rating.request", by=by, now=now, number=number)
    return request


@transaction.atomic
def remark(
    *, rating: Rating, text: str, by: Member, seen_version: int, now: datetime
) -> None:
    """The remark of the chi ủy (a cell without one: of the cell) stands."""
    refuse_own(rating, by)
    apply_transition(
        rating, REMARK, seen_version=seen_version, **remark_facts(text, by, now)
    )
    record(rating, "rating.remark", by=by, now=now)


@transaction.atomic
def remark_without(
    *, rating: Rating, text: str, by: Member, seen_version: int, now: datetime
) -> None:
    """The remark stands, “chưa tự đánh giá” beside it.

    Raises ``WorkflowError`` without three requests on three days.
    """
    refuse_own(rating, by)
    apply_transition(
        rating,
        REMARK_WITHOUT,
        seen_version=seen_version,
        without_self_rating=True,
        **remark_facts(text, by, now),
    )
    if rating.requests.count() < REQUESTS_NEEDED:
        raise WorkflowError(
            _("The cell goes on without a self-rating only after three requests.")
        )
    record(rating, "rating.remark_without", by=by, now=now)


def remark_facts(text: str, by: Member, now: datetime) -> dict:
    if not text.strip():
        raise WorkflowError(_("Write the remark."))
    return {"remark": text.strip(), "remarked_by": by, "remarked_at": now}


def refuse_own(rating: Rating, by: Member) -> None:
    if rating.member_id == by.pk:
        raise WorkflowError(_("Nobody rates himself."))
