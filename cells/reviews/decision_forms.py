"""What a reader posts: guidance at some items, and one of three decisions."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.reviews.models import Outcome
from cells.reviews.services import GuidanceEdit, guidance_needed
from cells.saved_forms import HIGHEST_VERSION, KEEP, PageForm

POSTED_GUIDANCE = re.compile(r"^g([1-9][0-9]{0,2})-text\Z")
LONGEST_GUIDANCE = 3000


class DecisionForm(forms.Form):
    """One of three, none of them chosen beforehand."""

    version = forms.IntegerField(min_value=1, max_value=HIGHEST_VERSION)
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
            self.add_error("due_on", guidance_needed())
        return cleaned


class GuidanceForm(forms.Form):
    """The reader's guidance at one item, with the version that the page edits."""

    text = TypedTextFormField(
        required=False,
        max_length=LONGEST_GUIDANCE,
        error_messages={
            "max_length": _(
                "A guidance is too long. Shorten it; what you wrote still stands here."
            )
        },
    )
    version = forms.IntegerField(required=False, min_value=0, max_value=HIGHEST_VERSION)
    seen = forms.CharField(required=False, max_length=16)
    keep = forms.ChoiceField(choices=KEEP, required=False)
    stored_version = forms.IntegerField(
        required=False, min_value=1, max_value=HIGHEST_VERSION
    )

    def __init__(self, data, number: int):
        super().__init__(data, prefix=f"g{number}")
        self.number = number

    def edit(self) -> GuidanceEdit:
        """What to store."""
        cleaned = self.cleaned_data
        return GuidanceEdit(
            number=self.number,
            text=cleaned["text"],
            seen_version=self.seen_version,
            seen=cleaned.get("seen", ""),
            chosen_over=cleaned.get("stored_version") if self.keeps_mine else None,
        )

    @property
    def seen_version(self) -> int:
        """A page that sends a broken version counts as the oldest one."""
        return self.cleaned_data.get("version") or 0

    @property
    def keeps_mine(self) -> bool:
        return self.cleaned_data.get("keep") == "mine"

    @property
    def keeps_stored(self) -> bool:
        return self.cleaned_data.get("keep") == "stored"


class PostedDecision:
    """A whole post of the reader's page, good or bad, to be stored or shown again."""

    def __init__(self, data, numbers):
        self.data = data
        self.form = DecisionForm(data)
        self.page = PageForm(data).facts()
        self.guidance = {
            number: GuidanceForm(data, number)
            for name in data
            if (match := POSTED_GUIDANCE.match(name))
            and (number := int(match[1])) in numbers
        }
        self.refused = {
            number: form.errors["text"]
            for number, form in sorted(self.guidance.items())
            if "text" in form.errors
        }
        self.conflicts = {}

    def edits(self) -> list[GuidanceEdit]:
        return [
            form.edit()
            for number, form in sorted(self.guidance.items())
            if number not in self.refused and not form.keeps_stored
        ]

    def value(self, name: str) -> str:
        return self.data.get(name, "")

    @property
    def then(self) -> str:
        """Which button was pressed: “view-…”, “save”, or else the decision."""
        return self.value("then")

    @property
    def is_decided(self) -> bool:
        return self.then != "save" and not self.then.startswith("view-")

    @property
    def says_something(self) -> bool:
        """Whether more than guidance was typed: it is kept in the page only."""
        return any(self.value(name) for name in ("outcome", "note", "due_on"))

    @property
    def errors(self) -> dict:
        return {name: list(errors) for name, errors in self.form.errors.items()}

    def typed_text(self, number: int) -> str | None:
        """What the page sent at the item, where it stands beside a stored text."""
        if number not in self.guidance or self.guidance[number].keeps_stored:
            return None
        return self.value(f"g{number}-text")

    def is_unsaved(self, number: int) -> bool:
        return number in self.refused or number in self.conflicts

    def typed_guidance(self) -> dict[int, str]:
        """Every guidance that the page sent and that says something."""
        texts = {number: self.value(f"g{number}-text") for number in self.guidance}
        return {number: text for number, text in sorted(texts.items()) if text.strip()}
