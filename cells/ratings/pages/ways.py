"""What one may do with a rating now: the one main act, and the others."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.ratings import policies
from cells.ratings.models import BEFORE_COMMITTEE, Rating, RatingStatus
from cells.ratings.reasons import MOVED

S = RatingStatus


@dataclass(frozen=True)
class Way:
    url: str
    label: str


def way(rating: Rating, name: str, label: str) -> Way:
    return Way(reverse(f"ratings:{name}", args=[rating.pk]), label)


def ways_of(rating: Rating, user, on: date) -> tuple[Way | None, list[Way]]:
    if policies.is_own(user, rating):
        return own_way(rating), []
    main, ways = None, []
    if policies.decides(user, rating):
        main, ways = deciding_ways(rating, on)
    if policies.handles(user, rating):
        handling, more = handling_ways(rating)
        main, ways = main or handling, ways + more
    return main, ways


def own_way(rating: Rating) -> Way | None:
    if rating.status == S.SELF_RATING:
        return way(rating, "write", _("Go on with the self-rating"))
    if rating.status == S.PROPOSED:
        return way(rating, "answer", _("Answer the proposal"))
    return None


def deciding_ways(rating: Rating, on: date) -> tuple[Way | None, list[Way]]:
    if rating.status == S.DECIDED:
        return None, [way(rating, "revise", _("Revise the decision"))]
    if rating.status != S.PROPOSED:
        return None, []
    back = way(rating, "return", _("Return it to the cell"))
    if rating.answered_at is None and rating.answer_by >= on:
        return None, [back]
    return way(rating, "decide", _("Decide the level")), [back]


def handling_ways(rating: Rating) -> tuple[Way | None, list[Way]]:
    left_out = way(rating, "not_rated", _("Leave out of the rating"))
    if rating.status == S.SELF_RATING:
        return None, [
            way(rating, "request", _("Ask for the self-rating")),
            way(rating, "remark_without", _("Go on without the self-rating")),
            left_out,
        ]
    if rating.status == S.SELF_RATED:
        return way(rating, "remark", _("Write the remark")), [left_out]
    if rating.status == S.REMARKED:
        return way(rating, "propose", _("Record the cell's proposal")), [left_out]
    if rating.not_rated_code == MOVED:
        return None, []
    if rating.status == S.NOT_RATED:
        return None, [way(rating, "resume", _("Take the rating up again"))]
    ways = [way(rating, "commend", _("Commendation"))]
    if rating.status == S.PROPOSED:
        ways.insert(0, way(rating, "withdraw", _("Take the proposal back")))
    return None, ways if rating.status in BEFORE_COMMITTEE else []
