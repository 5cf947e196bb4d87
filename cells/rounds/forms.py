from itertools import pairwise

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from cells.rounds.models import DATE_FIELDS, ReviewRound


class DayInput(forms.DateInput):
    """The browser's own date field; it needs the ISO form of the value."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class RoundForm(forms.ModelForm):
    """A round for the secretary's own cell."""

    button_label = _("Open the round")

    class Meta:
        model = ReviewRound
        fields = [
            "title",
            "year",
            "legal_basis",
            "aims",
            "period_from",
            "period_to",
            *DATE_FIELDS,
            "meaning_none",
            "meaning_rarely",
            "meaning_occasionally",
            "meaning_often",
        ]
        widgets = {
            "legal_basis": forms.Textarea(attrs={"rows": 2}),
            "aims": forms.Textarea(attrs={"rows": 3}),
            "period_from": DayInput(),
            "period_to": DayInput(),
        } | {name: DayInput() for name in DATE_FIELDS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].label = _("Title of the round")
        self.fields["aims"].help_text = _("May be left empty.")
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}  # the server names errors in Vietnamese
        self.helper.layout = Layout(
            "title",
            "year",
            "legal_basis",
            "aims",
            Fieldset(
                _("Period under review"),
                Div("period_from", "period_to", css_class="field-pair"),
            ),
            Fieldset(
                _("Six dates; each ends with its day"),
                Div(*DATE_FIELDS, css_class="field-pair"),
            ),
            Fieldset(
                _("What the frequencies mean in this round"),
                "meaning_none",
                "meaning_rarely",
                "meaning_occasionally",
                "meaning_often",
            ),
            *self.further_fields(),
            Submit("open", self.button_label),
        )

    def further_fields(self) -> list:
        """What a committee's round asks besides, as parts of the layout."""
        return []

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not 2016 <= year <= 2100:
            raise forms.ValidationError(_("Enter a year such as 2026."))
        return year

    def clean(self):
        cleaned = super().clean()
        self.refuse_disorder("period_from", "period_to")
        for earlier, later in pairwise(DATE_FIELDS):
            self.refuse_disorder(earlier, later)
        return cleaned

    def refuse_disorder(self, earlier: str, later: str) -> None:
        first, second = self.cleaned_data.get(earlier), self.cleaned_data.get(later)
        if first and second and second < first:
            self.add_error(
                later,
                _("This date cannot be before “%(earlier)s”.")
                % {"earlier": self.fields[earlier].label},
            )
