"""What the pages of a summary post."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.saved_forms import TOO_LONG, SavedForm, SeenVersionForm, long_text
from cells.summaries.models import LineKind, SummaryNarrative
from cells.summaries.pages.narrative import PREFIX, WRITTEN
from cells.summaries.services.narrative import NARRATIVE_FIELDS

LONGEST_LINE = 1000
MOST_MEMBERS = 30_000
SOURCE = re.compile(r"([1-9][0-9]{0,9})-([1-9][0-9]{0,2})\Z")


def day() -> forms.DateField:
    return forms.DateField(
        required=False,
        error_messages={"invalid": _("Enter a date such as 19/10/2026.")},
    )


def number() -> forms.IntegerField:
    sentence = _("Enter a whole number from 0 to 30000.")
    return forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST_MEMBERS,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], sentence),
    )


def one_text(longest: int = LONGEST_LINE, **kwargs) -> TypedTextFormField:
    return TypedTextFormField(
        max_length=longest,
        error_messages={
            "required": _("Write it in your own words here."),
            "max_length": TOO_LONG,
        },
        **kwargs,
    )


class NarrativeForm(SavedForm):
    """The narrative by the headings of the paper; it saves itself."""

    reading_from = day()
    reading_to = day()
    members_read = number()
    general_assessment = long_text()
    common_deeds = long_text()
    last_plan_items = number()
    last_plan_met = number()
    proposals = long_text()
    draft_conclusions = long_text()
    value_fields = WRITTEN

    def __init__(self, data, *, stored: SummaryNarrative):
        super().__init__(data, prefix=PREFIX)
        self.stored = stored

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("reading_from"), cleaned.get("reading_to")
        if first and last and last < first:
            self.add_error("reading_to", _("This date cannot be before the first one."))
        items, met = cleaned.get("last_plan_items"), cleaned.get("last_plan_met")
        if items is not None and met is not None and met > items:
            self.add_error("last_plan_met", _("No more than all the items can be met."))
        return cleaned

    def values(self) -> dict:
        """What was typed, and what the cell added as it is stored."""
        stored = {name: getattr(self.stored, name) for name in NARRATIVE_FIELDS}
        return stored | super().values()


class NumbersField(forms.CharField):
    """Numbers of indicators, such as “3, 5”."""

    def to_python(self, value):
        words = re.split(r"[\s,;]+", (super().to_python(value) or "").strip())
        words = [word for word in words if word]
        if any(not (w.isascii() and w.isdigit() and len(w) < 4) for w in words):
            raise forms.ValidationError(_("Enter numbers from 1 to 27, such as 3, 5."))
        return sorted({int(word) for word in words})


class FromSources(forms.Form):
    """Some of the texts that wait, and numbers of indicators.

    ``waiting``: the texts that the sender may take up; ``indicators`` by number.
    """

    sources = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": _(
                "One of these texts stands in another line already. Look again."
            )
        },
    )
    numbers = NumbersField(required=False, max_length=200)

    def __init__(self, data, *, waiting, indicators):
        super().__init__(data)
        self.indicators = indicators
        self.fields["sources"].choices = [(each.key, each.text) for each in waiting]

    def clean_numbers(self):
        numbers = self.cleaned_data["numbers"]
        if any(number not in self.indicators for number in numbers):
            raise forms.ValidationError(_("Enter numbers from 1 to 27, such as 3, 5."))
        return [self.indicators[number] for number in numbers]

    def source_keys(self) -> list[tuple[int, int]]:
        """(submission, indicator id) of the ticked texts."""
        found = [SOURCE.match(key) for key in self.cleaned_data["sources"]]
        return [(int(m[1]), self.indicators[int(m[2])].pk) for m in found if m]


class LineForm(FromSources):
    """A line in the sender's own words."""

    kind = forms.ChoiceField(choices=LineKind)
    text = one_text()


class LineChangeForm(SeenVersionForm):
    """Another wording of a line, or its place, or its end."""

    act = forms.ChoiceField(
        choices=[(act, act) for act in ("change", "remove", "up", "down")]
    )
    text = one_text(required=False)


class MeasureForm(FromSources):
    """A measure; person, date and product may still be open in a draft."""

    text = one_text()
    person = forms.ChoiceField(
        required=False,
        error_messages={
            "invalid_choice": _("The person in charge belongs to this cell.")
        },
    )
    due_on = day()
    product = one_text(200, required=False)

    def __init__(self, data, *, people, **kwargs):
        super().__init__(data, **kwargs)
        self.people = {str(each.pk): each for each in people}
        self.fields["person"].choices = [
            (key, each.full_name) for key, each in self.people.items()
        ]

    def chosen_person(self):
        return self.people.get(self.cleaned_data["person"])


class MeasureActForm(SeenVersionForm):
    """The place of a measure, or its end."""

    act = forms.ChoiceField(choices=[(act, act) for act in ("remove", "up", "down")])
