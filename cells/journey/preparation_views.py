"""The page of the preparation, and the one on which its aims are worded."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from cells.access import PolicyMixin, RecordMixin
from cells.accounts.kept_post import wants_json
from cells.journey import preparation_policies as policies
from cells.journey.aims_form import AimsForm
from cells.journey.aims_page import aims_conflict, aims_page
from cells.journey.preparation_links import with_reading_counts
from cells.journey.preparation_page import preparation_page, stored_preparation
from cells.preparation.services.aims import AIM_FIELDS, save_aims
from cells.reviews.forms import PageForm
from cells.reviews.saved_json import saved_rows, status_of
from cells.rounds.models import OPEN_FOR_WRITING, CellRound
from cells.saving import Saved
from cells.workflow import WorkflowError

ROUNDS = CellRound.objects.select_related("round", "cell", "preparation")


class PreparationCurrent(PolicyMixin, TemplateView):
    """Leads to the newest round of one's cell that is not over."""

    policy = policies.belongs_to_a_cell
    template_name = "cells/journey/no_preparation.html"

    def get(self, request, *args, **kwargs):
        rounds = CellRound.objects.of_own_cell(request.user)
        newest = rounds.filter(status__in=OPEN_FOR_WRITING).first()
        if newest is None:
            return super().get(request, *args, **kwargs)
        return redirect("journey:preparation", pk=newest.pk)


class PreparationDetail(RecordMixin, View):
    """What the cell prepares for its session: every member reads it."""

    queryset = ROUNDS
    policy = policies.may_see_preparation

    def get_queryset(self):
        user = self.request.user
        return with_reading_counts(self.queryset.of_own_cell(user), user.pk)

    def get(self, request, *args, **kwargs):
        page = preparation_page(self.object, request.user, localdate())
        return render(request, "cells/journey/preparation.html", {"page": page})


class SessionAims(RecordMixin, View):
    """Aims and form of the session: the same form for a person and for the script."""

    queryset = ROUNDS
    policy = policies.may_word_aims

    def get_queryset(self):
        return self.queryset.of_own_cell(self.request.user)

    def get(self, request, *args, **kwargs):
        if self.object.status not in OPEN_FOR_WRITING:
            return redirect("journey:preparation", pk=self.object.pk)
        return self.show()

    def show(self, *, form=None, conflict=None, status=200):
        page = aims_page(self.object, stored_preparation(self.object), form=form)
        page.conflict = conflict
        return render(
            self.request, "cells/journey/session_aims.html", {"page": page},
            status=status,
        )  # fmt: skip

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
            name = "preparation" if then == "back" else "session_aims"
            return redirect(f"journey:{name}", pk=self.object.pk)
        return self.show(form=form, conflict=conflicts.get(0), status=status)
