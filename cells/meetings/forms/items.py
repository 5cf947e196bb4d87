"""What those who edit the running order post for one item."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextFormField
from cells.meetings.forms.fields import (
    LONGEST_ITEM,
    person_field,
    set_people,
    whole_number,
)
from cells.meetings.models import ItemKind
from cells.meetings.services import ItemValues
from cells.saved_forms import VersionField


class ItemForm(forms.Form):
    """One item of the running order."""

    version = VersionField(widget=forms.HiddenInput)
    title = TypedTextFormField(
        label=pgettext_lazy("agenda", "Item"),
        strip=True,
        max_length=200,
        help_text=_(
            "The whole cell reads it: without the name of anybody who is criticised."
        ),
    )
    minutes = whole_number(
        pgettext_lazy("agenda", "Minutes"), least=0, most=LONGEST_ITEM
    )
    people = TypedTextFormField(
        label=_("Who does it, in words"),
        required=False,
        strip=True,
        max_length=120,
        help_text=_("The whole cell reads it, such as “Từng đảng viên”."),
    )
    person = person_field(_("Who does it, by name"), required=False)
    chaired_by = person_field(
        _("Who leads this item in place of the chair"), required=False
    )
    lead = TypedTextFormField(
        label=_("Leading sentence"),
        required=False,
        strip=True,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the chair; it stands in the running order only."),
    )
    questions = TypedTextFormField(
        label=_("Question cards"),
        required=False,
        strip=True,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One question a line; whoever runs or records the session sees them during "
            "the item."
        ),
    )
    button = _("Save the item")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        set_people(self, people, ["person", "chaired_by"], empty=_("Nobody by name"))
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout(*self.layout(), Submit("save", str(self.button)))

    def layout(self) -> list:
        return [
            "version",
            "title",
            "minutes",
            "people",
            Div("person", "chaired_by", css_class="field-pair"),
            "lead",
            "questions",
        ]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("person") and cleaned["person"] == cleaned.get("chaired_by"):
            self.add_error(
                "chaired_by",
                _("Who presents an item does not lead it; choose another person."),
            )
        return cleaned

    def values(self) -> ItemValues:
        cleaned = self.cleaned_data
        return ItemValues(
            title=cleaned["title"],
            minutes=cleaned["minutes"],
            people=cleaned["people"],
            person=self.people.get(cleaned["person"]),
            chaired_by=self.people.get(cleaned["chaired_by"]),
            lead=cleaned["lead"],
            questions=cleaned["questions"],
        )


class NewItemForm(ItemForm):
    """An item that the common running order does not have."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("agenda", "Kind"),
        choices=[
            (ItemKind.OTHER, ItemKind.OTHER.label),
            (ItemKind.BREAK, ItemKind.BREAK.label),
        ],
        initial=ItemKind.OTHER,
    )
    after = forms.TypedChoiceField(
        label=_("Stands after"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose an item of this running order.")},
    )
    button = _("Add the item")

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        self.fields["after"].choices = [
            ("", _("At the beginning")),
            *((row.pk, f"{row.starts_text} {row.title}".strip()) for row in rows),
        ]
        if len(rows) > 1:  # proposed: before the closing
            self.fields["after"].initial = rows[-2].pk

    def layout(self) -> list:
        return ["kind", "after", *super().layout()[1:]]
