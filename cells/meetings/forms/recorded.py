"""What the forms share that record something of a running meeting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.saved_forms import TOO_LONG, VersionField

LONGEST_RECORD = 3000
LONGEST_LINE = 200


class PageIdField(forms.UUIDField):
    """The id that the page gives what it records; nobody types it."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            raise forms.ValidationError(
                _(
                    "The page was not whole. What you typed still stands here; press "
                    "once more."
                )
            ) from None


def words(label, *, required=False, missing="", rows=2, help_text="", hint=""):
    """Several lines; ``hint`` stands in the empty box."""
    widget = forms.Textarea(
        {
            "rows": rows,
            "class": "field-input",
            **({"placeholder": hint} if hint else {}),
        }
    )
    return TypedTextFormField(
        label=label,
        required=required,
        strip=True,
        max_length=LONGEST_RECORD,
        widget=widget,
        help_text=help_text,
        error_messages={"max_length": TOO_LONG, "required": missing},
    )


def line(label, *, max_length=LONGEST_LINE, help_text="", hint=""):
    widget = forms.TextInput(
        {"class": "field-input", **({"placeholder": hint} if hint else {})}
    )
    return TypedTextFormField(
        label=label,
        required=False,
        strip=True,
        max_length=max_length,
        widget=widget,
        help_text=help_text,
        error_messages={"max_length": TOO_LONG},
    )


def choice(label, *, required=True, missing="", once=False):
    """One row by its id; the form gives them in ``offer``.

    ``once``: the script empties it for the next record, so that nobody is named by
    mistake.
    """
    attrs = {"class": "form-select", **({"data-once": ""} if once else {})}
    return forms.TypedChoiceField(
        label=label,
        required=required,
        coerce=int,
        empty_value=None,
        widget=forms.Select(attrs),
        error_messages={
            "required": missing,
            "invalid_choice": _("Choose from the list; it may have changed meanwhile."),
        },
    )


class RecordForm(forms.Form):
    """A form that finds its rows by id among those that the room offers.

    ``page_id`` for what is recorded, ``version`` for what is corrected.
    """

    page_id = PageIdField()
    version = VersionField(widget=forms.HiddenInput)
    name = ""

    def __init__(self, *args, corrects=False, **kwargs):
        kwargs.setdefault("auto_id", f"{self.name}-%s")
        super().__init__(*args, **kwargs)
        self.rows = {}
        del self.fields["page_id" if corrects else "version"]

    def offer(self, name: str, rows, label, *, empty: str) -> None:
        """The field ``name`` offers ``rows``, each by ``label(row)``."""
        self.rows[name] = {row.pk: row for row in rows}
        self.fields[name].choices = [("", empty), *((r.pk, label(r)) for r in rows)]

    def chosen(self, name: str):
        return self.rows[name].get(self.cleaned_data[name])


def name_of(member) -> str:
    return member.full_name


def number_and_label(indicator) -> str:
    return f"{indicator.number}. {indicator.shown_label}"
