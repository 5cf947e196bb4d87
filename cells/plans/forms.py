"""What authors and approvers post, each checked before a service is called."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.plans.models import PlanItem, ProductKind
from cells.plans.services.writing import ITEM_FIELDS
from cells.saved_forms import TOO_LONG, SavedForm, SeenVersionForm, long_text

POSTED_ITEM = re.compile(r"^p([1-9][0-9]{0,17})-version\Z")
POSTED_NOTE = re.compile(r"^n([1-9][0-9]{0,17})-text\Z")
MOST_PIECES = 1_000_000
LONGEST_NOTE = 3000
LONGEST_REASON = 3000
# Field of the form → field of the row, where they differ.
ROW_NAMES = {
    "kind": "product_kind_id",
    "quantity": "product_quantity",
    "unit": "product_unit",
}
FORM_NAMES = {row: name for name, row in ROW_NAMES.items()}


def short_text(length: int) -> TypedTextFormField:
    return TypedTextFormField(
        required=False,
        strip=True,
        max_length=length,
        error_messages={"max_length": TOO_LONG},
    )


def day() -> forms.DateField:
    return forms.DateField(
        required=False,
        error_messages={"invalid": _("Enter a date such as 19/10/2026.")},
    )


class PlanItemForm(SavedForm):
    """One line of a posted page, whether a person or a script sends it."""

    title = short_text(200)
    shortcoming = long_text()
    solution = long_text()
    start_on = day()
    due_on = day()
    expected_result = long_text()
    kind = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose a kind of product of the list.")},
    )
    quantity = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_PIECES,
        error_messages={
            "invalid": _("Enter a whole number, 1 or more."),
            "min_value": _("Enter a whole number, 1 or more."),
            "max_value": _("Enter a whole number, at most %(limit_value)s."),
        },
    )
    unit = short_text(40)
    no_measure_reason = long_text()
    change_reason = long_text()
    value_fields = ITEM_FIELDS

    def __init__(self, data, *, item: PlanItem, kinds: list[ProductKind]):
        super().__init__(data, prefix=f"p{item.pk}")
        self.key = item.pk
        self.kinds = {kind.pk: kind for kind in kinds}
        self.fields["kind"].choices = [(kind.pk, kind.name) for kind in kinds]

    def clean(self):
        """An empty unit is that of the kind; the end does not come before the start."""
        cleaned = super().clean()
        if not cleaned.get("unit") and (kind := self.kinds.get(cleaned.get("kind"))):
            cleaned["unit"] = kind.unit
        start, due = cleaned.get("start_on"), cleaned.get("due_on")
        if start and due and due < start:
            self.add_error(
                "due_on", _("The last day does not come before the first one.")
            )
        return cleaned

    def values(self) -> dict:
        return {
            name: self.cleaned_data[FORM_NAMES.get(name, name)]
            for name in self.value_fields
        }


def posted_items(data) -> list[int]:
    """Ids of the lines that ``data`` carries."""
    return sorted(int(match[1]) for name in data if (match := POSTED_ITEM.match(name)))


class ReasonForm(SeenVersionForm):
    """Why an approved plan is changed."""

    reason = TypedTextFormField(
        strip=True,
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Say why the approved plan is changed."),
            "max_length": _("The reason is too long. Shorten it."),
        },
    )


class ReturnForm(SeenVersionForm):
    """A reason for the whole plan; notes at lines come beside it."""

    reason = TypedTextFormField(
        required=False,
        strip=True,
        max_length=LONGEST_REASON,
        error_messages={"max_length": _("The reason is too long. Shorten it.")},
    )


class ApprovalForm(SeenVersionForm):
    """The content that was shown; the password is asked for by ``confirm_again``."""

    shown = forms.RegexField(r"^[0-9a-f]{64}\Z")


class PostedNotes:
    """The notes that an approver typed at lines, good or bad."""

    def __init__(self, data):
        self.texts = {
            int(match[1]): data[name]
            for name in data
            if (match := POSTED_NOTE.match(name))
        }
        self.field = TypedTextFormField(
            required=False,
            strip=True,
            max_length=LONGEST_NOTE,
            error_messages={"max_length": _("A note is too long. Shorten it.")},
        )

    def cleaned(self) -> dict[int, str]:
        """Raises ``ValidationError`` if one is too long."""
        notes = {item: self.field.clean(text) for item, text in self.texts.items()}
        return {item: text for item, text in notes.items() if text}


class ProductKindForm(forms.Form):
    """A kind of product of the cell's own."""

    name = TypedTextFormField(label=_("Kind of product"), strip=True, max_length=80)
    unit = TypedTextFormField(label=_("Unit"), strip=True, max_length=40)
