"""Pages and acts of meetings."""

from cells.meetings.views.agenda import AgendaCompute, AgendaEdit
from cells.meetings.views.detail import (
    MeetingCurrent,
    MeetingDates,
    MeetingDetail,
    SpeakerRegister,
    SpeakerWithdraw,
)
from cells.meetings.views.items import ItemAdd, ItemChange, ItemRemove
from cells.meetings.views.planning import MeetingCancel, MeetingChange, MeetingPlan

__all__ = [
    "AgendaCompute",
    "AgendaEdit",
    "ItemAdd",
    "ItemChange",
    "ItemRemove",
    "MeetingCancel",
    "MeetingChange",
    "MeetingCurrent",
    "MeetingDates",
    "MeetingDetail",
    "MeetingPlan",
    "SpeakerRegister",
    "SpeakerWithdraw",
]
