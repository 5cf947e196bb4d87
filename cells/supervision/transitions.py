"""When a progress report may move: its ``Transition``s."""

from cells.plans.models import PlanStatus
from cells.supervision.models import ProgressStatus
from cells.workflow import Transition

S = ProgressStatus

WITH_AUTHOR = frozenset({S.DRAFT, S.RETURNED})
# Plans of which something is reported, once they were approved or came with a member.
FOLLOWED = frozenset(
    {
        PlanStatus.APPROVED,
        PlanStatus.CHANGED,
        PlanStatus.SENT,
        PlanStatus.RETURNED,
        PlanStatus.CARRIED,
    }
)

SEND_PROGRESS = Transition("send_progress", WITH_AUTHOR, S.SENT)
RECALL_PROGRESS = Transition("recall_progress", frozenset({S.SENT}), S.DRAFT)
RETURN_PROGRESS = Transition("return_progress", frozenset({S.SENT}), S.RETURNED)
ACCEPT_PROGRESS = Transition("accept_progress", frozenset({S.SENT}), S.ACCEPTED)
WITHDRAW_ACCEPTANCE = Transition("withdraw_acceptance", frozenset({S.ACCEPTED}), S.SENT)
RECORD_ORAL = Transition("record_oral", WITH_AUTHOR, S.ORAL)
CONFIRM_ORAL = Transition("confirm_oral", frozenset({S.ORAL}), S.SENT)
