"""When a meeting may move: its ``Transition``s."""

from cells.meetings.models import MeetingStatus
from cells.workflow import Transition

S = MeetingStatus

# Before it begins: its facts, running order and speakers may change.
TO_COME = frozenset({S.PLANNED, S.CONVENED})

CANCEL_MEETING = Transition("cancel_meeting", TO_COME, S.CANCELLED)
