"""When a meeting may move: its ``Transition``s."""

from cells.meetings.models import (
    ItemStatus,
    MeetingStatus,
    MinutesStatus,
    RemarkStatus,
    TurnStatus,
    VoteStatus,
)
from cells.workflow import Transition

S = MeetingStatus

# Before it begins: its facts, running order and speakers may change.
TO_COME = frozenset({S.PLANNED, S.CONVENED})

CONVENE = Transition("convene", frozenset({S.PLANNED}), S.CONVENED)
CANCEL_MEETING = Transition("cancel_meeting", TO_COME, S.CANCELLED)
START = Transition("start_meeting", frozenset({S.CONVENED}), S.RUNNING)
END = Transition("end_meeting", frozenset({S.RUNNING}), S.ENDED)
RESUME = Transition("resume_meeting", frozenset({S.ENDED}), S.RUNNING)

ITEM = ItemStatus
BEGIN_ITEM = Transition("begin_item", frozenset({ITEM.WAITING}), ITEM.RUNNING)
# A press too early is put right: the clock goes on from where it stood.
TAKE_UP_ITEM = Transition(
    "take_up_item", frozenset({ITEM.DONE, ITEM.SKIPPED}), ITEM.RUNNING
)
FINISH_ITEM = Transition("finish_item", frozenset({ITEM.RUNNING}), ITEM.DONE)
SKIP_ITEM = Transition("skip_item", frozenset({ITEM.WAITING}), ITEM.SKIPPED)

TURN = TurnStatus
BEGIN_TURN = Transition(
    "begin_turn", frozenset({TURN.WAITING, TURN.DONE}), TURN.RUNNING
)
FINISH_TURN = Transition("finish_turn", frozenset({TURN.RUNNING}), TURN.DONE)
LEAVE_OUT_TURN = Transition("leave_out_turn", frozenset({TURN.WAITING}), TURN.LEFT_OUT)
PUT_BACK_TURN = Transition("put_back_turn", frozenset({TURN.LEFT_OUT}), TURN.WAITING)

STRIKE_REMARK = Transition(
    "strike_remark", frozenset({RemarkStatus.RECORDED}), RemarkStatus.STRUCK
)

CLOSE_VOTE = Transition("close_vote", frozenset({VoteStatus.OPEN}), VoteStatus.CLOSED)
CANCEL_VOTE = Transition(
    "cancel_vote", frozenset({VoteStatus.OPEN}), VoteStatus.CANCELLED
)

MINUTES = MinutesStatus
PASS_MINUTES = Transition("pass_minutes", frozenset({MINUTES.DRAFT}), MINUTES.PASSED)
REOPEN_MINUTES = Transition(
    "reopen_minutes", frozenset({MINUTES.PASSED}), MINUTES.DRAFT
)
CONFIRM_MINUTES = Transition(
    "confirm_minutes", frozenset({MINUTES.PASSED}), MINUTES.PASSED
)
LOCK_MINUTES = Transition("lock_minutes", frozenset({MINUTES.PASSED}), MINUTES.LOCKED)
