"""The principles of criticism: read by the cell, the own ones kept by its leaders."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import reading_policies as policies
from cells.preparation.forms.materials import MoveForm
from cells.preparation.forms.principles import PrincipleForm
from cells.preparation.models.principles import CellPrinciple
from cells.preparation.principles import fixed_principles, own_principles
from cells.preparation.services import principles as services
from cells.preparation.views.reading_shared import ReadingPress
from cells.preparation.views.shared import RoundView
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class Principles(RoundView):
    """Fixed ones and the cell's own, on a page of the round."""

    policy = policies.reads_round

    def get(self, request, *args, **kwargs):
        return show_principles(request, self.object)


class PrincipleAdd(RoundView):
    """One more of the cell's own."""

    policy = policies.prepares_round

    def get(self, request, *args, **kwargs):
        return redirect("preparation:principles", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = PrincipleForm(request.POST, is_new=True)
        if not form.is_valid():
            return show_principles(request, self.object, form, status=422)
        try:
            services.add_principle(
                cell=self.object.cell,
                text=form.cleaned_data["text"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return show_principles(request, self.object, form, status=409)
        messages.success(request, _("The principle has been added."))
        return redirect("preparation:principles", pk=self.object.pk)


def show_principles(request, cell_round, form=None, *, status=200):
    keeps = policies.prepares_round(request.user, cell_round)
    if keeps and form is None:
        form = PrincipleForm(is_new=True, initial={"version": 0})
    if form:
        form.helper.form_action = reverse(
            "preparation:principle_add", args=[cell_round.pk]
        )
    context = {
        "cell_round": cell_round,
        "fixed": fixed_principles(),
        "own": list(own_principles(cell_round.cell_id)),
        "form": form,
    }
    return render(request, "cells/preparation/principles.html", context, status=status)


class PrincipleView(RecordMixin, View):
    """A principle of a cell, for its leaders."""

    queryset = CellPrinciple.objects.select_related("cell")
    policy = policies.keeps_principle

    def get_queryset(self):
        """Whoever posts also finds what was removed meanwhile: no text is lost."""
        visible = super().get_queryset()
        if self.request.method != "POST":
            return visible
        return visible | self.queryset.filter(
            cell__in=policies.own_led(self.request.user)
        )

    def back_url(self):
        """The principles have their page in the newest round of the cell."""
        newest = self.object.cell.cell_rounds.values_list("pk", flat=True).first()
        if newest is None:
            return reverse("preparation:materials")
        return reverse("preparation:principles", args=[newest])


class PrincipleEdit(PrincipleView):
    """Another wording; what somebody else saved is not overwritten unseen."""

    policy = policies.keeps_principle

    def get(self, request, *args, **kwargs):
        initial = {"version": self.object.version, "text": self.object.text}
        return self.show(PrincipleForm(is_new=False, initial=initial))

    def post(self, request, *args, **kwargs):
        form = PrincipleForm(request.POST, is_new=False)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.change_principle(
                principle=self.object,
                text=form.cleaned_data["text"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refuse(form, error)
        messages.success(request, _("The principle has been saved."))
        return redirect(self.back_url())

    def refuse(self, form, error):
        stored = CellPrinciple.objects.get(pk=self.object.pk)
        form.add_error(None, str(error))
        form.data = form.data.copy()
        form.data["version"] = stored.version
        text = "" if stored.removed_at else stored.text
        return self.show(form, status=409, stored=text)

    def show(self, form, *, status=200, stored=""):
        context = {"form": form, "back_url": self.back_url(), "stored": stored}
        return render(
            self.request, "cells/preparation/principle.html", context, status=status
        )


class PrincipleRemove(ReadingPress, PrincipleView):
    """The cell does not read it any more."""

    policy = policies.keeps_principle
    form_class = SeenVersionForm

    def act(self, *, version):
        services.remove_principle(
            principle=self.object,
            seen_version=version,
            by=self.request.user,
            now=now(),
        )
        messages.success(self.request, _("The principle has been removed."))


class PrincipleMove(ReadingPress, PrincipleView):
    """One place up or down."""

    policy = policies.keeps_principle
    form_class = MoveForm

    def act(self, *, direction):
        services.move_principle(
            principle=self.object, up=direction, by=self.request.user, now=now()
        )
