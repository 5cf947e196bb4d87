"""The form of the cell's proposal: its totals typed, or those of a recorded vote."""

import re

from crispy_forms.layout import HTML, Div
from django import forms
from django.utils.translation import gettext_lazy as _

from cells.ratings.cautions import CAUTION_CODES
from cells.ratings.forms.acts import ActForm, day, votes
from cells.ratings.models import VOTES, VoteMode
from cells.ratings.services import Proposed
from cells.ratings.session_votes import facts_of_vote

ID = re.compile(r"^[1-9][0-9]{0,17}\Z")
CHOOSE = [("", _("Choose"))]
MEETING = ("meeting_on", "vote_mode", "votes_entitled")


class ProposeForm(ActForm):
    """The level, the totals of the vote, and what has to be seen.

    ``votes``: the recorded ones that may be chosen by ``vote``, in the address or the
    posted form; with one of them no total is typed.
    """

    button = _("Record the proposal")
    proposed_level = forms.ChoiceField(label=_("The cell proposes the level"))
    meeting_on = day(_("Date of the meeting"))
    vote_mode = forms.ChoiceField(
        label=_("The vote was taken"),
        choices=[*CHOOSE, *VoteMode.choices],
        help_text=_("As the meeting chose; only totals are stored."),
    )
    votes_entitled = votes(_("Members entitled to vote"))
    votes_excellent = votes(_("For “fulfilled excellently”"))
    votes_good = votes(_("For “fulfilled well”"))
    votes_done = votes(_("For “fulfilled”"))
    votes_not_done = votes(_("For “not fulfilled”"))
    votes_against = votes(_("Against the level proposed"))
    votes_blank = votes(_("Blank or no opinion"))
    disciplined = forms.BooleanField(
        label=_("The comrade was disciplined in this period"), required=False
    )
    answer_by = day(
        _("The member may answer by"), _("The committee decides after that day.")
    )
    seen = forms.MultipleChoiceField(
        required=False, choices=[(code, code) for code in CAUTION_CODES]
    )
    vote = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, rating, recorded, chosen="", **kwargs):
        named = chosen if data is None else data.get("vote", "")
        self.chosen = recorded.filter(pk=named).first() if ID.match(named) else None
        self.is_unknown = bool(named) and self.chosen is None
        super().__init__(data, rating=rating, **kwargs)
        levels = [(each.level, each.name) for each in rating.rule.text.levels]
        self.fields["proposed_level"].choices = [*CHOOSE, *levels]
        self.initial["vote"] = self.chosen.pk if self.chosen else ""
        for name in VOTES:
            self.fields[name].initial = 0
        if self.chosen:
            for name in (*MEETING, *VOTES):
                del self.fields[name]

    def rows(self):
        typed = [
            Div("vote_mode", "votes_entitled", css_class="field-pair"),
            Div(*VOTES, css_class="rating-votes"),
        ]
        days = ["answer_by"] if self.chosen else ["meeting_on", "answer_by"]
        return [
            "version",
            "vote",
            "proposed_level",
            Div(*days, css_class="field-pair"),
            *([] if self.chosen else typed),
            "disciplined",
            HTML('{% include "components/rating_cautions.html" %}'),
        ]

    def clean(self):
        if self.is_unknown:
            self.add_error(None, _("Choose one of the votes of the cell's sessions."))
        return super().clean()

    def proposal(self) -> Proposed:
        left_out = {"version", "seen", "vote"}
        typed = {k: v for k, v in self.cleaned_data.items() if k not in left_out}
        if self.chosen:
            typed |= facts_of_vote(self.chosen, typed["proposed_level"])
        return Proposed(**typed)
