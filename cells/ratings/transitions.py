"""When a rating may move: its ``Transition``s (states.md §7)."""

from cells.ratings.models import RatingStatus
from cells.workflow import Transition

S = RatingStatus

SEND_SELF_RATING = Transition(
    "send_self_rating", frozenset({S.SELF_RATING}), S.SELF_RATED
)
RECALL_SELF_RATING = Transition(
    "recall_self_rating", frozenset({S.SELF_RATED}), S.SELF_RATING
)
REMARK = Transition("remark", frozenset({S.SELF_RATED}), S.REMARKED)
REMARK_WITHOUT = Transition("remark_without", frozenset({S.SELF_RATING}), S.REMARKED)
PROPOSE = Transition("propose", frozenset({S.REMARKED}), S.PROPOSED)
WITHDRAW_PROPOSAL = Transition("withdraw_proposal", frozenset({S.PROPOSED}), S.REMARKED)
RETURN_RATING = Transition("return_rating", frozenset({S.PROPOSED}), S.REMARKED)
DECIDE_RATING = Transition("decide_rating", frozenset({S.PROPOSED}), S.DECIDED)
REVISE_DECISION = Transition("revise_decision", frozenset({S.DECIDED}), S.PROPOSED)
MARK_NOT_RATED = Transition(
    "mark_not_rated",
    frozenset({S.SELF_RATING, S.SELF_RATED, S.REMARKED}),
    S.NOT_RATED,
)
RESUME_RATING = Transition("resume_rating", frozenset({S.NOT_RATED}), S.SELF_RATING)
