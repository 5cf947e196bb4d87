"""What the leaders of a cell post on the pages of papers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.saving import Edit

LONGEST = 40_000
LARGEST = 2_000_000_000
PREFIX = "p1"
KEY = 1


def paper_text(**kwargs) -> TypedTextFormField:
    return TypedTextFormField(
        max_length=LONGEST,
        error_messages={
            "required": _("The text is empty. Write it, or draft it anew."),
            "max_length": _(
                "This text has %(show_value)s characters; at most %(limit_value)s can "
                "be kept in one field. Shorten it; what you wrote still stands here."
            ),
        },
        **kwargs,
    )


def seen_version(least: int = 1) -> forms.IntegerField:
    """Nobody types it: the page carries the version that it shows."""
    sentence = _(
        "The page was not whole. What you typed still stands here; save it once more."
    )
    names = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        min_value=least,
        max_value=LARGEST,
        error_messages=dict.fromkeys(names, sentence),
    )


class PaperForm(forms.Form):
    """The text of a paper, whether a person or the script of the page sends it."""

    version = seen_version()
    seen = forms.CharField(required=False, max_length=16)
    keep = forms.ChoiceField(
        choices=[("mine", "mine"), ("stored", "stored")], required=False
    )
    stored_version = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
    text = paper_text(strip=True)

    def __init__(self, data):
        super().__init__(data, prefix=PREFIX)

    def edit(self) -> Edit | None:
        """What to store; None if the writer chose the stored text."""
        cleaned = self.cleaned_data
        if cleaned["keep"] == "stored":
            return None
        return Edit(
            key=KEY,
            values={"text": cleaned["text"]},
            seen_version=cleaned["version"],
            seen=cleaned["seen"],
            chosen_over=cleaned["stored_version"] if cleaned["keep"] else None,
        )

    def typed(self, name: str) -> str:
        """The field as it was sent, for showing it again."""
        return self.data.get(self.add_prefix(name), "")


class PageForm(forms.Form):
    """Which open page sends, and its own count of saves (0 without the script)."""

    page_id = forms.RegexField(r"^[0-9a-f-]{0,36}\Z", required=False)
    sequence = forms.IntegerField(required=False, min_value=0, max_value=LARGEST)

    def facts(self) -> dict:
        """``page`` and ``sequence``; a page that names itself badly is no page."""
        self.full_clean()
        return {
            "page": self.cleaned_data.get("page_id") or "",
            "sequence": self.cleaned_data.get("sequence") or 0,
        }


class SeenPaperForm(forms.Form):
    """The version of the row that the person saw when pressing the button."""

    version = seen_version()


class TemplateForm(forms.Form):
    """The model of a paper; version 0: there was none of one's own."""

    version = seen_version(least=0)
    text = paper_text(strip=True)
