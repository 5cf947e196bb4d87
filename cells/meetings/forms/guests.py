"""What is posted of a guest, and of the delegate of the committee above."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextFormField
from cells.meetings.services import GuestValues
from cells.saved_forms import VersionField

TOO_LONG = _("One line is enough, at most %(limit_value)s characters.")


def line(label, *, max_length: int, required=False, error="", help_text=""):
    """One line of typed text."""
    return TypedTextFormField(
        label=label,
        required=required,
        strip=True,
        max_length=max_length,
        help_text=help_text,
        error_messages={"max_length": TOO_LONG}
        | ({"required": error} if error else {}),
    )


class DelegateForm(forms.Form):
    """Who attends for the committee above."""

    name = line(
        pgettext_lazy("guest", "Full name"),
        max_length=120,
        required=True,
        error=_("Enter the full name."),
    )
    position_held = line(
        pgettext_lazy("guest", "Office or place of work"), max_length=160
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        help_text=_("If there is one, the invitation also goes there."),
        error_messages={"invalid": _("Enter an address such as ten@example.vn.")},
    )
    button = _("Name who attends")
    is_delegate = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}  # the server names errors in Vietnamese
        self.helper.layout = Layout(*self.layout(), Submit("save", str(self.button)))

    def layout(self) -> list:
        return ["name", Div("position_held", "email", css_class="field-pair")]

    def clean(self):
        """One line each, whatever was pasted."""
        cleaned = super().clean()
        for name in ("name", "position_held"):
            if name in cleaned:
                cleaned[name] = " ".join(cleaned[name].split())
        if "name" in cleaned and not cleaned["name"]:
            self.add_error("name", self.fields["name"].error_messages["required"])
        return cleaned

    def values(self) -> GuestValues:
        cleaned = self.cleaned_data
        return GuestValues(
            name=cleaned["name"],
            position_held=cleaned["position_held"],
            email=cleaned["email"],
            is_delegate=self.is_delegate,
        )


class GuestForm(DelegateForm):
    """Somebody whom the cell invites."""

    is_delegate = forms.BooleanField(label=_("For the committee above"), required=False)
    button = _("Invite")

    def layout(self) -> list:
        return [*super().layout(), "is_delegate"]

    def values(self) -> GuestValues:
        values = super().values()
        return GuestValues(
            **vars(values) | {"is_delegate": self.cleaned_data["is_delegate"]}
        )


class GuestChangeForm(GuestForm):
    version = VersionField(widget=forms.HiddenInput)
    button = _("Save")

    def layout(self) -> list:
        return ["version", *super().layout()]
