"""The rows of a sheet, whether a person or a script sends them."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.saved_forms import SavedForm, long_text
from cells.scans import no_secrets
from cells.secrecy import speaks_of_secrets
from cells.supervision.models import PeriodKind, ProgressLine
from cells.supervision.sheet_content import COMMENT_FIELDS, LINE_FIELDS, LONG_FIELDS

POSTED_LINE = re.compile(r"^p([1-9][0-9]{0,17})-version\Z")
MOST_PIECES = 1_000_000
WHOLE_NUMBER = _("Enter a whole number, 0 or more.")


def quantity_field() -> forms.IntegerField:
    return forms.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST_PIECES,
        error_messages={
            "invalid": WHOLE_NUMBER,
            "min_value": WHOLE_NUMBER,
            "max_value": _("Enter a whole number, at most %(limit_value)s."),
        },
    )


def without_secrets(text: str) -> str:
    if speaks_of_secrets(text):
        raise forms.ValidationError(no_secrets())
    return text


class SheetLineForm(SavedForm):
    """One line of a sheet; a quarter and a year have no quantity of their own."""

    quantity = quantity_field()
    none_reason = long_text()
    evidence_words = long_text()
    obstacles = long_text()
    next_steps = long_text()

    def __init__(self, data, *, line: ProgressLine, kind: str):
        super().__init__(data, prefix=f"p{line.pk}")
        self.key = line.pk
        self.value_fields = LINE_FIELDS if kind == PeriodKind.MONTH else LONG_FIELDS
        if kind != PeriodKind.MONTH:
            del self.fields["quantity"], self.fields["none_reason"]

    def clean_evidence_words(self):
        return without_secrets(self.cleaned_data["evidence_words"])

    def values(self) -> dict:
        return {
            name: self.cleaned_data[name]
            for name in self.value_fields
            if name in self.cleaned_data and self.sent(name)
        }


class CommentForm(SavedForm):
    """What is said of the whole period."""

    text = long_text()
    value_fields = COMMENT_FIELDS
    key = 0

    def __init__(self, data):
        super().__init__(data, prefix="general")


def posted_lines(data) -> list[int]:
    """Ids of the lines that ``data`` carries."""
    return sorted(int(match[1]) for name in data if (match := POSTED_LINE.match(name)))
