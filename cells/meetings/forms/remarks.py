"""What a recorder posts of a remark, and what of striking it."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cells.meetings.forms.recorded import (
    RecordForm,
    choice,
    line,
    name_of,
    number_and_label,
    words,
)
from cells.meetings.room import Room
from cells.meetings.services.remarks import RemarkValues
from cells.saved_forms import VersionField


class RemarkForm(RecordForm):
    """For whom, by whom, at which indicator, and the four questions."""

    name = "remark"
    subject = choice(_("Remark for"), missing=_("Choose whom it is for."))
    author = choice(_("Who makes it"), missing=_("Choose who makes it."), once=True)
    indicator = choice(_("Indicator"), required=False, once=True)
    deed = words(
        _("What was done"),
        required=True,
        missing=_("Say which deed it is about."),
    )
    happened = line(_("When and where"))
    effect = words(_("What it led to"), rows=1)
    proposal = words(_("What is proposed"), rows=1)
    looked_at = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, room: Room, also=(), **kwargs):
        super().__init__(*args, **kwargs)
        people = [*room.people, *(each for each in also if each not in room.people)]
        self.offer("subject", people, name_of, empty=_now("Choose"))
        self.offer("author", people, name_of, empty=_now("Choose"))
        self.offer(
            "indicator",
            room.shortcomings,
            number_and_label,
            empty=_now("Not tied to an indicator"),
        )

    def clean(self):
        cleaned = super().clean()
        author = cleaned.get("author")
        if author and author == cleaned.get("subject"):
            self.add_error("author", _("A remark is made by another comrade."))
        return cleaned

    def values(self) -> RemarkValues:
        cleaned = self.cleaned_data
        return RemarkValues(
            subject=self.chosen("subject"),
            author=self.chosen("author"),
            indicator=self.chosen("indicator"),
            deed=cleaned["deed"],
            happened=" ".join(cleaned["happened"].split()),
            effect=cleaned["effect"],
            proposal=cleaned["proposal"],
        )


class ReasonForm(forms.Form):
    """Why something recorded is struck or withdrawn."""

    version = VersionField(widget=forms.HiddenInput)
    reason = words(_("Reason"), required=True, missing=_("Give the reason."), rows=3)
