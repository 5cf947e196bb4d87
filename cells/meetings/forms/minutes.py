"""What is posted on the pages of the minutes, checked before a service is called."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.meetings.models import ConfirmingRole, MinutesPart
from cells.organisation.models import Member
from cells.saved_forms import (
    HIGHEST_VERSION,
    TOO_LONG,
    SavedForm,
    SeenVersionForm,
    long_text,
)

POSTED_PART = re.compile(r"^p([1-9][0-9]{0,17})-version\Z")
LONGEST_REASON = 3000
LONGEST_PART = 20_000


class MinutesPartForm(SavedForm):
    """One part of a posted page, whether a person or a script sends it."""

    text = long_text(max_length=LONGEST_PART)
    value_fields = ("text",)

    def __init__(self, data, *, part: MinutesPart):
        super().__init__(data, prefix=f"p{part.pk}")
        self.key = part.pk


def posted_parts(data) -> list[int]:
    """Ids of the parts that ``data`` carries."""
    return sorted(int(match[1]) for name in data if (match := POSTED_PART.match(name)))


def reason_field(label, required: str) -> TypedTextFormField:
    return TypedTextFormField(
        label=label,
        strip=True,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )


class ShownForm(SeenVersionForm):
    """The content that the page showed."""

    shown = forms.RegexField(r"^[0-9a-f]{64}\Z", widget=forms.HiddenInput)


class PassForm(ShownForm):
    """The vote by which the cell passed the minutes, after they were read out."""

    vote = forms.ModelChoiceField(
        None,
        label=_("The vote on the minutes"),
        error_messages={
            "required": _("Choose the vote by which the cell passed the minutes."),
            "invalid_choice": _("Choose a vote of this session on its minutes."),
        },
    )
    read_out = forms.BooleanField(
        label=_("The minutes were read out before the cell"),
        error_messages={
            "required": _("Say that the minutes were read out before the cell.")
        },
    )

    def __init__(self, data=None, *, votes):
        super().__init__(data)
        self.fields["vote"].queryset = votes


class ReopenForm(SeenVersionForm):
    """Why passed minutes are a draft again."""

    reason = reason_field(_("Reason"), _("Say why the minutes are opened again."))


class StandInForm(SeenVersionForm):
    """Who confirms for the chair or the clerk who cannot, and why."""

    role = forms.ChoiceField(
        label=_("In whose place"),
        choices=ConfirmingRole.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose in whose place.")},
    )
    member = forms.ModelChoiceField(
        None,
        label=_("Who confirms"),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose who confirms."),
            "invalid_choice": _("Name a comrade who was present at the session."),
        },
    )
    reason = reason_field(
        _("Why the chair or the clerk cannot confirm"),
        _("Say why the chair or the clerk cannot confirm."),
    )

    def __init__(self, data=None, *, people, roles, initial=None):
        super().__init__(data, initial=initial)
        self.fields["member"].queryset = people
        self.fields["role"].choices = [(role.value, role.label) for role in roles]

    def clean_role(self) -> ConfirmingRole:
        return ConfirmingRole(self.cleaned_data["role"])


class AdditionForm(forms.Form):
    """What is added to locked minutes."""

    text = TypedTextFormField(
        label=_("What is added"),
        strip=True,
        max_length=LONGEST_PART,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write what is added."),
            "max_length": TOO_LONG,
        },
    )
    reason = reason_field(_("Reason"), _("Say why it is added."))
    member = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Whom it concerns"),
        required=False,
        empty_label=_("Nobody in particular"),
        help_text=_("It then stands in this comrade's extract as well."),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": _("Choose a member of the session.")},
    )
    seen_additions = forms.IntegerField(
        min_value=0, max_value=HIGHEST_VERSION, widget=forms.HiddenInput
    )

    def __init__(self, data=None, *, people, initial=None):
        super().__init__(data, initial=initial)
        self.fields["member"].queryset = people
