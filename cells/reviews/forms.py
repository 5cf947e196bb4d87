import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.indicators.models import Frequency
from cells.reviews.models import ReaderOffice
from cells.reviews.services.writing import ANSWER_FIELDS, GENERAL_FIELDS
from cells.saving import Edit

LONGEST = 10_000
POSTED_ANSWER = re.compile(r"^a([1-9][0-9]{0,2})-version\Z")
KEEP = [("mine", "mine"), ("stored", "stored")]


def long_text() -> TypedTextFormField:
    return TypedTextFormField(
        required=False,
        strip=True,
        max_length=LONGEST,
        error_messages={
            "max_length": _(
                "This text has %(show_value)s characters; at most %(limit_value)s can "
                "be kept in one field. Shorten it; what you wrote still stands here."
            )
        },
    )


class VersionField(forms.IntegerField):
    """A version that the page carries; nobody types it, so one sentence is enough."""

    def __init__(self, **kwargs):
        super().__init__(min_value=1, max_value=2_000_000_000, **kwargs)

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            raise forms.ValidationError(
                _(
                    "The page was not whole. What you typed still stands here; save it "
                    "once more."
                )
            ) from None


class SavedForm(forms.Form):
    """What every row of the working copy sends beside its values."""

    version = VersionField(required=True)
    seen = forms.CharField(required=False, max_length=16)
    keep = forms.ChoiceField(choices=KEEP, required=False)
    stored_version = VersionField(required=False)
    value_fields: tuple[str, ...] = ()
    key = 0

    def values(self) -> dict:
        """What the author typed, by the names of the row's own fields."""
        return {name: self.cleaned_data[name] for name in self.value_fields}

    def edit(self) -> Edit | None:
        """What to store; None if the author chose the stored text."""
        cleaned = self.cleaned_data
        if cleaned["keep"] == "stored":
            return None
        return Edit(
            key=self.key,
            values=self.values(),
            seen_version=cleaned["version"],
            seen=cleaned["seen"],
            chosen_over=cleaned["stored_version"] if cleaned["keep"] else None,
        )

    def typed(self, name: str) -> str:
        """The field as it was sent, for showing it again."""
        return self.data.get(self.add_prefix(name), "")

    def sent(self, name: str) -> bool:
        """Whether the page had this field; one that it lacks is left as it stands."""
        return self.add_prefix(name) in self.data


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


class PageForm(forms.Form):
    """Which open page sends, and its own count of saves (0 without a script)."""

    page_id = forms.RegexField(r"^[0-9a-f-]{0,36}\Z", required=False)
    sequence = forms.IntegerField(required=False, min_value=0, max_value=2_000_000_000)

    def facts(self) -> dict:
        """``page`` and ``sequence``; a page that names itself badly is no page."""
        self.full_clean()
        return {
            "page": self.cleaned_data.get("page_id") or "",
            "sequence": self.cleaned_data.get("sequence") or 0,
        }


def posted_numbers(data) -> list[int]:
    """Numbers of the indicators whose answers ``data`` carries."""
    return sorted(
        int(match[1]) for name in data if (match := POSTED_ANSWER.match(name))
    )


class SeenVersionForm(forms.Form):
    """The version of the record that the person saw when pressing the button."""

    version = forms.IntegerField(min_value=1, max_value=2_000_000_000)


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
