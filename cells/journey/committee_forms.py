"""The form of a committee's round: what a cell's asks, and whom it reaches."""

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cells.organisation.models import Organisation, OrganisationKind
from cells.rounds.forms import RoundForm
from cells.rounds.reach import subtree


class CommitteeRoundForm(RoundForm):
    """A round of one of ``committees`` for the whole subtree or one place in it."""

    button_label = _("Save, and see what would happen")
    reach = forms.ChoiceField(
        label=_("Organisations it reaches"),
        help_text=_("All cells under it, also those that come under it later."),
        error_messages={"invalid_choice": _("Choose an organisation of the list.")},
    )
    spared = forms.MultipleChoiceField(
        label=_("Cells left out"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick only the cells in which this round is not to be opened."),
        error_messages={"invalid_choice": _("Choose cells of the list.")},
    )
    version = forms.IntegerField(
        min_value=1, max_value=2_000_000_000, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, committees: list[Organisation], **kwargs):
        self.places = list(subtree(committees))
        self.cells = [p for p in self.places if p.kind == OrganisationKind.CELL]
        self.committees = committees
        super().__init__(*args, **kwargs)
        self.fields["reach"].choices = self.reach_choices()
        self.fields["spared"].choices = [
            (str(cell.pk), cell.name) for cell in self.cells
        ]

    def further_fields(self) -> list:
        return [Fieldset(_("Whom it reaches"), "reach", "spared"), "version"]

    def reach_choices(self) -> list[tuple[str, str]]:
        """Each committee with what stands under it, in the order of the tree."""
        return [
            (f"{committee.pk}-{place.pk}", self.label_of(place, committee))
            for committee in self.committees
            for place in self.places
            if place.path.startswith(committee.path)
        ]

    def label_of(self, place: Organisation, committee: Organisation) -> str:
        indent = "— " * (place.depth - committee.depth)
        if place.kind == OrganisationKind.CELL:
            return f"{indent}{place.name}"
        number = sum(cell.path.startswith(place.path) for cell in self.cells)
        cells = ngettext("%(n)s cell", "%(n)s cells", number) % {"n": number}
        return f"{indent}{place.name} ({cells})"

    def clean_reach(self) -> tuple[Organisation, Organisation]:
        """The committee that issues, and the place that is reached."""
        by_id = {str(place.pk): place for place in self.places}
        committee, place = self.cleaned_data["reach"].split("-")
        return by_id[committee], by_id[place]

    def spared_cells(self) -> list[Organisation]:
        """The ticked cells, as far as they are reached at all."""
        ticked = set(self.cleaned_data["spared"])
        _committee, reach = self.cleaned_data["reach"]
        return [
            cell
            for cell in self.cells
            if str(cell.pk) in ticked and cell.path.startswith(reach.path)
        ]
