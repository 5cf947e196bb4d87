"""What those who plan a session post: its facts, and why it is cancelled."""

from datetime import timedelta

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextFormField
from cells.meetings.forms.fields import (
    person_field,
    set_people,
    whole_number,
)
from cells.meetings.services import ExpectedAttendance, MeetingFacts
from cells.rounds.forms import DayInput
from cells.saved_forms import SeenVersionForm, VersionField

HOURS = ["%H:%M", "%H:%M:%S", "%Hh%M", "%H.%M", "%H giờ %M", "%Hh", "%H giờ"]
LONGEST_MEETING = 720  # minutes
MOST_MEMBERS = 300


class MeetingForm(forms.Form):
    """When, where, how long, who leads and who records."""

    version = VersionField(widget=forms.HiddenInput)
    held_on = forms.DateField(
        label=pgettext_lazy("meeting", "Date"),
        widget=DayInput(),
        error_messages={"invalid": _("Enter a date such as 19/10/2026.")},
    )
    starts_at = forms.TimeField(
        label=pgettext_lazy("meeting", "Begins at"),
        help_text=_("In 24 hours, such as 13:30."),
        # Not the browser's own field: it would say “01:30 PM” in an English browser.
        widget=forms.TimeInput({"inputmode": "numeric"}, format="%H:%M"),
        input_formats=HOURS,
        error_messages={"invalid": _("Enter an hour such as 13:30.")},
    )
    place = TypedTextFormField(
        label=pgettext_lazy("meeting", "Place"),
        required=False,
        strip=True,
        max_length=160,
        help_text=_("Room and house; may be filled in later."),
        error_messages={"required": _("Enter the place; the cell is convened.")},
    )
    minutes = whole_number(_("Length in minutes"), least=1, most=LONGEST_MEETING)
    chair = person_field(pgettext_lazy("meeting", "Chair"))
    clerk = person_field(
        _("Clerk of the session"),
        required=False,
        help_text=_("Another person than the chair; may be chosen later."),
    )
    button = _("Save")

    def __init__(
        self,
        *args,
        people,
        today,
        last_day,
        shown_day=None,
        is_convened=False,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        if is_convened:
            self.fields["place"].required = self.fields["clerk"].required = True
        self.today, self.last_day, self.shown_day = today, last_day, shown_day
        set_people(self, people, ["chair", "clerk"])
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}  # the server names errors in Vietnamese
        self.helper.layout = Layout(*self.layout(), Submit("save", str(self.button)))

    def layout(self) -> list:
        return [
            "version",
            Div("held_on", "starts_at", css_class="field-pair"),
            Div("place", "minutes", css_class="field-pair meeting-place"),
            Div("chair", "clerk", css_class="field-pair"),
        ]

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day == self.shown_day:
            return day
        if day < self.today:
            raise forms.ValidationError(_("This day is past; choose a day to come."))
        if day > self.last_day + timedelta(days=366):
            raise forms.ValidationError(_("This day lies too far ahead."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("chair") and cleaned.get("chair") == cleaned.get("clerk"):
            self.add_error("clerk", _("The clerk is another person than the chair."))
        return cleaned

    def facts(self) -> MeetingFacts:
        cleaned = self.cleaned_data
        return MeetingFacts(
            held_on=cleaned["held_on"],
            starts_at=cleaned["starts_at"],
            place=cleaned["place"],
            minutes=cleaned["minutes"],
            chair=self.people.get(cleaned["chair"]),
            clerk=self.people.get(cleaned["clerk"]),
        )


class AttendanceFields(forms.Form):
    """What the running order is computed from."""

    expected_number = whole_number(
        _("Members expected to be present"),
        least=1,
        most=MOST_MEMBERS,
        help_text=_("The secretary is counted among them."),
    )
    with_collective = forms.BooleanField(
        label=_("The self-review of the collective is presented"), required=False
    )
    delegate_expected = forms.BooleanField(
        label=_("A delegate of the committee above is expected"), required=False
    )

    def attendance(self) -> ExpectedAttendance:
        return ExpectedAttendance(
            **{
                name: self.cleaned_data[name]
                for name in ExpectedAttendance.__dataclass_fields__
                if name in self.cleaned_data
            }
        )


class PlanForm(AttendanceFields, MeetingForm):
    """A new session, with what its running order is computed from."""

    button = _("Plan the session")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["version"]

    def layout(self) -> list:
        return [
            *super().layout()[1:],
            Fieldset(
                _("The running order is computed from"),
                "expected_number",
                "with_collective",
                "delegate_expected",
            ),
        ]


class FurtherForm(MeetingForm):
    """A further sitting; how many present is known already."""

    button = _("Plan the further sitting")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["version"]

    def layout(self) -> list:
        return super().layout()[1:]


class CancelForm(SeenVersionForm):
    """Why the session does not take place."""

    reason = TypedTextFormField(
        strip=True,
        max_length=2000,
        error_messages={
            "required": _("Say why the session is cancelled."),
            "max_length": _("The reason is too long. Shorten it."),
        },
    )
