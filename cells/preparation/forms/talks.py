"""What a secretary enters in the own list of talks: people and days, no words."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.organisation.models import Member
from cells.preparation.forms.pieces import day


class TalkForm(forms.Form):
    """A member to talk to; nobody is proposed."""

    member = forms.TypedChoiceField(
        label=_("With whom"),
        coerce=int,
        error_messages={
            "required": _("Choose a comrade."),
            "invalid_choice": _("Choose a comrade of the list."),
        },
    )
    planned_on = day(_("Planned for"))

    def __init__(self, *args, people: list[Member], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [
            ("", _("Choose a comrade")),
            *((member.pk, member.full_name) for member in people),
        ]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.layout = Layout(
            Div("member", "planned_on", css_class="field-pair"),
            Submit("add", pgettext_lazy("talk", "Add")),
        )


class TalkDatesForm(forms.Form):
    """The two dates of one talk, both may be empty."""

    planned_on = day(_("Planned for"))
    done_on = day(_("Talked on"))
