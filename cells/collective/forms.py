from django import forms
from django.utils.translation import gettext_lazy as _

from cells.collective.models import CollectiveBody
from cells.organisation.models import Member, Membership
from cells.organisation.name_order import name_order


def members_of(cell, on) -> list[Member]:
    """The members of the cell on a day, by given name."""
    rows = Membership.objects.on(on).filter(cell=cell).select_related("member")
    return sorted({row.member for row in rows}, key=name_order)


class ArrangementForm(forms.Form):
    """Who writes it and who presents it; ``body`` only while it does not stand."""

    body = forms.ChoiceField(
        label=_("Whose self-review"),
        choices=CollectiveBody,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Choose whose self-review it is.")},
    )
    writers = forms.TypedMultipleChoiceField(
        label=_("Who writes it"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Name at least one member who writes.")},
    )
    presenter = forms.TypedChoiceField(
        label=_("Who presents it at the session"),
        coerce=int,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _("Name who presents it.")},
    )
    version = forms.IntegerField(
        min_value=1, max_value=2_000_000_000, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, members: list[Member], with_body: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {member.pk: member for member in members}
        names = [(member.pk, member.full_name) for member in members]
        self.fields["writers"].choices = names
        self.fields["presenter"].choices = [("", _("choose")), *names]
        if not with_body:
            del self.fields["body"]

    def chosen_writers(self) -> list[Member]:
        return [self.people[pk] for pk in self.cleaned_data["writers"]]

    def chosen_presenter(self) -> Member:
        return self.people[self.cleaned_data["presenter"]]
