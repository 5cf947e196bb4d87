"""What leaders of a cell or committee type about a rule of their own."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.preparation.forms.materials import long_text, web_address
from cells.preparation.forms.pieces import day, seen_version, short_text
from cells.preparation.services.rules import RuleValues


class RuleForm(forms.Form):
    """One rule; ``version`` is 0 for a new one. ``organisations``: (id, name) of the
    bodies that the person leads, asked for a new rule where there are several."""

    version = seen_version()
    organisation = forms.TypedChoiceField(
        label=_("For"),
        coerce=int,
        error_messages={
            "required": _("Choose for whom it is."),
            "invalid_choice": _("Choose for whom it is."),
        },
    )
    number = short_text(_("Number and symbol"), 60, help_text=_("Such as 45-KH/ĐU."))
    issued_on = day(_("Date of issue"))
    body = short_text(_("Issued by"), 120)
    title = short_text(pgettext_lazy("rule", "What it is about"), 300, required=True)
    url = web_address(
        help_text=_("It leads out of this program; in a closed network give the text.")
    )
    text = long_text(_("Text or summary"), 100_000, rows=8)
    source = short_text(_("Where it was taken from"), 300)

    def __init__(self, *args, organisations=(), **kwargs):
        super().__init__(*args, **kwargs)
        if len(organisations) > 1:
            self.fields["organisation"].choices = organisations
        else:
            del self.fields["organisation"]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        first = ["organisation"] if "organisation" in self.fields else []
        self.helper.layout = Layout(
            Field("version"),
            *first,
            Div("number", "issued_on", css_class="field-pair"),
            "body",
            "title",
            "url",
            "text",
            "source",
            Submit("save", _("Save the rule")),
        )

    def values(self) -> RuleValues:
        names = ("title", "number", "issued_on", "body", "url", "text", "source")
        return RuleValues(**{name: self.cleaned_data[name] for name in names})


class ReplacedForm(forms.Form):
    """What replaced a rule: another one of the shelf, or words."""

    version = seen_version()
    rule = forms.TypedChoiceField(
        label=_("Replaced by a rule of the shelf"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose a rule of the shelf.")},
    )
    words = short_text(
        _("Or by"), 200, help_text=_("Number, date and body of what is not on it.")
    )

    def __init__(self, *args, rules, **kwargs):
        super().__init__(*args, **kwargs)
        none = ("", pgettext_lazy("choice of a rule", "None of the shelf"))
        self.fields["rule"].choices = [none, *rules]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout(
            Field("version"), "rule", "words", Submit("save", _("Mark as replaced"))
        )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("rule") and not cleaned.get("words"):
            self.add_error("rule", _("Name what replaced it."))
        return cleaned
