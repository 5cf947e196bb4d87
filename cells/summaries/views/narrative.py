"""The narrative: the same form for a person and for the script that saves it."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.kept_post import wants_json
from cells.reviews.forms import PageForm
from cells.reviews.pages.history import saved_clock
from cells.reviews.saved_json import status_of
from cells.saving import Saved, digest, values_of
from cells.summaries import policies, services
from cells.summaries.forms import NarrativeForm
from cells.summaries.models import EDITABLE, CellSummary
from cells.summaries.pages.narrative import narrative_conflict, narrative_page
from cells.summaries.services.narrative import NARRATIVE_FIELDS
from cells.summaries.views.reading import LOADED
from cells.summaries.words import narrative_of
from cells.workflow import WorkflowError


class NarrativeWrite(RecordMixin, View):
    """The secretary writes by the headings of the paper."""

    queryset = CellSummary.objects.select_related(*LOADED)
    policy = policies.may_edit

    def get(self, request, *args, **kwargs):
        if self.object.status not in EDITABLE:
            return redirect("summaries:detail", pk=self.object.pk)
        return self.show(narrative_page(self.object))

    def show(self, page, *, status=200):
        return render(
            self.request,
            "cells/summaries/narrative.html",
            {"page": page},
            status=status,
        )

    def post(self, request, *args, **kwargs):
        form = NarrativeForm(request.POST, stored=narrative_of(self.object))
        if not form.is_valid():
            return self.answer(form, {}, {0: form.errors})
        edit = form.edit()
        if edit is None:
            return self.answer(form, {}, {})
        try:
            outcome = services.save_narrative(
                summary=self.object,
                edit=edit,
                now=now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(error, form)
        return self.answer(form, {0: outcome}, {})

    def too_late(self, error, form):
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": str(error)}, status=409)
        messages.error(self.request, str(error))
        return self.show(narrative_page(self.object, form=form), status=409)

    def answer(self, form, outcomes, invalid):
        conflicts = {
            key: narrative_conflict(row, form.values())
            for key, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        status = status_of(outcomes, invalid)
        if wants_json(self.request):
            return JsonResponse(saved_json(outcomes, conflicts, invalid), status=status)
        if status == 200:
            messages.success(self.request, _("Everything on this page has been saved."))
            then = self.request.POST.get("then")
            name = "summaries:detail" if then == "back" else "summaries:narrative"
            return redirect(name, pk=self.object.pk)
        page = narrative_page(self.object, form=form)
        page.conflict = conflicts.get(0)
        return self.show(page, status=status)


def saved_json(outcomes: dict, conflicts: dict, invalid: dict) -> dict:
    """What became of the narrative, as the script of the page reads it."""
    rows, saved_at = {}, ""
    for key, (outcome, row) in outcomes.items():
        rows[str(key)] = {
            "outcome": str(outcome),
            "version": row.version,
            "seen": digest(values_of(row, NARRATIVE_FIELDS)),
        }
        saved_at = saved_clock(row.saved_at) if row.saved_at else ""
    for key, conflict in conflicts.items():
        rows[str(key)]["conflict"] = conflict.to_json()
    for key, errors in invalid.items():
        rows[str(key)] = {"outcome": "invalid", "errors": errors}
    return {"rows": rows, "saved_at": saved_at}
