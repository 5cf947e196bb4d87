"""What the leaders of a cell post on the pages of papers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.preparation.services.papers import PAPER_FIELDS
from cells.saved_forms import SavedForm, VersionField, long_text

LONGEST = 40_000
PREFIX = "p1"
KEY = 1


def paper_text() -> TypedTextFormField:
    return long_text(
        max_length=LONGEST,
        required=True,
        sentences={"required": _("The text is empty. Write it, or draft it anew.")},
    )


class PaperForm(SavedForm):
    """The text of a paper, whether a person or the script of the page sends it."""

    text = paper_text()
    value_fields = PAPER_FIELDS
    key = KEY

    def __init__(self, data):
        super().__init__(data, prefix=PREFIX)


class TemplateForm(forms.Form):
    """The model of a paper; version 0: there was none of one's own."""

    version = VersionField(min_value=0)
    text = paper_text()
