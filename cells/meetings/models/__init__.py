"""A meeting of a cell and everything that is recorded of it."""

from cells.meetings.models.agenda import (
    MEMBERS_TURNS,
    AgendaItem,
    ItemKind,
    ItemStatus,
    SpeakerRegistration,
)
from cells.meetings.models.attendance import Attendance, Guest, Presence
from cells.meetings.models.meeting import (
    BEGUN,
    Meeting,
    MeetingQuerySet,
    MeetingStatus,
)
from cells.meetings.models.minutes import (
    FIXED,
    ConfirmingRole,
    Minutes,
    MinutesAddition,
    MinutesConfirmation,
    MinutesPart,
    MinutesStatus,
    PartKind,
)
from cells.meetings.models.remarks import (
    AnswerKind,
    CellFinding,
    DiscussionPoint,
    Remark,
    RemarkStatus,
)
from cells.meetings.models.turns import Turn, TurnStatus
from cells.meetings.models.votes import Vote, VoteMode, VoteStatus, VoteSubject

__all__ = [
    "BEGUN",
    "FIXED",
    "MEMBERS_TURNS",
    "AgendaItem",
    "AnswerKind",
    "Attendance",
    "CellFinding",
    "ConfirmingRole",
    "DiscussionPoint",
    "Guest",
    "ItemKind",
    "ItemStatus",
    "Meeting",
    "MeetingQuerySet",
    "MeetingStatus",
    "Minutes",
    "MinutesAddition",
    "MinutesConfirmation",
    "MinutesPart",
    "MinutesStatus",
    "PartKind",
    "Presence",
    "Remark",
    "RemarkStatus",
    "SpeakerRegistration",
    "Turn",
    "TurnStatus",
    "Vote",
    "VoteMode",
    "VoteStatus",
    "VoteSubject",
]
