"""Everything that is written about a meeting, its running order and its speakers."""

from cells.meetings.services.agenda import (
    DOWN,
    UP,
    ItemValues,
    MinutesEdit,
    Move,
    StaleItemsError,
    add_item,
    change_item,
    remove_item,
    save_agenda,
)
from cells.meetings.services.attendance import (
    RECORDED_IN,
    GuestEntry,
    MemberEntry,
    Noted,
    StaleAttendanceError,
    mark_of,
    noted_of,
    record_attendance,
)
from cells.meetings.services.attending import complete_attendance
from cells.meetings.services.computing import (
    Edited,
    EditedItemsError,
    compute_agenda,
)
from cells.meetings.services.convening import convene
from cells.meetings.services.guests import (
    GuestValues,
    add_guest,
    change_guest,
    name_delegate,
    record_print,
    remove_guest,
    withdraw_delegate,
)
from cells.meetings.services.leave import ask_leave, say_coming
from cells.meetings.services.planning import (
    ExpectedAttendance,
    MeetingFacts,
    cancel_meeting,
    change_meeting,
    plan_meeting,
)
from cells.meetings.services.sittings import plan_further_sitting, sitting_facts
from cells.meetings.services.speaking import register_to_speak, withdraw_registration

__all__ = [
    "DOWN",
    "RECORDED_IN",
    "UP",
    "Edited",
    "EditedItemsError",
    "ExpectedAttendance",
    "GuestEntry",
    "GuestValues",
    "ItemValues",
    "MeetingFacts",
    "MemberEntry",
    "MinutesEdit",
    "Move",
    "Noted",
    "StaleAttendanceError",
    "StaleItemsError",
    "add_guest",
    "add_item",
    "ask_leave",
    "cancel_meeting",
    "change_guest",
    "change_item",
    "change_meeting",
    "complete_attendance",
    "compute_agenda",
    "convene",
    "mark_of",
    "name_delegate",
    "noted_of",
    "plan_further_sitting",
    "plan_meeting",
    "record_attendance",
    "record_print",
    "register_to_speak",
    "remove_guest",
    "remove_item",
    "save_agenda",
    "say_coming",
    "sitting_facts",
    "withdraw_delegate",
    "withdraw_registration",
]
