"""What those who prepare a meeting and its speakers post."""

from cells.meetings.forms.agenda import (
    ComputeForm,
    MinutesForm,
    OrderForm,
    posted_minutes,
)
from cells.meetings.forms.items import ItemForm, NewItemForm
from cells.meetings.forms.planning import CancelForm, MeetingForm, PlanForm
from cells.meetings.forms.speaking import RegistrationForm

__all__ = [
    "CancelForm",
    "ComputeForm",
    "ItemForm",
    "MeetingForm",
    "MinutesForm",
    "NewItemForm",
    "OrderForm",
    "PlanForm",
    "RegistrationForm",
    "posted_minutes",
]
