"""What is posted to open a vote, to record its totals, to cancel it."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.meetings.forms.recorded import RecordForm, choice, name_of, words
from cells.meetings.models import CellFinding, Vote, VoteMode, VoteSubject
from cells.meetings.quorum import MORE_THAN_HALF, TWO_THIRDS, Base
from cells.meetings.services.votes import refuse_totals
from cells.organisation.models import Member
from cells.saved_forms import VersionField
from cells.workflow import WorkflowError

HIGHEST_COUNT = 9999
CHOOSE = _("Choose from the list; it may have changed meanwhile.")


class VoteForm(RecordForm):
    """What is voted on, how, by which share, and who counts."""

    name = "vote"
    subject = forms.ChoiceField(
        label=_("Vote on"),
        choices=VoteSubject.choices,
        widget=forms.Select({"class": "form-select"}),
        error_messages={
            "required": _("Choose what is voted on."),
            "invalid_choice": _("Choose what is voted on."),
        },
    )
    finding = choice(_("What the cell points out"), required=False)
    question = words(
        _("The question"),
        help_text=_(
            "Left empty, the usual sentence is put to the vote, such as “To pass the "
            "conclusion of the session”. What the cell points out is always voted on "
            "in the words recorded above."
        ),
    )
    mode = forms.ChoiceField(
        label=_("How it is voted on"),
        choices=VoteMode.choices,
        widget=forms.RadioSelect({"class": "form-check-input"}),
        error_messages={
            "required": _("Choose how it is voted on."),
            "invalid_choice": _("Choose how it is voted on."),
        },
    )
    rule = forms.ChoiceField(
        label=_("Needed"),
        widget=forms.Select({"class": "form-select"}),
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    tellers = forms.TypedMultipleChoiceField(
        label=_("Tellers"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple({"class": "form-check-input"}),
        help_text=_(
            "Needed for a secret ballot, where the chair does not count. For raised "
            "cards the chair or the clerk counts."
        ),
        error_messages={"invalid_choice": CHOOSE},
    )

    def __init__(
        self,
        *args,
        findings: list[CellFinding],
        present: list[Member],
        chair_pk: int | None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.chair_pk = chair_pk
        self.offer("finding", findings, short_finding, empty=_now("Choose"))
        self.rows["tellers"] = {each.pk: each for each in present}
        self.fields["tellers"].choices = [(each.pk, name_of(each)) for each in present]
        self.fields["rule"].choices = [
            (MORE_THAN_HALF, _("More than a half of all with a vote")),
            (TWO_THIRDS, _("At least two thirds of all with a vote")),
        ]

    def clean(self):
        cleaned = super().clean()
        subject = cleaned.get("subject")
        if subject == VoteSubject.FINDING and not cleaned.get("finding"):
            self.add_missing("finding", _("Choose what the cell points out."))
        if subject == VoteSubject.OTHER and not cleaned.get("question"):
            self.add_missing("question", _("Say what is voted on."))
        if cleaned.get("mode") == VoteMode.BALLOT and "tellers" in cleaned:
            if not cleaned["tellers"]:
                self.add_error("tellers", _("A secret ballot needs a teller."))
            elif self.chair_pk in cleaned["tellers"]:
                self.add_error(
                    "tellers", _("The chair does not count a secret ballot.")
                )
        return cleaned

    def add_missing(self, name: str, sentence) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)

    def values(self) -> dict:
        cleaned = self.cleaned_data
        is_finding = cleaned["subject"] == VoteSubject.FINDING
        return {
            "subject": VoteSubject(cleaned["subject"]),
            "question": cleaned["question"],
            "mode": VoteMode(cleaned["mode"]),
            "rule": cleaned["rule"],
            "finding": self.chosen("finding") if is_finding else None,
            "tellers": [self.rows["tellers"][pk] for pk in cleaned["tellers"]],
            "page_id": cleaned["page_id"],
        }


def short_finding(finding: CellFinding) -> str:
    text = " ".join(finding.wording.split())
    short = text if len(text) <= 60 else f"{text[:59].rstrip()}…"
    return f"{finding.subject.full_name}: {short}"


def count_field(label, *, missing, required=True):
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=0,
        max_value=HIGHEST_COUNT,
        widget=forms.NumberInput(
            {
                "class": "form-control",
                "inputmode": "numeric",
                "autocomplete": "off",
                "data-once": True,
            }
        ),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), missing
        ),
    )


class CountForm(forms.Form):
    """The totals of one vote. Without the third the form proposes it and asks again:
    no figure is recorded that nobody has seen."""

    version = VersionField(widget=forms.HiddenInput)
    in_favour = count_field(
        pgettext_lazy("vote", "For"), missing=_("How many are for, in figures.")
    )
    against = count_field(
        pgettext_lazy("vote", "Against"), missing=_("How many are against, in figures.")
    )
    blank = count_field(
        pgettext_lazy("vote", "No opinion"),
        missing=_("How many have no opinion, in figures."),
        required=False,
    )

    def __init__(self, *args, vote: Vote, base: Base, **kwargs):
        kwargs.setdefault("auto_id", "count-%s")
        super().__init__(*args, **kwargs)
        self.vote, self.base = vote, base

    def clean(self):
        cleaned = super().clean()
        in_favour, against = cleaned.get("in_favour"), cleaned.get("against")
        if in_favour is None or against is None or "blank" in self.errors:
            return cleaned
        if cleaned.get("blank") is None:
            self.propose_blank(in_favour, against)
            return cleaned
        try:
            refuse_totals(
                self.vote.mode, self.base, in_favour, against, cleaned["blank"]
            )
        except WorkflowError as error:
            self.add_error(None, str(error))
        return cleaned

    def propose_blank(self, in_favour: int, against: int) -> None:
        rest = self.base.present_entitled - in_favour - against
        if rest < 0:
            self.add_error("blank", _("How many have no opinion, in figures."))
            return
        self.data = self.data.copy()
        self.data["blank"] = rest
        sentence = _now(
            "By those present with a vote it would be %(n)s. Write that, or what was "
            "counted, and press once more."
        )
        self.add_error("blank", sentence % {"n": rest})

    def totals(self) -> dict:
        return {name: self.cleaned_data[name] for name in TOTALS}


TOTALS = ("in_favour", "against", "blank")


class CancelVoteForm(forms.Form):
    """Why a vote is taken back without a result."""

    version = VersionField(widget=forms.HiddenInput)
    reason = words(
        _("Why the vote is cancelled"),
        required=True,
        missing=_("Say why the vote is cancelled."),
    )
