"""What a page that saves itself posts, whether a person or its script sends it."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.saving import Edit

LONGEST = 10_000
HIGHEST_VERSION = 2_000_000_000
KEEP = [("mine", "mine"), ("stored", "stored")]
TOO_LONG = _(
    "This text has %(show_value)s characters; at most %(limit_value)s can be kept in "
    "one field. Shorten it; what you wrote still stands here."
)


def long_text(
    *, max_length: int = LONGEST, required: bool = False, sentences: dict | None = None
) -> TypedTextFormField:
    """``sentences``: further ones, by code of the error."""
    return TypedTextFormField(
        required=required,
        strip=True,
        max_length=max_length,
        error_messages={"max_length": TOO_LONG} | (sentences or {}),
    )


class VersionField(forms.IntegerField):
    """A version that the page carries; nobody types it, so one sentence is enough."""

    def __init__(self, *, min_value: int = 1, **kwargs):
        super().__init__(min_value=min_value, max_value=HIGHEST_VERSION, **kwargs)

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


class SeenVersionForm(forms.Form):
    """The version of the record that the person saw when pressing the button."""

    version = VersionField()


def not_whole() -> str:
    """What is said of a page without fields of its own that came without a version."""
    return gettext("The page was not whole. Look at it once more, then press again.")


@dataclass(frozen=True)
class FieldError:
    """``url``: the place of the field; empty where nobody types into it."""

    url: str
    text: str


class SavedForm(forms.Form):
    """What every row that saves itself sends beside its values."""

    version = VersionField()
    seen = forms.CharField(required=False, max_length=16)
    keep = forms.ChoiceField(choices=KEEP, required=False)
    stored_version = VersionField(required=False)
    value_fields: tuple[str, ...] = ()
    key = 0

    def values(self) -> dict:
        """What was typed, by the names of the row's own fields."""
        return {name: self.cleaned_data[name] for name in self.value_fields}

    def edit(self) -> Edit | None:
        """What to store; None if the writer chose the stored text."""
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

    def field_errors(self) -> list[FieldError]:
        """What is wrong, each with the place of its field on the page."""
        return [
            FieldError(
                f"#{self.add_prefix(name)}" if name in self.value_fields else "",
                " ".join(errors),
            )
            for name, errors in self.errors.items()
        ]

    def page_facts(self) -> tuple:
        """The version and digest that the page goes on with.

        Where they came broken the page counts as the oldest one: whatever was saved
        since is then shown beside its text, never overwritten.
        """
        version = 1 if "version" in self.errors else self.typed("version")
        return version, "" if "seen" in self.errors else self.typed("seen")


class PageForm(forms.Form):
    """Which open page sends, and its own count of saves (0 without a script)."""

    page_id = forms.RegexField(r"^[0-9a-f-]{0,36}\Z", required=False)
    sequence = forms.IntegerField(
        required=False, min_value=0, max_value=HIGHEST_VERSION
    )

    def facts(self) -> dict:
        """``page`` and ``sequence``; a page that names itself badly is no page."""
        self.full_clean()
        return {
            "page": self.cleaned_data.get("page_id") or "",
            "sequence": self.cleaned_data.get("sequence") or 0,
        }
