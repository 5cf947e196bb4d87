"""What is posted on the way of a summary."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.saved_forms import SeenVersionForm
from cells.summaries.forms import number, one_text

LONGEST_REASON = 2000


class FreezeForm(SeenVersionForm):
    """``missing``: reports that are not settled; then a reason is asked for."""

    reason = one_text(LONGEST_REASON, required=False)

    def __init__(self, data, *, missing: int):
        super().__init__(data)
        self.missing = missing

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if self.missing and not reason.strip():
            raise forms.ValidationError(
                _("Reports are missing. Say why the figures are frozen without them.")
            )
        return reason


class ReopenForm(SeenVersionForm):
    """Why a summary, or its reports, are opened again."""

    reason = TypedTextFormField(
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Say why it is opened again."),
            "max_length": _("At most %(limit_value)s characters, please."),
        },
    )


class PassForm(SeenVersionForm):
    """What the cell added in the session; its day where no minutes say it."""

    passed_on = forms.DateField(
        error_messages={
            "required": _("Enter the day on which the cell passed it."),
            "invalid": _("Enter a date such as 19/10/2026."),
        }
    )
    text = one_text(10_000, required=False)
    items = number()
    agreed = number()
    explained = number()

    def __init__(self, data, *, asks_for_day: bool = True):
        super().__init__(data)
        if not asks_for_day:
            del self.fields["passed_on"]

    def clean(self):
        cleaned = super().clean()
        items = cleaned.get("items")
        answered = (cleaned.get("agreed") or 0) + (cleaned.get("explained") or 0)
        if items is not None and answered > items:
            self.add_error(
                "items", _("Those taken up and those explained are more than all.")
            )
        return cleaned
