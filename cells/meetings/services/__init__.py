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
from cells.meetings.services.computing import (
    Edited,
    EditedItemsError,
    compute_agenda,
)
from cells.meetings.services.planning import (
    ExpectedAttendance,
    MeetingFacts,
    cancel_meeting,
    change_meeting,
    plan_meeting,
)
from cells.meetings.services.speaking import register_to_speak, withdraw_registration

__all__ = [
    "DOWN",
    "UP",
    "Edited",
    "EditedItemsError",
    "ExpectedAttendance",
    "ItemValues",
    "MeetingFacts",
    "MinutesEdit",
    "Move",
    "StaleItemsError",
    "add_item",
    "cancel_meeting",
    "change_item",
    "change_meeting",
    "compute_agenda",
    "plan_meeting",
    "register_to_speak",
    "remove_item",
    "save_agenda",
    "withdraw_registration",
]
