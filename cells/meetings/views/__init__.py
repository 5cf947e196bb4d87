"""Pages and acts of meetings."""

from cells.meetings.views.agenda import AgendaCompute, AgendaEdit
from cells.meetings.views.attendance import MeetingAttendance
from cells.meetings.views.convening import (
    LeaveAsk,
    MeetingCalendar,
    MeetingConvene,
    SayComing,
)
from cells.meetings.views.detail import (
    MeetingCurrent,
    MeetingDates,
    MeetingDetail,
    SpeakerRegister,
    SpeakerWithdraw,
)
from cells.meetings.views.guests import (
    DelegateWithdraw,
    GuestChange,
    GuestRemove,
    MeetingDelegate,
    MeetingGuests,
)
from cells.meetings.views.items import ItemAdd, ItemChange, ItemRemove
from cells.meetings.views.planning import MeetingCancel, MeetingChange, MeetingPlan
from cells.meetings.views.sittings import SittingPlan

__all__ = [
    "AgendaCompute",
    "AgendaEdit",
    "DelegateWithdraw",
    "GuestChange",
    "GuestRemove",
    "ItemAdd",
    "ItemChange",
    "ItemRemove",
    "LeaveAsk",
    "MeetingAttendance",
    "MeetingCalendar",
    "MeetingCancel",
    "MeetingChange",
    "MeetingConvene",
    "MeetingCurrent",
    "MeetingDates",
    "MeetingDelegate",
    "MeetingDetail",
    "MeetingGuests",
    "MeetingPlan",
    "SayComing",
    "SittingPlan",
    "SpeakerRegister",
    "SpeakerWithdraw",
]
