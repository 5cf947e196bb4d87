import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.indicators.models import Frequency
from cells.reviews.models import ReaderOffice
from cells.reviews.services.writing import ANSWER_FIELDS, GENERAL_FIELDS
from cells.saved_forms import (
    SavedForm,
    SeenVersionForm,
    long_text,
)

POSTED_ANSWER = re.compile(r"^a([1-9][0-9]{0,2})-version\Z")


class AnswerForm(SavedForm):
    """One answer of a posted page, whether a person or a script sends it."""

    frequency = forms.ChoiceField(
        choices=Frequency,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the four answers.")},
    )
    parts = forms.TypedMultipleChoiceField(
        required=False,
        coerce=int,
        error_messages={"invalid_choice": _("Mark only the parts that stand here.")},
    )
    deed = long_text()
    cause_subjective = long_text()
    cause_objective = long_text()
    remedy = long_text()
    kept_reason = long_text()
    value_fields = ANSWER_FIELDS

    def __init__(self, data, *, number: int, parts):
        """``parts``: number and text of each part of the indicator ``number``."""
        super().__init__(data, prefix=f"a{number}")
        self.key = number
        self.fields["parts"].choices = list(parts)

    def clean(self):
        cleaned = super().clean()
        cleaned["frequency"] = cleaned.get("frequency") or None
        cleaned["marked_parts"] = sorted(set(cleaned.get("parts", [])))
        return cleaned

    def values(self) -> dict:
        """Only the page of a returned item has a field for why the text is kept."""
        values = super().values()
        if not self.sent("kept_reason"):
            del values["kept_reason"]
        return values

    def typed_parts(self) -> set[str]:
        return set(self.data.getlist(self.add_prefix("parts")))


class GeneralPartForm(SavedForm):
    """The general part of a report."""

    strengths = long_text()
    last_round_results = long_text()
    direction = long_text()
    proposals = long_text()
    value_fields = GENERAL_FIELDS

    def __init__(self, data):
        super().__init__(data, prefix="general")


def posted_numbers(data) -> list[int]:
    """Numbers of the indicators whose answers ``data`` carries."""
    return sorted(
        int(match[1]) for name in data if (match := POSTED_ANSWER.match(name))
    )


class WithdrawalForm(SeenVersionForm):
    """Why a decision is taken back."""

    reason = TypedTextFormField(
        max_length=2000,
        error_messages={"required": _("Say why the decision is withdrawn.")},
    )


class ReaderWishForm(SeenVersionForm):
    """Which office the author asks to read the report; "" for the usual one."""

    office = forms.ChoiceField(choices=ReaderOffice, required=False)


class FilingForm(SeenVersionForm):
    """Filing also names the content that was read through."""

    shown = forms.RegexField(r"^[0-9a-f]{64}\Z")
