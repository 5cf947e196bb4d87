"""What a recorder posts of the discussion, with or without a solution."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.meetings.forms.recorded import (
    RecordForm,
    choice,
    line,
    name_of,
    number_and_label,
    words,
)
from cells.meetings.room import Room
from cells.meetings.services.points import PointValues
from cells.rounds.forms import DayInput
from cells.summaries.services import MeasureValues

SOLUTION = ("person", "due_on", "product")


class PointForm(RecordForm):
    """What was said; with a person, a date and a product it is a solution."""

    name = "point"
    item = choice(_("On which item"), required=False)
    by = choice(_("Who said it"), required=False, once=True)
    text = words(
        _("What was said, or the solution"),
        required=True,
        missing=_("Say what was said."),
    )
    person = choice(pgettext_lazy("measure", "Who does it"), required=False, once=True)
    due_on = forms.DateField(
        label=_("By when"),
        required=False,
        widget=DayInput({"class": "field-input"}),
        error_messages={"invalid": _("Enter a date such as 19/10/2026.")},
    )
    product = line(pgettext_lazy("measure", "Product"))
    indicators = forms.TypedMultipleChoiceField(
        label=_("Indicators concerned"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple({"class": "form-check-input"}),
        error_messages={
            "invalid_choice": _("Choose from the list; it may have changed meanwhile.")
        },
    )

    def __init__(self, *args, room: Room, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.offer("item", room.items, title_of, empty=_now("No item"))
        self.offer("by", room.people, name_of, empty=_now("Not named"))
        self.offer("person", room.people, name_of, empty=_now("Choose"))
        self.rows["indicators"] = {each.pk: each for each in room.shortcomings}
        self.fields["indicators"].choices = [
            (each.pk, number_and_label(each)) for each in room.shortcomings
        ]

    def clean_due_on(self) -> date | None:
        day = self.cleaned_data["due_on"]
        if day and day < self.today:
            raise forms.ValidationError(_("This day is past; choose a day to come."))
        return day

    def clean(self):
        """Half a solution is none: each of its three questions is answered."""
        cleaned = super().clean()
        if not self.begins_solution(cleaned):
            return cleaned
        missing = {
            "person": _("Choose who does it."),
            "due_on": _("Set the day by which it is done."),
            "product": _("Name what will show that it is done."),
        }
        for name, text in missing.items():
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, text)
        return cleaned

    def begins_solution(self, cleaned: dict) -> bool:
        return any(cleaned.get(name) for name in (*SOLUTION, "indicators"))

    @property
    def has_solution(self) -> bool:
        """Whether its fields stand open: filled in, or wrong."""
        names = (*SOLUTION, "indicators")
        return self.is_bound and any(self.data.get(name) for name in names)

    def values(self) -> PointValues:
        return PointValues(
            text=self.cleaned_data["text"],
            item=self.chosen("item"),
            by=self.chosen("by"),
        )

    def solution(self) -> MeasureValues | None:
        cleaned = self.cleaned_data
        if not self.begins_solution(cleaned):
            return None
        return MeasureValues(
            text=cleaned["text"],
            person=self.chosen("person"),
            due_on=cleaned["due_on"],
            product=cleaned["product"],
            indicators=[
                self.rows["indicators"][number] for number in cleaned["indicators"]
            ],
        )


def title_of(item) -> str:
    return f"{item.position}. {item.title}"
