"""Fields that the forms of the preparation share, each with its sentences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.rounds.forms import DayInput

LARGEST = 2_000_000_000
FIRST_YEAR, LAST_YEAR = 2000, 2100


class DayField(forms.DateField):
    """A day of this century: 26 is no year, and neither is 20226."""

    widget = DayInput

    def clean(self, value):
        day = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"])
        return day


def day(label, *, required=False) -> DayField:
    sentence = _("Enter a date such as 19/10/2026.")
    return DayField(
        label=label,
        required=required,
        error_messages={"required": sentence, "invalid": sentence},
    )


def short_text(label, length, *, required=False, help_text="") -> TypedTextFormField:
    return TypedTextFormField(
        label=label,
        required=required,
        strip=True,
        max_length=length,
        help_text=help_text,
        error_messages={
            "required": _("Write this in a few words."),
            "max_length": _(
                "This text has %(show_value)s characters; at most %(limit_value)s can "
                "be kept in one field. Shorten it; what you wrote still stands here."
            ),
        },
    )


def seen_version() -> forms.IntegerField:
    """The version that the page shows; nobody types it, so one sentence is enough."""
    sentence = _(
        "The page was not whole. What you typed still stands here; save it once more."
    )
    names = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        min_value=0,
        max_value=LARGEST,
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
        error_messages=dict.fromkeys(names, sentence),
    )


class SeenForm(forms.Form):
    """The version of the row that the person saw when pressing the button."""

    version = forms.IntegerField(min_value=1, max_value=LARGEST)
