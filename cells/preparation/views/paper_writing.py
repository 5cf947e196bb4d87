"""Writing a paper: the same page and form for a person and for the script."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.kept_post import wants_json
from cells.preparation import paper_policies as policies
from cells.preparation.forms.papers import KEY, PaperForm
from cells.preparation.pages import paper_writing as pages
from cells.preparation.paper_fixing import is_fixed
from cells.preparation.services import papers as services
from cells.preparation.views.papers import PAPERS
from cells.rounds.models import OPEN_FOR_WRITING
from cells.saved_forms import PageForm
from cells.saved_rows import saved_rows
from cells.saving import Saved
from cells.workflow import WorkflowError


def fields_of(_key: int) -> tuple[str, ...]:
    return services.PAPER_FIELDS


class PaperWrite(RecordMixin, View):
    """One text; two people at once lose nothing."""

    queryset = PAPERS
    policy = policies.may_edit_paper

    def get(self, request, *args, **kwargs):
        is_over = self.object.cell_round.status not in OPEN_FOR_WRITING
        if is_over or is_fixed(self.object):
            return redirect("reports:session_paper", pk=self.object.pk)
        return self.show(pages.write_paper_page(self.object))

    def show(self, page, *, status=200):
        context = {"page": page, "paper": self.object}
        return render(
            self.request, "cells/preparation/paper.html", context, status=status
        )

    def post(self, request, *args, **kwargs):
        form = PaperForm(request.POST)
        if not form.is_valid():
            return self.refused(form)
        edit = form.edit()
        if edit is None:
            return self.leave(self.object.version)
        try:
            outcome, row = services.save_paper(
                paper=self.object,
                edit=edit,
                by=request.user,
                now=now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(error, form)
        return self.answer(form, outcome, row)

    def refused(self, form):
        if wants_json(self.request):
            rows = saved_rows({}, {}, {KEY: form.errors}, fields_of)
            return JsonResponse(rows, status=422)
        return self.show(pages.write_paper_page(self.object, form=form), status=422)

    def too_late(self, error, form):
        """Not stored: the sentence, with everything typed on the page."""
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": str(error)}, status=409)
        messages.error(self.request, str(error))
        return self.show(pages.write_paper_page(self.object, form=form), status=409)

    def answer(self, form, outcome, row):
        conflict = None
        if outcome == Saved.CONFLICT:
            conflict = pages.paper_conflict(row, form.values())
        status = 409 if conflict else 200
        if wants_json(self.request):
            conflicts = {KEY: conflict} if conflict else {}
            rows = saved_rows({KEY: (outcome, row)}, conflicts, {}, fields_of)
            return JsonResponse(rows, status=status)
        if conflict:
            page = pages.write_paper_page(self.object, form=form)
            page.conflict = conflict
            return self.show(page, status=status)
        return self.leave(row.version)

    def leave(self, seen_version: int):
        """Where the pressed button leads once the text is stored."""
        then = self.request.POST.get("then", "")
        acts = {"version": self.keep_version, "show": self.show_to_cell}
        if then in acts:
            return self.act(acts[then], seen_version)
        if then == "preview":
            return redirect("reports:session_paper", pk=self.object.pk)
        messages.success(self.request, _("Everything on this page has been saved."))
        return redirect("preparation:paper", pk=self.object.pk)

    def act(self, act, seen_version: int):
        try:
            sentence = act(
                paper=self.object,
                seen_version=seen_version,
                by=self.request.user,
                now=now(),
            )
        except WorkflowError as error:
            messages.error(self.request, str(error))
        else:
            messages.success(self.request, sentence)
        return redirect("preparation:paper", pk=self.object.pk)

    @staticmethod
    def keep_version(**facts) -> str:
        version = services.keep_version(**facts)
        return _("The text is kept as version %(number)s.") % {"number": version.number}

    @staticmethod
    def show_to_cell(**facts) -> str:
        version = services.show_paper(**facts)
        return _(
            "The cell reads version %(number)s now; every member has been told."
        ) % {"number": version.number}
