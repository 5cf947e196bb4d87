"""What leaders of a cell do with materials: add, change, order, withdraw (O2)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import reading_policies as policies
from cells.preparation.forms.materials import MaterialForm, MoveForm
from cells.preparation.models.materials import MaterialKind
from cells.preparation.pages.material_form import material_form_page
from cells.preparation.pages.reading_list import reading_list
from cells.preparation.pages.round_materials import round_materials_page
from cells.preparation.services import materials as services
from cells.preparation.views.materials import MATERIALS
from cells.preparation.views.reading_shared import ReadingPress
from cells.preparation.views.shared import RoundView, is_open
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


def round_url(cell_round_id: int) -> str:
    return reverse("preparation:round_materials", args=[cell_round_id])


class RoundMaterials(RoundView):
    """All materials of a round, with who has confirmed each."""

    policy = policies.prepares_round

    def get(self, request, *args, **kwargs):
        page = round_materials_page(self.object, localdate())
        return render(request, "cells/preparation/round_materials.html", {"page": page})


class ReadingList(RoundView):
    """The same as a table to print."""

    policy = policies.prepares_round

    def get(self, request, *args, **kwargs):
        page = reading_list(self.object, localdate())
        return render(request, "cells/preparation/reading_list.html", {"page": page})


class MaterialAdd(RoundView):
    """One more material of a kind."""

    policy = policies.prepares_round

    @property
    def kind(self) -> MaterialKind:
        if self.kwargs["kind"] not in MaterialKind.values:
            raise Http404
        return MaterialKind(self.kwargs["kind"])

    def get(self, request, *args, **kwargs):
        kind = self.kind
        if not is_open(self.object):
            return redirect(round_url(self.object.pk))
        initial = {"version": 0, "read_by": self.object.round.reading_on}
        return self.show(MaterialForm(kind=kind, initial=initial))

    def post(self, request, *args, **kwargs):
        form = MaterialForm(request.POST, request.FILES, kind=self.kind)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.add_material(
                cell_round=self.object,
                kind=self.kind,
                values=form.values(),
                upload=form.cleaned_data.get("file"),
                by=request.user,
                now=now(),
                on=localdate(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("The material has been added; readers are told."))
        return redirect(round_url(self.object.pk))

    def show(self, form, *, status=200):
        context = {"page": material_form_page(self.object, self.kind), "form": form}
        return render(
            self.request, "cells/preparation/material_form.html", context, status=status
        )


class MaterialEdit(RecordMixin, View):
    """Another wording, date or file; what somebody else saved is not overwritten."""

    queryset = MATERIALS
    policy = policies.prepares_material

    def get(self, request, *args, **kwargs):
        material = self.object
        if material.is_withdrawn or not is_open(material.cell_round):
            return redirect(round_url(material.cell_round_id))
        return self.show(self.form(initial=self.stored()))

    def form(self, *data, **kwargs) -> MaterialForm:
        material = self.object
        return MaterialForm(
            *data,
            kind=MaterialKind(material.kind),
            has_file=bool(material.file),
            **kwargs,
        )

    def stored(self) -> dict:
        material = self.object
        names = ("version", "title", "text", "url", "pages", "minutes", "read_by")
        return {name: getattr(material, name) for name in names}

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.change_material(
                material=self.object,
                values=form.values(),
                upload=form.cleaned_data.get("file"),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refuse(form, error)
        messages.success(request, _("The material has been saved."))
        return redirect(round_url(self.object.cell_round_id))

    def refuse(self, form, error):
        """Everything typed stands, beside what is stored; saving again replaces it."""
        self.object = self.queryset.get(pk=self.object.pk)
        form.add_error(None, str(error))
        seen = form.cleaned_data["version"]
        is_stale = not self.object.is_withdrawn and seen != self.object.version
        if is_stale:
            form.data = form.data.copy()
            form.data["version"] = self.object.version
        return self.show(form, status=409, typed=is_stale and form.cleaned_data)

    def show(self, form, *, status=200, typed=None):
        material = self.object
        page = material_form_page(
            material.cell_round,
            MaterialKind(material.kind),
            material,
            typed=typed,
        )
        context = {"page": page, "form": form}
        return render(
            self.request, "cells/preparation/material_form.html", context, status=status
        )


class MaterialPress(ReadingPress, RecordMixin, View):
    """What the buttons on the row of a material share."""

    queryset = MATERIALS
    policy = policies.prepares_material
    form_class = SeenVersionForm

    def back_url(self):
        return round_url(self.object.cell_round_id)

    def facts(self, version: int) -> dict:
        return {
            "material": self.object,
            "seen_version": version,
            "by": self.request.user,
            "now": now(),
        }


class MaterialWithdraw(MaterialPress):
    """Nobody is asked to read it any more; its confirmations stay."""

    policy = policies.prepares_material

    def act(self, *, version):
        services.withdraw_material(**self.facts(version))
        messages.success(self.request, _("The material has been withdrawn."))


class MaterialPutBack(MaterialPress):
    """A withdrawn one is to be read again."""

    policy = policies.prepares_material

    def act(self, *, version):
        services.put_back_material(**self.facts(version))
        messages.success(self.request, _("The material is to be read again."))


class MaterialMove(MaterialPress):
    """One place up or down."""

    policy = policies.prepares_material
    form_class = MoveForm

    def act(self, *, direction):
        services.move_material(
            material=self.object, up=direction, by=self.request.user, now=now()
        )
