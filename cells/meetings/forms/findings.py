"""What a recorder posts of what the cell points out, and of an answer to it."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cells.meetings.forms.recorded import (
    RecordForm,
    choice,
    name_of,
    number_and_label,
    words,
)
from cells.meetings.models import AnswerKind
from cells.meetings.room import Room
from cells.meetings.services.answers import Answer
from cells.meetings.services.findings import FindingValues
from cells.saved_forms import VersionField

NO_WORDS = _("Explain it, or name the opinion, in a few words.")


class FindingForm(RecordForm):
    """Whom the cell points it out to, at which indicator, in which words."""

    name = "finding"
    subject = choice(_("Pointed out to"), missing=_("Choose whom it is for."))
    indicator = choice(_("Indicator"), missing=_("Choose the indicator."), once=True)
    wording = words(
        _("What the cell points out"),
        required=True,
        missing=_("Say what the cell points out."),
    )

    def __init__(self, *args, room: Room, also=(), **kwargs):
        super().__init__(*args, **kwargs)
        people = [*room.people, *(each for each in also if each not in room.people)]
        self.offer("subject", people, name_of, empty=_now("Choose"))
        self.offer(
            "indicator", room.shortcomings, number_and_label, empty=_now("Choose")
        )

    def values(self) -> FindingValues:
        return FindingValues(
            subject=self.chosen("subject"),
            indicator=self.chosen("indicator"),
            wording=self.cleaned_data["wording"],
        )


class AnswerForm(forms.Form):
    """How the member concerned answers; explained or reserved in words."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=AnswerKind.choices,
        widget=forms.RadioSelect({"class": "form-check-input"}),
        error_messages={
            "required": _("Choose how you answer."),
            "invalid_choice": _("Choose how you answer."),
        },
    )
    text = words(_("In words"), rows=2)

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("answer")
        needs_words = kind and kind != AnswerKind.ACCEPTS
        if needs_words and "text" not in self.errors and not cleaned["text"]:
            self.add_error("text", NO_WORDS)
        return cleaned

    def value(self) -> Answer:
        return Answer(self.cleaned_data["answer"], self.cleaned_data["text"])


class ClerksAnswerForm(AnswerForm):
    """By the version of the remark or finding that the clerk saw."""

    version = VersionField(widget=forms.HiddenInput)


class OwnAnswerForm(AnswerForm):
    """One of the answers of a member's page; ``seen`` names the state answered."""

    seen = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def is_touched(self, initial: dict) -> bool:
        """Whether something else stands here than what is stored."""
        typed = {name: self.data.get(self.add_prefix(name), "") for name in initial}
        return any(spelt(typed[name]) != spelt(initial[name]) for name in initial)


def spelt(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
