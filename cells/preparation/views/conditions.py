"""The checklist of what must be there for a session."""

from django.contrib import messages
from django.forms import Form
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import duty_policies as policies
from cells.preparation.forms.conditions import ConditionForm, TickForm
from cells.preparation.models.conditions import Condition
from cells.preparation.services import conditions as services
from cells.preparation.views.shared import (
    Press,
    RoundView,
    hub_url,
    is_open,
    to_hub,
)
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError

CONDITIONS = Condition.objects.select_related("cell_round__round", "cell_round__cell")
ANCHOR = "conditions-title"


class ConditionSeed(Press, RoundView):
    """The usual list, by one press; pressed twice, nothing is doubled."""

    policy = policies.prepares
    form_class = Form

    def where(self):
        return self.object.pk, ANCHOR

    def act(self):
        added = services.seed_conditions(
            cell_round=self.object, by=self.request.user, now=now()
        )
        messages.success(
            self.request,
            ngettext(
                "%(n)s condition has been put on the list.",
                "%(n)s conditions have been put on the list.",
                added,
            )
            % {"n": added},
        )


class ConditionAdd(RoundView):
    """One more thing that must be there."""

    policy = policies.prepares

    def get(self, request, *args, **kwargs):
        if not is_open(self.object):
            return to_hub(self.object.pk, ANCHOR)
        return self.show(ConditionForm(initial={"version": 0}, is_new=True))

    def post(self, request, *args, **kwargs):
        form = ConditionForm(request.POST, is_new=True)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.add_condition(
                cell_round=self.object,
                text=form.cleaned_data["text"],
                note=form.cleaned_data["note"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("The condition stands in the list."))
        return to_hub(self.object.pk, ANCHOR)

    def show(self, form, *, status=200):
        context = {"form": form, "hub_url": hub_url(self.object.pk, ANCHOR)}
        return render(
            self.request, "cells/preparation/condition.html", context, status=status
        )


class ConditionChange(RecordMixin, View):
    """Another wording or note; what somebody else saved is not overwritten."""

    queryset = CONDITIONS
    policy = policies.prepares_condition

    def get(self, request, *args, **kwargs):
        condition = self.object
        if condition.removed_at or not is_open(condition.cell_round):
            return to_hub(condition.cell_round_id, ANCHOR)
        initial = {
            "version": condition.version,
            "text": condition.text,
            "note": condition.note,
        }
        return self.show(ConditionForm(initial=initial, is_new=False))

    def post(self, request, *args, **kwargs):
        form = ConditionForm(request.POST, is_new=False)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.change_condition(
                condition=self.object,
                text=form.cleaned_data["text"],
                note=form.cleaned_data["note"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refuse(form, error)
        messages.success(request, _("The condition has been saved."))
        return to_hub(self.object.cell_round_id, f"condition-{self.object.pk}")

    def refuse(self, form, error):
        """Everything typed stands, beside what is stored; saving again replaces it."""
        self.object = self.queryset.get(pk=self.object.pk)
        form.add_error(None, str(error))
        is_stale = self.is_stale(form.cleaned_data["version"])
        if is_stale:
            form.data = form.data.copy()
            form.data["version"] = self.object.version
        return self.show(form, status=409, is_stale=is_stale)

    def is_stale(self, seen_version: int) -> bool:
        return not self.object.removed_at and seen_version != self.object.version

    def show(self, form, *, status=200, is_stale=False):
        context = {
            "form": form,
            "condition": self.object,
            "stored": self.object if is_stale else None,
            "hub_url": hub_url(self.object.cell_round_id, ANCHOR),
        }
        return render(
            self.request, "cells/preparation/condition.html", context, status=status
        )


class ConditionPress(Press, RecordMixin, View):
    """What the buttons on the row of a condition share."""

    queryset = CONDITIONS
    policy = policies.prepares_condition
    form_class = SeenVersionForm

    def where(self):
        return self.object.cell_round_id, ANCHOR

    def facts(self, version: int) -> dict:
        return {
            "condition": self.object,
            "seen_version": version,
            "by": self.request.user,
            "now": now(),
        }


class ConditionTick(ConditionPress):
    """It is there, or not any more."""

    policy = policies.prepares_condition
    form_class = TickForm

    def act(self, *, version, is_met):
        services.tick_condition(is_met=is_met, **self.facts(version))


class ConditionRemove(ConditionPress):
    """The condition is off the list."""

    policy = policies.prepares_condition

    def act(self, *, version):
        services.remove_condition(**self.facts(version))
        messages.success(self.request, _("The condition has been taken off the list."))
