"""What a reader posts: guidance at some items, and one of three decisions."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.reviews.models import Guidance, Outcome
from cells.reviews.services import GuidanceEdit

POSTED_GUIDANCE = re.compile(r"^g([1-9][0-9]{0,2})-text\Z")
VERSION = re.compile(r"^[0-9]{1,9}\Z")
LONGEST_GUIDANCE = 3000


class DecisionForm(forms.Form):
    """One of three, none of them chosen beforehand."""

    version = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    outcome = forms.ChoiceField(
        choices=Outcome,
        error_messages={
            "required": _("Choose one of the three decisions."),
            "invalid_choice": _("Choose one of the three decisions."),
        },
    )
    note = TypedTextFormField(required=False, max_length=3000)
    due_on = forms.DateField(
        required=False,
        error_messages={"invalid": _("Enter a date such as 19/10/2026.")},
    )

    def clean(self):
        cleaned = super().clean()
        returns = cleaned.get("outcome") in {Outcome.GUIDE, Outcome.REQUEST_REWRITE}
        if returns and "due_on" in cleaned and cleaned["due_on"] is None:
            self.add_error("due_on", _("Say by which day it is to be filed again."))
        return cleaned


class PostedDecision:
    """A whole post of the reader's page, good or bad, to be stored or shown again."""

    def __init__(self, data, numbers):
        self.data = data
        self.form = DecisionForm(data)
        self.numbers = sorted(
            number
            for name in data
            if (match := POSTED_GUIDANCE.match(name))
            and (number := int(match[1])) in numbers
        )
        self.guidance_form = forms.Form(
            {f"g{number}": data.get(f"g{number}-text", "") for number in self.numbers}
        )
        for number in self.numbers:
            self.guidance_form.fields[f"g{number}"] = TypedTextFormField(
                required=False, max_length=LONGEST_GUIDANCE
            )

    def guidance_is_valid(self) -> bool:
        return self.guidance_form.is_valid()

    def edits(self) -> list[GuidanceEdit]:
        return [
            GuidanceEdit(
                number=number,
                text=self.guidance_form.cleaned_data[f"g{number}"],
                seen_version=self.seen_version(number),
            )
            for number in self.numbers
        ]

    def seen_version(self, number: int) -> int:
        value = self.data.get(f"g{number}-version", "")
        return int(value) if VERSION.match(value) else 0

    def value(self, name: str) -> str:
        return self.data.get(name, "")

    @property
    def errors(self) -> dict:
        return {name: list(errors) for name, errors in self.form.errors.items()}

    def guidance_text(self, number: int, draft: Guidance | None) -> str:
        if number in self.numbers:
            return self.data.get(f"g{number}-text", "")
        return draft.text if draft else ""

    def guidance_errors(self, number: int) -> list[str]:
        return list(self.guidance_form.errors.get(f"g{number}", []))
