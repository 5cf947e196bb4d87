"""Fields that several forms of a meeting have."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_ITEM = 600  # minutes


def person_field(label, *, required=True, help_text="") -> forms.TypedChoiceField:
    """A choice among people; the form gives them in ``set_people``."""
    return forms.TypedChoiceField(
        label=label,
        required=required,
        help_text=help_text,
        coerce=int,
        empty_value=None,
        error_messages={
            "required": _("Choose a person."),
            "invalid_choice": _("Choose somebody of the cell."),
        },
    )


def set_people(form, people, names, *, empty="") -> None:
    """``form`` offers ``people`` in the fields ``names``."""
    form.people = {person.pk: person for person in people}
    offered = [(person.pk, person.full_name) for person in people]
    for name in names:
        form.fields[name].choices = [("", empty or _("Nobody yet")), *offered]


def whole_number(label, *, least, most, help_text="") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        error_messages={
            "invalid": _("Enter a whole number."),
            "min_value": _("Enter a whole number, at least %(limit_value)s."),
            "max_value": _("Enter a whole number, at most %(limit_value)s."),
        },
    )
