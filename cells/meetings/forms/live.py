"""What those who run a meeting post: a press, mostly with the versions it saw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.meetings.services.running import Reasons
from cells.meetings.services.script import Seen
from cells.meetings.services.turns import DOWN, NEXT, UP
from cells.saved_forms import HIGHEST_VERSION, SeenVersionForm, VersionField, long_text

LONGEST_REASON = 200
HIGHEST_ID = 2**63 - 1
SAY_WHY = _("Say why.")
CHOOSE_ITEM = _("Choose an item of this running order.")


def row_id(*, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(required=required, min_value=1, max_value=HIGHEST_ID)


def reason_field(*, required: bool = True, max_length: int = LONGEST_REASON):
    return TypedTextFormField(
        required=required,
        strip=True,
        max_length=max_length,
        error_messages={"required": SAY_WHY},
    )


class PairForm(forms.Form):
    """One row ends and the next begins; either may be left out, not both."""

    finished = row_id()
    finished_version = VersionField(required=False)
    begun = row_id()
    begun_version = VersionField(required=False)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (self.seen("finished") or self.seen("begun")):
            raise forms.ValidationError(
                _("The page was not whole. Look at it once more, then press again.")
            )
        return cleaned

    def seen(self, name: str) -> Seen | None:
        pk = self.cleaned_data.get(name)
        version = self.cleaned_data.get(f"{name}_version")
        return Seen(pk, version) if pk and version else None


class ReasonForm(forms.Form):
    reason = reason_field()


class LeaveOutForm(SeenVersionForm, ReasonForm):
    """A turn is left out."""


class RowForm(forms.Form):
    """A row of a list, with the version that the list showed: “12-3”."""

    row = forms.RegexField(
        r"^[1-9][0-9]{0,17}-[1-9][0-9]{0,9}\Z",
        error_messages={"required": CHOOSE_ITEM, "invalid": CHOOSE_ITEM},
    )

    def chosen(self) -> Seen:
        return Seen(*map(int, self.cleaned_data["row"].split("-")))


class SkipForm(RowForm, ReasonForm):
    """An item is left out."""


class PlaceForm(SeenVersionForm):
    """``where``: one place up or down, or next of all."""

    where = forms.ChoiceField(choices=[(each, each) for each in (UP, DOWN, NEXT)])


class LateForm(forms.Form):
    """Somebody who came later."""

    member = row_id(required=True)


class CoverForm(forms.Form):
    covered = forms.TypedChoiceField(
        choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1"
    )


class StartForm(SeenVersionForm):
    """The reasons are asked for where something is lacking; the service says where."""

    below_quorum = reason_field(required=False, max_length=1000)
    no_summary = reason_field(required=False, max_length=1000)

    def reasons(self) -> Reasons:
        names = ("below_quorum", "no_summary")
        return Reasons(**{name: self.cleaned_data[name] for name in names})


class PresentationForm(SeenVersionForm):
    """What the minutes say of a self-criticism, and of what was taken up."""

    summary = long_text(max_length=4000)
    response = long_text(max_length=2000)


class SinceForm(forms.Form):
    """The last number that a page knows; a broken one counts as none."""

    since = forms.IntegerField(min_value=0, max_value=HIGHEST_VERSION, required=False)

    def number(self) -> int | None:
        self.full_clean()
        return self.cleaned_data.get("since")
