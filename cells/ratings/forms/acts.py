"""The short forms of the acts on a rating."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextFormField
from cells.rounds.forms import DayInput
from cells.saved_forms import TOO_LONG, SeenVersionForm

LONGEST = 3000
MOST_VOTES = 1000


def words(label, *, rows=4, required=True, empty=None, length=LONGEST, hint=""):
    errors = {"max_length": TOO_LONG}
    if empty:
        errors["required"] = empty
    return TypedTextFormField(
        label=label,
        required=required,
        strip=True,
        max_length=length,
        help_text=hint,
        widget=forms.Textarea({"rows": rows}),
        error_messages=errors,
    )


def day(label, hint=""):
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=DayInput(),
        error_messages={"invalid": _("Enter a date such as 19/10/2026.")},
    )


def votes(label):
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST_VOTES,
        error_messages={"invalid": _("Enter a whole number, 0 or more.")},
    )


class ActForm(SeenVersionForm):
    """A form that carries the version seen; ``button`` is the red one of its page."""

    button = _("Save")

    def __init__(self, data=None, *, rating=None, **kwargs):
        super().__init__(data, **kwargs)
        self.rating = rating
        self.fields["version"].widget = forms.HiddenInput({"autocomplete": "off"})
        if rating is not None and data is None:
            self.initial["version"] = rating.version
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}  # the server names errors in Vietnamese
        self.helper.layout = Layout(*self.rows(), Submit("submit", self.button))

    def rows(self):
        return list(self.fields)


class ConfirmForm(ActForm):
    """Nothing to type."""

    button = pgettext_lazy("button", "Confirm")


class RequestForm(ActForm):
    button = _("Record the request")
    due_on = day(_("To be sent by"))


class RemarkForm(ActForm):
    button = _("Record the remark of the chi ủy")
    text = words(_("Remark"), rows=6, empty=_("Write the remark."))


class RemarkWithoutForm(RemarkForm):
    button = _("Go on without the self-rating")


class ReasonForm(ActForm):
    button = _("Take the proposal back")
    reason = words(_("Reason"), empty=_("Say why."))


class ReturnForm(ReasonForm):
    button = _("Return it to the cell")


class AnswerForm(ActForm):
    button = _("Send the answer")
    text = words(_("Your answer"), rows=6, empty=_("Write your answer."))


class NotRatedForm(ActForm):
    button = _("Leave out of the rating")
    code = forms.ChoiceField(label=_("Reason of the rule"))
    note = words(_("Note"), required=False)

    def __init__(self, data=None, *, rating, **kwargs):
        super().__init__(data, rating=rating, **kwargs)
        self.fields["code"].choices = [
            (each.code, each.text) for each in rating.rule.text.not_rated
        ]


class CommendForm(ActForm):
    button = _("Put on the list")
    grounds = words(_("Grounds"), empty=_("Name the grounds."))


class DecideForm(ActForm):
    button = _("Record the decision")
    level = forms.ChoiceField(label=_("Level decided"))
    number = TypedTextFormField(
        label=_("Number of the decision"),
        strip=True,
        max_length=60,
        error_messages={"required": _("Enter the number of the decision.")},
    )
    decision_on = day(_("Date of the decision"))
    note = words(
        _("Why, if the level differs from the cell's proposal"), required=False
    )

    def __init__(self, data=None, *, rating, **kwargs):
        super().__init__(data, rating=rating, **kwargs)
        self.fields["level"].choices = [
            (each.level, each.name) for each in rating.rule.text.levels
        ]
        self.fields["level"].initial = rating.proposed_level

    def rows(self):
        pair = Div("number", "decision_on", css_class="field-pair")
        return ["version", "level", pair, "note"]


class ReviseForm(ActForm):
    button = _("Revise the decision")
    reason = words(_("Reason"), empty=_("Say why."))
    paper = words(
        _("The paper it rests on"), rows=2, empty=_("Name the paper it rests on.")
    )


class OpenForm(forms.Form):
    """Which year or quarter is to be rated."""

    period = forms.ChoiceField(
        label=_("Period"), error_messages={"invalid_choice": _("Choose a period.")}
    )

    def __init__(self, data=None, *, periods: list[tuple[str, str]], **kwargs):
        super().__init__(data, **kwargs)
        self.fields["period"].choices = periods
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout("period", Submit("submit", _("Open the rating")))
