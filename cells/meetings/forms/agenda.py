"""What those who edit the running order post: minutes, order, attendance."""

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cells.fields import TypedTextFormField
from cells.meetings.forms.fields import LONGEST_ITEM, whole_number
from cells.meetings.forms.planning import AttendanceFields
from cells.meetings.services import DOWN, UP, Edited, MinutesEdit, Move
from cells.saved_forms import VersionField

POSTED_MINUTES = re.compile(r"^m([1-9][0-9]{0,17})-minutes\Z")


class ComputeForm(AttendanceFields):
    """The running order anew, for another attendance."""

    version = VersionField(widget=forms.HiddenInput)
    agenda_version = VersionField(widget=forms.HiddenInput)
    secretary_absent_reason = TypedTextFormField(
        label=_("If the secretary will be absent: why"),
        required=False,
        strip=True,
        max_length=200,
        help_text=_(
            "Usually empty: the secretary presents first. With a reason here the "
            "secretary's item is left out and is not counted among those present."
        ),
    )
    edited = forms.ChoiceField(
        choices=[(each.value, each.value) for each in Edited], required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False  # the page adds what else was typed
        self.helper.layout = Layout(
            "version",
            "agenda_version",
            "expected_number",
            "with_collective",
            "delegate_expected",
            "secretary_absent_reason",
        )

    def clean_edited(self) -> Edited:
        return Edited(self.cleaned_data["edited"] or Edited.ASK)


class MinutesForm(forms.Form):
    """The minutes of one item of a posted page."""

    minutes = whole_number(
        pgettext_lazy("agenda", "Minutes"), least=0, most=LONGEST_ITEM
    )
    shown = forms.CharField(required=False, max_length=12)
    version = VersionField()

    def __init__(self, data, *, item_id: int):
        super().__init__(data, prefix=f"m{item_id}")
        self.item_id = item_id

    @property
    def typed(self) -> str:
        return self.data.get(self.add_prefix("minutes"), "")

    @property
    def is_touched(self) -> bool:
        return self.typed != self.data.get(self.add_prefix("shown"), "")

    def edit(self) -> MinutesEdit:
        return MinutesEdit(
            item_id=self.item_id,
            minutes=self.cleaned_data["minutes"],
            seen_version=self.cleaned_data["version"],
        )


def posted_minutes(data) -> dict[int, MinutesForm]:
    """The forms of the items whose minutes ``data`` carries and a person touched."""
    ids = [int(match[1]) for name in data if (match := POSTED_MINUTES.match(name))]
    forms_of = {item_id: MinutesForm(data, item_id=item_id) for item_id in ids}
    return {item_id: form for item_id, form in forms_of.items() if form.is_touched}


class OrderForm(forms.Form):
    """Which button of the page of the running order was pressed."""

    THEN = re.compile(
        r"^(stay|done|add|compute|(up|down|change|remove):([1-9][0-9]{0,17}))\Z"
    )
    agenda_version = VersionField()
    then = forms.RegexField(THEN, required=False)

    def pressed(self) -> tuple[str, int]:
        """The act, and the item it is for (0 if for none)."""
        act, _colon, item = (self.cleaned_data["then"] or "stay").partition(":")
        return act, int(item or 0)

    def move(self) -> Move | None:
        act, item = self.pressed()
        return Move(item, act) if act in {UP, DOWN} else None

    def next_url(self, meeting) -> str:
        act, item = self.pressed()
        if act in {"change", "remove"}:
            return reverse(f"meetings:{act}_item", args=[meeting.pk, item])
        page = {"add": "add_item", "done": "detail", "compute": "compute"}.get(
            act, "agenda"
        )
        place = f"#item-{item}" if act in {UP, DOWN} else ""
        return reverse(f"meetings:{page}", args=[meeting.pk]) + place
