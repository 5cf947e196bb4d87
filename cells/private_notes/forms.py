from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.private_notes.models import LONGEST_NOTE
from cells.rounds.forms import DayInput


class NoteForm(forms.Form):
    """A note: the words, the day, and the indicator it is about, if any."""

    text = TypedTextFormField(
        label=_("What have you seen in yourself that is to be mended?"),
        strip=True,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Nothing has been written yet."),
            "max_length": _(
                "This text has %(show_value)s characters; at most %(limit_value)s can "
                "be kept in one note. Shorten it; what you wrote still stands here."
            ),
        },
    )
    indicator = forms.ChoiceField(
        label=_("About which indicator"),
        required=False,
        error_messages={"invalid_choice": _("Choose one of the list.")},
    )
    noted_on = forms.DateField(
        label=_("Day"),
        widget=DayInput(),
        error_messages={
            "required": _("Enter a date such as 19/10/2026."),
            "invalid": _("Enter a date such as 19/10/2026."),
        },
    )

    def __init__(self, *args, indicators, **kwargs):
        """``indicators``: (code, label) of each of the 27."""
        kwargs.setdefault("initial", {"noted_on": timezone.localdate()})
        super().__init__(*args, **kwargs)
        nothing = ("", _("About no single indicator"))
        self.fields["indicator"].choices = [nothing, *indicators]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}  # the server names errors in Vietnamese
        self.helper.layout = Layout(
            "text",
            Div("indicator", "noted_on", css_class="field-pair"),
            Submit("keep", _("Save the note")),
        )

    def facts(self) -> dict:
        """What a service takes."""
        cleaned = self.cleaned_data
        return {
            "text": cleaned["text"],
            "noted_on": cleaned["noted_on"],
            "indicator_code": cleaned["indicator"],
        }
