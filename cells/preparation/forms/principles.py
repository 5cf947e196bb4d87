"""What leaders of a cell type as a principle of their own."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.preparation.forms.pieces import seen_version, short_text


class PrincipleForm(forms.Form):
    """One sentence; ``version`` is 0 for a new one."""

    version = seen_version()
    text = short_text(_("Principle of the cell"), 300, required=True)

    def __init__(self, *args, is_new: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        label = pgettext_lazy("principle", "Add") if is_new else _("Save")
        self.helper.layout = Layout(Field("version"), "text", Submit("save", label))
