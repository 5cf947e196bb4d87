"""What was reported by word of mouth, as the secretary writes it down."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.rounds.forms import DayInput
from cells.saved_forms import long_text
from cells.supervision.forms.sheet import quantity_field, without_secrets
from cells.supervision.sheet_content import LINE_FIELDS


class OralForm(forms.Form):
    """The day of the meeting, what was said of each line, and of the whole."""

    told_on = forms.DateField(
        label=_("Reported in the cell on"),
        widget=DayInput(attrs={"class": "form-control"}),
        error_messages={
            "required": _("Enter the day of the meeting."),
            "invalid": _("Enter a date such as 19/10/2026."),
        },
    )
    comment = long_text()

    def __init__(self, data=None, *, lines, is_month: bool, today, days=None, **kwargs):
        """``days``: those for which a clerk may write; None for the supervisor."""
        super().__init__(data, **kwargs)
        self.lines, self.today, self.days = lines, today, days
        for line in lines:
            if is_month:
                self.fields[f"l{line.id}-quantity"] = quantity_field()
            for name in LINE_FIELDS[1:] if is_month else LINE_FIELDS[2:]:
                self.fields[f"l{line.id}-{name}"] = long_text()

    def clean_told_on(self):
        day = self.cleaned_data["told_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day lies ahead."))
        if self.days is not None and day not in self.days:
            raise forms.ValidationError(
                _("You are not the clerk of a meeting of that day.")
            )
        return day

    def clean(self):
        cleaned = super().clean()
        for line in self.lines:
            name = f"l{line.id}-evidence_words"
            try:
                without_secrets(cleaned.get(name) or "")
            except forms.ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def values(self) -> dict[int, dict]:
        """Id of the plan's line → what was said of it."""
        return {
            line.id: {
                name: self.cleaned_data[f"l{line.id}-{name}"]
                for name in LINE_FIELDS
                if f"l{line.id}-{name}" in self.cleaned_data
            }
            for line in self.lines
        }
