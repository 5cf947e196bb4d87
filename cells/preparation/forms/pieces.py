"""Fields that the forms of the preparation share, each with its sentences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.rounds.forms import DayInput
from cells.saved_forms import TOO_LONG, VersionField

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
            "max_length": TOO_LONG,
        },
    )


def seen_version() -> VersionField:
    """The version that the page shows; 0 where the row does not stand yet."""
    return VersionField(
        min_value=0, widget=forms.HiddenInput(attrs={"autocomplete": "off"})
    )
