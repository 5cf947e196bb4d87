"""Closes the ratings that another cell makes since the member moved, or resumes them.

Whoever takes part in a cell on the last day of a period is rated there. A rating that
was opened before the move and not proposed is closed by the system; what the member
typed in it stays the member's to read. The reason is the program's own, of no rule.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cells.audit.services import Act, record_actions
from cells.notifications.models import NotificationKind
from cells.organisation.models import Membership, Standing
from cells.ratings.models import BEFORE_COMMITTEE, Rating, RatingStatus
from cells.ratings.reasons import MOVED
from cells.ratings.services.leaving_out import RESUMED
from cells.ratings.services.opening import make_rows
from cells.ratings.services.shared import tell_member
from cells.ratings.transitions import MARK_NOT_RATED, RESUME_RATING
from cells.workflow import apply_transition


def open_or_moved() -> Q:
    moved = Q(status=RatingStatus.NOT_RATED, not_rated_code=MOVED)
    return Q(status__in=MARK_NOT_RATED.sources) | moved


def ratings_to_follow(on: date, **whose) -> list[tuple[Rating, bool]]:
    """Each rating that is not where its member is, and whether it is to be resumed."""
    rows = Rating.objects.filter(open_or_moved(), **whose).select_related(
        "member", "cell", "rule"
    )
    found = []
    for rating in rows.order_by("pk"):
        cell_id = rating_cell(rating, on)
        is_moved = rating.status == RatingStatus.NOT_RATED
        if cell_id is not None and (cell_id == rating.cell_id) == is_moved:
            found.append((rating, is_moved))
    return found


def rating_cell(rating: Rating, on: date) -> int | None:
    """Where the member takes part at the end of the period, or today if it lasts."""
    own = Membership.objects.on(min(rating.ends_on, on)).filter(member=rating.member_id)
    return (
        own.exclude(standing=Standing.TEMPORARY).values_list("cell", flat=True).first()
    )


def is_rated_elsewhere(rating: Rating) -> bool:
    """Another cell has proposed already, and nobody is rated twice."""
    others = Rating.objects.of(rating.kind, rating.starts_on).exclude(pk=rating.pk)
    return others.filter(member=rating.member_id, status__in=BEFORE_COMMITTEE).exists()


@transaction.atomic
def follow_member(*, member_id: int, now: datetime) -> int:
    """The ratings of the member fit the memberships of today; how many changed.

    Safe to repeat. The caller holds the organisations whose memberships it writes.
    """
    acts = []
    for rating, is_back in ratings_to_follow(timezone.localdate(now), member=member_id):
        if not is_back:
            close_moved(rating, now=now)
            action = "rating.close_moved"
        elif not is_rated_elsewhere(rating):
            resume_moved(rating, now=now)
            action = "rating.resume_moved"
        else:
            continue
        acts.append(Act(action, rating, rating.cell_id, None))
    record_actions(acts, now=now)
    return len(acts)


def close_moved(rating: Rating, *, now: datetime) -> None:
    version = rating.version
    apply_transition(rating, MARK_NOT_RATED, seen_version=version, not_rated_code=MOVED)
    tell_member(rating, NotificationKind.RATING_LEFT_OUT, now=now)


def resume_moved(rating: Rating, *, now: datetime) -> None:
    apply_transition(rating, RESUME_RATING, seen_version=rating.version, **RESUMED)
    make_rows(rating, rating.rule.text)
    tell_member(rating, NotificationKind.RATING_OPENED, now=now)
