"""Short forms: reasons, evaluations, evidence, the meeting, ideas."""

import re
from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.rounds.forms import DayInput
from cells.saved_forms import HIGHEST_VERSION, SeenVersionForm, VersionField
from cells.supervision.models import Result

LONGEST_REASON = 3000
FURTHEST = timedelta(days=100)
SEEN = re.compile(r"^seen-([1-9][0-9]{0,17})\Z")
TOO_LONG = {"max_length": _("The text is too long. Shorten it.")}


def words(label, *, required="", length=LONGEST_REASON, rows=3):
    return TypedTextFormField(
        label=label,
        required=bool(required),
        strip=True,
        max_length=length,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": rows}),
        error_messages=TOO_LONG | ({"required": required} if required else {}),
    )


class ReasonForm(SeenVersionForm):
    """Why a sheet is returned, or an acceptance withdrawn."""

    reason = words(_("Reason"), required=_("Give the reason."))


class CodeForm(SeenVersionForm):
    """The digits that the member tells."""

    digits = forms.RegexField(
        r"^[0-9]{8}\Z",
        label=_("Code of the member"),
        error_messages={
            "required": _("Enter the eight digits."),
            "invalid": _("The code has eight digits."),
        },
    )


class EvaluationForm(forms.Form):
    """Met, partly, not met; and in a word why."""

    period = forms.CharField(max_length=24, widget=forms.HiddenInput)
    result = forms.ChoiceField(
        label=_("Evaluation"),
        choices=Result,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={
            "required": _("Choose an evaluation."),
            "invalid_choice": _("Choose an evaluation."),
        },
    )
    why = words(_("Why"), required=_("Say in a word why."))


class MeasureForm(forms.Form):
    """What was done of a measure of the cell."""

    text = words(_("What was done"), required=_("Say what was done."))
    is_done = forms.BooleanField(
        label=_("The measure is carried out."),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several photographs at once; a list, empty if none was chosen."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = [each for each in data or [] if each]
        return [super(FilesField, self).clean(each, initial) for each in files]


def choose_again() -> str:
    """A browser never gives a file back to a page that is shown again."""
    return _("Nothing was attached. Choose the files once more.")


class EvidenceForm(forms.Form):
    """Files without a secrecy mark, or a note that says where the evidence is."""

    note = TypedTextFormField(
        required=False, strip=True, max_length=200, error_messages=TOO_LONG
    )
    file = FilesField(required=False, allow_empty_file=True)
    no_secrecy_mark = forms.BooleanField(required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("file") and not cleaned.get("no_secrecy_mark"):
            self.add_error(
                "no_secrecy_mark", _("Confirm that there is no secrecy mark on it.")
            )
            self.add_error("file", choose_again())
        if not cleaned.get("file") and not cleaned.get("note") and not self.errors:
            self.add_error("note", _("Choose a file, or write where the evidence is."))
        return cleaned


class AcceptTogetherForm(forms.Form):
    """The day of the meeting, and the version in which each sheet was shown."""

    told_on = forms.DateField(
        label=_("Confirmed at the meeting of"),
        widget=DayInput(attrs={"class": "form-control"}),
        error_messages={
            "required": _("Enter the day of the meeting."),
            "invalid": _("Enter a date such as 19/10/2026."),
        },
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_told_on(self):
        day = self.cleaned_data["told_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day lies ahead."))
        return day

    def seen(self) -> dict[int, int]:
        """Id of a sheet → its version on the page; what is broken is left out."""
        found = {}
        for name, value in self.data.items():
            match = SEEN.match(name)
            if match and value.isascii() and value.isdigit() and len(value) < 11:
                found[int(match[1])] = min(int(value), HIGHEST_VERSION)
        return found


class ClerkForm(forms.Form):
    """Whom one names for which regular meeting."""

    clerk = forms.TypedChoiceField(
        label=_("Clerk of the meeting"),
        coerce=int,
        error_messages={
            "required": _("Choose who writes it down."),
            "invalid_choice": _("Choose a person from the list."),
        },
    )
    meets_on = forms.DateField(
        label=_("Day of the meeting"),
        widget=DayInput(attrs={"class": "form-control"}),
        error_messages={
            "required": _("Enter the day of the meeting."),
            "invalid": _("Enter a date such as 19/10/2026."),
        },
    )

    def __init__(self, data=None, *, people, today, **kwargs):
        """``people``: those who may be named, in the order of the list."""
        super().__init__(data, **kwargs)
        self.today = today
        self.people = {each.pk: each for each in people}
        self.fields["clerk"].choices = [("", _("Choose")), *self.people.items()]
        self.fields["clerk"].widget.attrs["class"] = "form-select"

    def clean_meets_on(self):
        day = self.cleaned_data["meets_on"]
        if day > self.today + FURTHEST:
            raise forms.ValidationError(_("This day lies too far ahead."))
        return day

    @property
    def person(self):
        return self.people[self.cleaned_data["clerk"]]


class IdeaForm(forms.Form):
    """The secretary's own wording of a solution that worked."""

    version = VersionField(widget=forms.HiddenInput)
    text = words(
        _("Solution, in your own words"),
        required=_("Write the solution in your own words."),
    )
    product = words(_("Product that came of it"), length=300, rows=2)
