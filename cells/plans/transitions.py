"""When a plan may move: its ``Transition``s."""

from cells.plans.models import PlanStatus
from cells.workflow import Transition

S = PlanStatus

WITH_AUTHOR = frozenset({S.DRAFT, S.RETURNED, S.CHANGED})

SEND_PLAN = Transition("send_plan", WITH_AUTHOR, S.SENT)
RECALL_TO_DRAFT = Transition("recall_plan", frozenset({S.SENT}), S.DRAFT)
RECALL_TO_CHANGED = Transition("recall_plan", frozenset({S.SENT}), S.CHANGED)
RETURN_PLAN = Transition("return_plan", frozenset({S.SENT}), S.RETURNED)
APPROVE_PLAN = Transition("approve_plan", frozenset({S.SENT}), S.APPROVED)
CHANGE_PLAN = Transition("change_plan", frozenset({S.APPROVED}), S.CHANGED)
DISCARD_CHANGE = Transition("discard_change", frozenset({S.CHANGED}), S.APPROVED)
FINISH_PLAN = Transition("finish_plan", frozenset({S.APPROVED, S.CARRIED}), S.FINISHED)
MOVE_PLAN = Transition(
    "move_plan",
    frozenset({S.DRAFT, S.SENT, S.RETURNED, S.APPROVED, S.CHANGED, S.CARRIED}),
    S.MOVED,
)
