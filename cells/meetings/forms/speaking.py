"""What a member posts who would like to speak."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField


class RegistrationForm(forms.Form):
    """What a member would like to speak about; may stay empty."""

    topic = TypedTextFormField(
        label=_("What you would like to speak about"),
        required=False,
        strip=True,
        max_length=160,
        error_messages={
            "max_length": _("One line is enough, at most %(limit_value)s characters.")
        },
    )

    def clean_topic(self) -> str:
        return " ".join(self.cleaned_data["topic"].split())
