"""What leaders of a cell type and press about duties."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.organisation.models import Member
from cells.preparation.forms.pieces import day, seen_version, short_text
from cells.preparation.models.duties import Duty
from cells.preparation.models.papers import PaperKind
from cells.preparation.services.duties import DutyValues

NO_PAPER = ("", pgettext_lazy("choice of a paper", "None"))


class DutyForm(forms.Form):
    """One duty: what, with which product, by when, by whom.

    ``version`` is 0 for a new duty. The duty of everybody has no people to choose.
    """

    version = seen_version()
    title = short_text(_("What is to be done"), 160, required=True)
    product = short_text(
        _("Product"), 160, help_text=_("By which one sees that it is done.")
    )
    due_on = day(_("Due on"), required=True)
    members = forms.TypedMultipleChoiceField(
        label=_("Who does it"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose only members of the cell.")},
    )
    paper_kind = forms.ChoiceField(
        label=_("Paper that belongs to it"),
        required=False,
        choices=[NO_PAPER, *PaperKind.choices],
        error_messages={"invalid_choice": _("Choose a paper of the list.")},
    )

    def __init__(self, *args, people: list[Member], duty: Duty | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(member.pk, member.full_name) for member in people]
        self.fields["members"].choices = choices
        if duty is not None and duty.is_everyones:
            del self.fields["members"], self.fields["paper_kind"]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        save = _("Save") if duty else pgettext_lazy("duty", "Add")
        self.helper.layout = Layout(*self.layout_rows(), Submit("save", save))

    def layout_rows(self):
        rows = [Field("version"), "title", "product", "due_on"]
        if "members" in self.fields:
            rows += [Div("members", css_class="people-choice"), "paper_kind"]
        else:
            sentence = _("Every member of the cell who writes a report does this.")
            rows.append(HTML(f'<p class="mb-3">{sentence}</p>'))
        return rows

    def values(self) -> DutyValues:
        cleaned = self.cleaned_data
        return DutyValues(
            title=cleaned["title"],
            product=cleaned["product"],
            due_on=cleaned["due_on"],
            paper_kind=cleaned.get("paper_kind", ""),
        )

    def member_ids(self) -> list[int]:
        return self.cleaned_data.get("members", [])


class AssignForm(forms.Form):
    """One member and one duty, named with the version in which it was shown."""

    member = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    duty = forms.RegexField(
        r"^[1-9][0-9]{0,9}-[1-9][0-9]{0,8}\Z",
        error_messages={"required": _("Choose a duty first.")},
    )
