"""Forms of the administration: organisations, memberships, offices, choices."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.audit.admin import OfficialForm
from cells.organisation.models import (
    Mandate,
    Member,
    Membership,
    Organisation,
    OrganisationKind,
    OrganisationPreferences,
    Role,
)

ENDS_BEFORE_IT_BEGINS = _("The last day must not lie before the first day.")
FROM_HELP = _("The first day, such as 05/10/2026; it counts.")
TO_HELP = _(
    "The last day, which still counts; leave it empty while there is no end. To take "
    "it back at once, give a past day in both fields."
)
WEIGHT_HELP = _(
    "Empty: as above, at last 2 points. One local set of criteria gives 4 points to "
    "3.1; the text of the rule was not read: please confirm it with your committee."
)


class OrganisationForm(OfficialForm):
    """An organisation with its place in the tree."""

    sentences = {
        "organisation_kind_is_known": _("Choose a cell or a committee."),
    }
    above = forms.ModelChoiceField(
        Organisation.objects.filter(kind=OrganisationKind.COMMITTEE),
        label=_("Stands under"),
        required=False,
        empty_label=_("Nothing: it is the highest here"),
        help_text=_("The committee directly above it."),
    )

    class Meta:
        model = Organisation
        fields = ["code", "name", "kind", "committee_name", "place", "help_line"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["above"] = Organisation.objects.get_parent(self.instance)


class MembershipForm(OfficialForm):
    sentences = {
        "membership_standing_is_known": _("Choose a standing."),
        "membership_ends_after_start": ENDS_BEFORE_IT_BEGINS,
        "membership_one_open_per_cell": _(
            "This member belongs to this cell already, without a last day. End that "
            "membership first."
        ),
        "membership_one_own_cell": _(
            "This member belongs to another cell without a last day. End that "
            "membership first, or choose “Temporary in this cell”."
        ),
    }

    class Meta:
        model = Membership
        fields = ["member", "cell", "standing", "started_on", "ended_on"]
        help_texts = {"started_on": FROM_HELP, "ended_on": TO_HELP}


class MandateForm(OfficialForm):
    sentences = {
        "mandate_role_is_known": _("Choose an office."),
        "mandate_ends_after_start": ENDS_BEFORE_IT_BEGINS,
        "mandate_one_secretary": _(
            "This organisation has a secretary without a last day. End that office "
            "first."
        ),
        "mandate_held_once": _("This member holds this office already."),
    }

    class Meta:
        model = Mandate
        fields = ["member", "organisation", "role", "started_on", "ended_on"]
        help_texts = {"started_on": FROM_HELP, "ended_on": TO_HELP}

    def clean(self):
        cleaned = super().clean()
        organisation = cleaned.get("organisation")
        if (
            organisation
            and cleaned.get("role") == Role.COMMITTEE_STAFF
            and organisation.kind == OrganisationKind.CELL
        ):
            raise ValidationError(_("Only a committee has staff, a cell has none."))
        return cleaned


class InheritedChoice(forms.NullBooleanSelect):
    """Yes, no, or what the organisation above chose."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = [
            ("unknown", _("As above")),
            ("true", pgettext_lazy("choice", "Yes")),
            ("false", pgettext_lazy("choice", "No")),
        ]


class PreferencesForm(OfficialForm):
    """The choices of an organisation; what rests on an unconfirmed rule says so."""

    sentences = {
        "preferences_kept_at_least_a_year": _(
            "Reports are kept for one year at least; leave it empty to do as above."
        ),
        "preferences_quorum_rule_is_known": _("Choose one of the shares shown."),
        "preferences_report_day_in_every_month": _(
            "Enter a day from 1 to 28, which every month has."
        ),
        "preferences_excellent_is_a_share": _("Enter a percentage from 0 to 100."),
        "preferences_excellent_base_is_known": _("Choose one of the list."),
    }

    class Meta:
        model = OrganisationPreferences
        fields = [
            "organisation",
            "secretary_files_first",
            "mask_below",
            "old_tone_spelling",
            "kept_years",
            "quorum_rule",
            "report_due_day",
            "rate_quarters",
            "excellent_percent",
            "excellent_base",
            "weight_3_1",
            "weight_3_2",
            "weight_3_3",
            "weight_3_4",
        ]
        widgets = {
            "secretary_files_first": InheritedChoice,
            "old_tone_spelling": InheritedChoice,
            "rate_quarters": InheritedChoice,
        }
        help_texts = {
            "kept_years": _(
                "Empty: as above. The product's default is 3 years. It follows a Party "
                "guidance that has been replaced since, and the text in force has not "
                "been read: please confirm the number with your committee."
            ),
            "quorum_rule": _(
                "Empty: as above. The product's default is more than a half of the "
                "official members called, leave or not. No rule in force on this was "
                "found (trust: not confirmed): please confirm it with your cell and "
                "committee."
            ),
            "mask_below": _(
                "Empty: as above. With fewer counted reports the members' copy shows "
                "no numbers. The default, 10, is a choice of this product and no rule "
                "of the Party: please confirm it with your committee."
            ),
            "secretary_files_first": _(
                "The secretary opens the members' reports only after filing the own "
                "one. A choice of this product, after the article's call to set an "
                "example: please confirm it with your committee."
            ),
            "report_due_day": _(
                "Empty: as above. The product's default is the 25th of the last month "
                "of a period; what comes later is marked late and never refused. No "
                "rule in force on this was found: please confirm it with your cell "
                "and committee."
            ),
            "rate_quarters": _(
                "Default: each year only. No rule on rating plain members by quarter "
                "was found: please confirm it with your committee."
            ),
            "excellent_percent": _(
                "Empty: as above, at last as the rule says (20 in 366-QĐ/TW, as "
                "quoted). It is a warning, never a block."
            ),
            "excellent_base": _(
                "The sources contradict each other and the text of the rule was not "
                "read: please confirm it with your committee."
            ),
        } | dict.fromkeys(
            ("weight_3_1", "weight_3_2", "weight_3_3", "weight_3_4"), WEIGHT_HELP
        )


class DelegationForm(forms.Form):
    """Which deputy reads for the secretary, from – to (both days count)."""

    delegate = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("Deputy secretary"),
        error_messages={
            "required": _("Choose the deputy secretary who reads."),
            "invalid_choice": _("Only a deputy secretary of the cell can be chosen."),
        },
    )
    started_on = forms.DateField(
        label=_("First day"),
        help_text=_("Today at the earliest; it counts."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    ended_on = forms.DateField(
        label=_("Last day"),
        help_text=_("It still counts; a year later at most."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, deputies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["delegate"].queryset = deputies
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}  # the server names errors in Vietnamese
        self.helper.layout = Layout(
            "delegate",
            Div("started_on", "ended_on", css_class="field-pair"),
            Submit("submit", _("Delegate the reading")),
        )
