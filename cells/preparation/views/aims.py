"""Wording aims and form of a session: the same page for a person and for the script."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from cells.accounts.kept_post import wants_json
from cells.preparation import duty_policies as policies
from cells.preparation.forms.aims import AimsForm
from cells.preparation.pages.aims import aims_conflict, aims_page
from cells.preparation.services.aims import AIM_FIELDS, save_aims
from cells.preparation.session_plan import preparation_of
from cells.preparation.views.shared import ROUNDS, RoundView, is_open, to_hub
from cells.saved_forms import PageForm
from cells.saved_rows import saved_rows, status_of
from cells.saving import Saved
from cells.workflow import WorkflowError


class SessionAims(RoundView):
    """Aims and form of the session: the same form for a person and for the script."""

    queryset = ROUNDS.select_related("preparation")
    policy = policies.prepares

    def get(self, request, *args, **kwargs):
        if not is_open(self.object):
            return to_hub(self.object.pk)
        return self.show()

    def show(self, *, form=None, conflict=None, status=200):
        page = aims_page(self.object, preparation_of(self.object), form=form)
        page.conflict = conflict
        return render(
            self.request,
            "cells/preparation/session_aims.html",
            {"page": page},
            status=status,
        )

    def post(self, request, *args, **kwargs):
        form = AimsForm(request.POST)
        if not form.is_valid():
            return self.answer(form, {}, {0: form.errors})
        edit = form.edit()
        if edit is None:
            return self.answer(form, {}, {})
        try:
            outcome = save_aims(
                cell_round=self.object,
                edit=edit,
                by=request.user,
                now=now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(error, form)
        return self.answer(form, {0: outcome}, {})

    def too_late(self, error, form):
        """Not stored: the sentence, with everything typed on the page."""
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": str(error)}, status=409)
        messages.error(self.request, str(error))
        return self.show(form=form, status=409)

    def answer(self, form, outcomes, invalid):
        conflicts = {
            key: aims_conflict(row, form.values())
            for key, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        status = status_of(outcomes, invalid)
        if wants_json(self.request):
            rows = saved_rows(outcomes, conflicts, invalid, lambda _key: AIM_FIELDS)
            return JsonResponse(rows, status=status)
        if status == 200:
            messages.success(self.request, _("Everything on this page has been saved."))
            then = self.request.POST.get("then")
            if then == "back":
                return to_hub(self.object.pk)
            return redirect("preparation:session_aims", pk=self.object.pk)
        return self.show(form=form, conflict=conflicts.get(0), status=status)
