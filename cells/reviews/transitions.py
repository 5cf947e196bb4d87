"""When a self-review may move: its ``Transition``s."""

from cells.reviews.models import ReviewStatus
from cells.rounds.models import OPEN_FOR_WRITING
from cells.workflow import Transition

S = ReviewStatus

WITH_AUTHOR = frozenset({S.DRAFT, S.GUIDED, S.REWRITE, S.NOT_FILED})

AFTER_RETURN = frozenset({S.GUIDED, S.REWRITE})

MAY_WISH = WITH_AUTHOR | {S.ENTERED}

FILE = Transition("file", WITH_AUTHOR, S.FILED)
RECALL_TO_DRAFT = Transition("recall", frozenset({S.FILED}), S.DRAFT)
RECALL_TO_GUIDED = Transition("recall", frozenset({S.FILED}), S.GUIDED)
RECALL_TO_REWRITE = Transition("recall", frozenset({S.FILED}), S.REWRITE)
ACCEPT = Transition("accept", frozenset({S.FILED}), S.ACCEPTED)
GUIDE = Transition("guide", frozenset({S.FILED}), S.GUIDED)
REQUEST_REWRITE = Transition("request_rewrite", frozenset({S.FILED}), S.REWRITE)
PROCEED_WITHOUT = Transition("proceed_without", frozenset({S.DRAFT}), S.NOT_FILED)
WITHDRAW_DECISION = Transition(
    "withdraw_decision", frozenset({S.ACCEPTED, S.GUIDED, S.REWRITE}), S.FILED
)
ENTER_FROM_PAPER = Transition("enter_from_paper", WITH_AUTHOR, S.ENTERED)
CONFIRM_PAPER = Transition("confirm_paper", frozenset({S.ENTERED}), S.FILED)
# By the state before: where a report comes back to that was entered from paper.
CHANGE_ENTRY = {
    before: Transition("change_entry", frozenset({S.ENTERED}), before)
    for before in WITH_AUTHOR
}
TAKE_OVER = {
    before: Transition("take_over", frozenset({S.ENTERED}), before)
    for before in WITH_AUTHOR
}
EXCUSE = Transition(
    "excuse",
    frozenset({S.DRAFT, S.ENTERED, S.GUIDED, S.REWRITE, S.NOT_FILED}),
    S.EXCUSED,
)
REINSTATE_TO_DRAFT = Transition("reinstate", frozenset({S.EXCUSED}), S.DRAFT)
REINSTATE_TO_GUIDED = Transition("reinstate", frozenset({S.EXCUSED}), S.GUIDED)
REINSTATE_TO_REWRITE = Transition("reinstate", frozenset({S.EXCUSED}), S.REWRITE)


def may_be_written(review) -> bool:
    """The author writes in it: it is with the author, and its round is not over.

    While somebody types it in from paper its author does not write.
    """
    return may_be_typed(review) and review.typist_id is None


def may_be_typed(review) -> bool:
    """Its text may change, by whoever writes it: the author, or a typist."""
    return review.status in WITH_AUTHOR and review.cell_round.status in OPEN_FOR_WRITING
