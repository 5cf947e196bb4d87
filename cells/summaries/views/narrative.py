"""The narrative: the same form for a person and for the script that saves it."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.kept_post import wants_json
from cells.saved_forms import PageForm
from cells.saved_rows import saved_rows, status_of
from cells.saving import Saved
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
            rows = saved_rows(
                outcomes, conflicts, invalid, lambda _key: NARRATIVE_FIELDS
            )
            return JsonResponse(rows, status=status)
        if status == 200:
            messages.success(self.request, _("Everything on this page has been saved."))
            then = self.request.POST.get("then")
            name = "summaries:detail" if then == "back" else "summaries:narrative"
            return redirect(name, pk=self.object.pk)
        page = narrative_page(self.object, form=form)
        page.conflict = conflicts.get(0)
        return self.show(page, status=status)
