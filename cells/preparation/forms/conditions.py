"""What leaders of a cell type about the conditions of a session."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.preparation.forms.pieces import seen_version, short_text
from cells.saved_forms import SeenVersionForm


class ConditionForm(forms.Form):
    """One condition and a note; ``version`` is 0 for a new one."""

    version = seen_version()
    text = short_text(_("What must be there"), 160, required=True)
    note = short_text(
        pgettext_lazy("condition", "Note"),
        300,
        help_text=_("Where it is, who has the key, how many are needed."),
    )

    def __init__(self, *args, is_new: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        button = pgettext_lazy("condition", "Add") if is_new else _("Save")
        self.helper.layout = Layout(
            Field("version"), "text", "note", Submit("save", button)
        )


class TickForm(SeenVersionForm):
    """Whether it is there now."""

    is_met = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce=lambda value: value == "yes"
    )
