"""What is posted of one row of the attendance, and a request for leave."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cells.fields import TypedTextFormField
from cells.meetings.services import GuestEntry, MemberEntry, Noted

LONGEST_REASON = 500
TOO_LONG = _("The reason is too long. Shorten it to %(limit_value)s characters.")
NOT_WHOLE = _("This row did not come whole. Look at it, then save again.")
SEEN = r"^[0-9a-f]{16}\Z"


class LeaveForm(forms.Form):
    """Why a member asks for leave of absence."""

    reason = TypedTextFormField(
        strip=True,
        max_length=LONGEST_REASON,
        error_messages={
            "required": _("Say why you will be absent."),
            "max_length": TOO_LONG,
        },
    )


class PresenceForm(forms.Form):
    """One member: what is noted, and why somebody is absent."""

    noted = forms.ChoiceField(
        choices=[(noted.value, noted.value) for noted in Noted if noted],
        required=False,
        error_messages={"invalid_choice": _("Choose one of the answers shown.")},
    )
    reason = TypedTextFormField(
        required=False,
        strip=True,
        max_length=LONGEST_REASON,
        error_messages={"max_length": TOO_LONG},
    )
    seen = forms.RegexField(
        SEEN, error_messages={"required": NOT_WHOLE, "invalid": NOT_WHOLE}
    )

    def __init__(self, posted, *, pk: int, rest_is_present: bool, is_running: bool):
        super().__init__(posted, prefix=f"m{pk}")
        self.pk, self.is_running = pk, is_running
        self.rest_is_present = rest_is_present

    def clean_noted(self) -> Noted:
        noted = Noted(self.cleaned_data["noted"])
        if noted == Noted.NOTHING and self.rest_is_present:
            return Noted.PRESENT
        return noted

    def clean(self):
        cleaned = super().clean()
        noted, reason = cleaned.get("noted"), cleaned.get("reason")
        if noted == Noted.ON_LEAVE and reason == "":
            self.add_error("reason", _("Absent with leave: write the reason."))
        if noted == Noted.LEFT and not self.is_running:
            self.add_error("noted", _("Nobody has left before the session began."))
        return cleaned

    def entry(self) -> MemberEntry:
        cleaned = self.cleaned_data
        return MemberEntry(
            pk=self.pk,
            noted=cleaned["noted"],
            reason=cleaned["reason"],
            seen=cleaned["seen"],
        )

    def typed(self, name: str) -> str:
        return self.data.get(self.add_prefix(name), "")

    def problems(self) -> list[str]:
        """What is wrong, for the row itself."""
        return [text for errors in self.errors.values() for text in errors]


def guest_entries(posted, guest_ids) -> list[GuestEntry]:
    """The guests whose row the page showed; an empty box: they did not come."""
    return [
        GuestEntry(pk=pk, attended=f"g{pk}" in posted)
        for pk in guest_ids
        if f"shown-g{pk}" in posted
    ]
