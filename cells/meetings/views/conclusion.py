"""Writing the conclusion of a session: one page for a person and for the script."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.accounts.kept_post import wants_json
from cells.meetings import policies
from cells.meetings.conclusion import conclusion_paper
from cells.meetings.pages.conclusion import conclusion_page
from cells.meetings.services.conclusion import (
    fill_conclusion,
    save_conclusion,
    start_conclusion,
)
from cells.meetings.views.shared import MeetingView
from cells.preparation.forms.papers import KEY, PaperForm
from cells.preparation.pages.paper_writing import paper_conflict
from cells.preparation.services.papers import PAPER_FIELDS
from cells.saved_forms import PageForm
from cells.saved_rows import saved_rows
from cells.saving import Saved
from cells.workflow import WorkflowError


def fields_of(_key: int) -> tuple[str, ...]:
    return PAPER_FIELDS


class ConclusionView(MeetingView):
    policy = policies.may_edit_conclusion

    def live_place(self) -> str:
        return f"{reverse('meetings:live', args=[self.object.pk])}#live-conclusion"


class ConclusionStart(ConclusionView, View):
    """The model of the cell; nothing typed can be lost, so nothing is asked."""

    policy = policies.may_edit_conclusion

    def get(self, request, *args, **kwargs):
        return redirect(self.live_place())

    def post(self, request, *args, **kwargs):
        try:
            start_conclusion(meeting=self.object, by=request.user, now=now())
        except WorkflowError as error:
            messages.error(request, str(error))
            return redirect(self.live_place())
        return redirect("meetings:conclusion", pk=self.object.pk)


class ConclusionWrite(ConclusionView, View):
    """One text; two people at once lose nothing."""

    policy = policies.may_edit_conclusion

    def get(self, request, *args, **kwargs):
        self.paper = conclusion_paper(self.object)
        if self.paper is None:
            return redirect(self.live_place())
        return self.show()

    def show(self, *, form=None, conflict=None, status=200):
        page = conclusion_page(self.object, self.request.user, self.paper, form=form)
        page.conflict = conflict
        return render(
            self.request,
            "cells/meetings/conclusion.html",
            {"page": page},
            status=status,
        )

    def post(self, request, *args, **kwargs):
        self.paper = conclusion_paper(self.object)
        form = PaperForm(request.POST)
        if self.paper is None:
            return redirect(self.live_place())
        if not form.is_valid():
            return self.refused(form)
        edit = form.edit()
        if edit is None:
            return self.leave(self.paper.version)
        try:
            outcome, row = save_conclusion(
                meeting=self.object,
                paper=self.paper,
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
        return self.show(form=form, status=422)

    def too_late(self, error, form):
        """Not stored: the sentence, with everything typed on the page."""
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": str(error)}, status=409)
        messages.error(self.request, str(error))
        self.fresh()
        return self.show(form=form, status=409)

    def answer(self, form, outcome, row):
        conflict = None
        if outcome == Saved.CONFLICT:
            conflict = paper_conflict(row, form.values())
        status = 409 if conflict else 200
        if wants_json(self.request):
            conflicts = {KEY: conflict} if conflict else {}
            rows = saved_rows({KEY: (outcome, row)}, conflicts, {}, fields_of)
            return JsonResponse(rows, status=status)
        if conflict:
            return self.show(form=form, conflict=conflict, status=status)
        return self.leave(row.version)

    def leave(self, seen_version: int):
        """Where the pressed button leads once the text is stored."""
        then = self.request.POST.get("then", "")
        if then == "fill":
            return self.fill(seen_version)
        if then == "live":
            return redirect(self.live_place())
        messages.success(self.request, _("Everything on this page has been saved."))
        return redirect("meetings:conclusion", pk=self.object.pk)

    def fill(self, seen_version: int):
        try:
            count = fill_conclusion(
                meeting=self.object,
                paper=self.paper,
                seen_version=seen_version,
                by=self.request.user,
                now=now(),
            )
        except WorkflowError as error:
            messages.error(self.request, str(error))
        else:
            text = ngettext(
                "%(n)s open place was filled from the records; the text before it is "
                "kept as a version.",
                "%(n)s open places were filled from the records; the text before it "
                "is kept as a version.",
                count,
            )
            messages.success(self.request, text % {"n": count})
        return redirect("meetings:conclusion", pk=self.object.pk)
