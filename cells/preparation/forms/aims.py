"""Aims and form of a session as a person, or the script of the page, sends them."""

from django import forms

from cells.preparation.models.preparation import SessionForm
from cells.preparation.services.aims import AIM_FIELDS
from cells.saved_forms import SavedForm, long_text

PREFIX = "general"


class AimsForm(SavedForm):
    """The one row of the page; no form of the shelf is preset."""

    aims = long_text()
    session_form = forms.ChoiceField(choices=SessionForm, required=False)
    form_details = long_text()
    value_fields = AIM_FIELDS

    def __init__(self, data):
        super().__init__(data, prefix=PREFIX)
