"""What those who prepare a meeting and its speakers post."""

from cells.meetings.forms.agenda import (
    ComputeForm,
    MinutesForm,
    OrderForm,
    posted_minutes,
)
from cells.meetings.forms.attendance import LeaveForm, PresenceForm, guest_entries
from cells.meetings.forms.guests import DelegateForm, GuestChangeForm, GuestForm
from cells.meetings.forms.items import ItemForm, NewItemForm
from cells.meetings.forms.planning import (
    CancelForm,
    FurtherForm,
    MeetingForm,
    PlanForm,
)
from cells.meetings.forms.speaking import RegistrationForm

__all__ = [
    "CancelForm",
    "ComputeForm",
    "DelegateForm",
    "FurtherForm",
    "GuestChangeForm",
    "GuestForm",
    "ItemForm",
    "LeaveForm",
    "MeetingForm",
    "MinutesForm",
    "NewItemForm",
    "OrderForm",
    "PlanForm",
    "PresenceForm",
    "RegistrationForm",
    "guest_entries",
    "posted_minutes",
]
