"""When a progress report may move: its ``Transition``s."""

from cells.supervision.models import ProgressStatus
from cells.workflow import Transition

S = ProgressStatus

WITH_AUTHOR = frozenset({S.DRAFT, S.RETURNED})

# What its author attached before stands in no record of others until it is confirmed;
# ``evidence_shown`` says how.
WITHOUT_EVIDENCE = WITH_AUTHOR | {S.ORAL}

SEND_PROGRESS = Transition("send_progress", WITH_AUTHOR, S.SENT)
RECALL_PROGRESS = Transition("recall_progress", frozenset({S.SENT}), S.DRAFT)
RETURN_PROGRESS = Transition("return_progress", frozenset({S.SENT}), S.RETURNED)
ACCEPT_PROGRESS = Transition("accept_progress", frozenset({S.SENT}), S.ACCEPTED)
WITHDRAW_ACCEPTANCE = Transition("withdraw_acceptance", frozenset({S.ACCEPTED}), S.SENT)
RECORD_ORAL = Transition("record_oral", WITH_AUTHOR, S.ORAL)
# A slip of the pen, put right by whoever wrote it down, until it is confirmed.
RECORD_ANEW = Transition("record_oral", frozenset({S.ORAL}), S.ORAL)
CONFIRM_ORAL = Transition("confirm_oral", frozenset({S.ORAL}), S.SENT)
