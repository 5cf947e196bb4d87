"""What is posted about a report on paper, checked before a service is called."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.accounts.one_time_codes.services import DIGITS
from cells.fields import TypedTextFormField
from cells.reviews.services.confirming import PRINTED
from cells.saved_forms import SeenVersionForm

SPACES = re.compile(r"[\s.\-–]+")


class TypistForm(SeenVersionForm):
    """Whom the author or the secretary names."""

    typist = forms.TypedChoiceField(
        label=_("Who enters it"),
        coerce=int,
        error_messages={
            "required": _("Choose who enters the report."),
            "invalid_choice": _("Choose a person from the list."),
        },
    )

    def __init__(self, data, *, people):
        """``people``: those who may be named, in the order of the list."""
        super().__init__(data)
        self.people = {each.pk: each for each in people}
        self.fields["typist"].choices = list(self.people.items())

    @property
    def person(self):
        return self.people[self.cleaned_data["typist"]]


class CodeForm(SeenVersionForm):
    """The eight digits of the slip, with or without the space between them."""

    code = TypedTextFormField(
        max_length=32,
        error_messages={
            "required": _("Enter the code of the slip."),
            "max_length": _("The code has 8 digits."),
        },
    )

    def clean_code(self) -> str:
        digits = SPACES.sub("", self.cleaned_data["code"])
        if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits):
            raise forms.ValidationError(_("The code has 8 digits."))
        return digits


class ScanForm(forms.Form):
    """A scan, with the explicit word that no secrecy mark is on it."""

    file = forms.FileField(
        error_messages={
            "required": _("Choose the file of the scan."),
            "empty": _("The file is empty."),
            "invalid": _("Choose the file of the scan."),
        },
        max_length=255,
    )
    no_secrecy_mark = forms.BooleanField(
        error_messages={
            "required": _(
                "Confirm that no secrecy mark is on it. A document with a secrecy mark "
                "is not put here; hand it in through the registry."
            )
        }
    )


class SignedPrintForm(ScanForm, SeenVersionForm):
    """The scan of a signed print, with the code that stands on it."""

    printed = TypedTextFormField(
        max_length=32,
        error_messages={
            "required": _("Type the code that stands at the foot of the signed print."),
            "max_length": _("The code on the print has 8 characters."),
        },
    )

    def clean_printed(self) -> str:
        printed = SPACES.sub("", self.cleaned_data["printed"]).lower()
        if not re.fullmatch(rf"[0-9a-f]{{{PRINTED}}}", printed):
            raise forms.ValidationError(_("The code on the print has 8 characters."))
        return printed


def all_errors(form) -> list[str]:
    """Every sentence of what is wrong, once; a broken version in plain words."""
    if "version" in form.errors:
        return [str(_("The page was not whole. Open it again."))]
    found = [str(error) for errors in form.errors.values() for error in errors]
    return list(dict.fromkeys(found))
