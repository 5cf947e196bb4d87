from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cells.rounds.forms import DayInput

PROPOSED = timedelta(days=3)
MOST_AT_ONCE = 1000


class FilingRequestForm(forms.Form):
    """Until when the member is asked to file."""

    due_on = forms.DateField(
        label=_("To be filed by"), widget=DayInput(attrs={"class": "field-input"})
    )

    def __init__(self, data=None):
        super().__init__(
            data, initial={"due_on": timezone.localdate() + PROPOSED}, prefix="request"
        )

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        today = timezone.localdate()
        if not today <= due_on <= today + timedelta(days=365):
            raise forms.ValidationError(_("Choose a day from today on."))
        return due_on


class ReminderForm(forms.Form):
    """Whose reports are meant; ``confirmed`` after the words were shown."""

    confirmed = forms.BooleanField(required=False)

    def chosen(self) -> list[int]:
        """The posted ids; what is no number is none."""
        posted = self.data.getlist("review")[:MOST_AT_ONCE]
        return [int(each) for each in posted if each.isdecimal() and len(each) < 19]
