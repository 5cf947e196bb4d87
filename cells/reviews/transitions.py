"""When a self-review may move: its ``Transition``s."""

from cells.reviews.models import ReviewStatus
from cells.workflow import Transition

S = ReviewStatus

WITH_AUTHOR = frozenset({S.DRAFT, S.GUIDED, S.REWRITE, S.NOT_FILED})

AFTER_RETURN = frozenset({S.GUIDED, S.REWRITE})

FILE = Transition("file", WITH_AUTHOR, S.FILED)
RECALL_TO_DRAFT = Transition("recall", frozenset({S.FILED}), S.DRAFT)
RECALL_TO_GUIDED = Transition("recall", frozenset({S.FILED}), S.GUIDED)
RECALL_TO_REWRITE = Transition("recall", frozenset({S.FILED}), S.REWRITE)
ACCEPT = Transition("accept", frozenset({S.FILED}), S.ACCEPTED)
GUIDE = Transition("guide", frozenset({S.FILED}), S.GUIDED)
REQUEST_REWRITE = Transition("request_rewrite", frozenset({S.FILED}), S.REWRITE)
WITHDRAW_DECISION = Transition(
    "withdraw_decision", frozenset({S.ACCEPTED, S.GUIDED, S.REWRITE}), S.FILED
)
