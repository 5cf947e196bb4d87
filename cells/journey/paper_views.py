"""A paper is drafted from the data, for the first time or anew."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.journey.draft_papers import draft_paper, redraft_paper
from cells.journey.paper_pages import redraft_page
from cells.meetings.models import Meeting, MeetingStatus
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_policies import may_edit_paper, may_edit_papers
from cells.rounds.models import CellRound
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class PaperDraft(RecordMixin, View):
    """The first draft; nothing typed can be lost, so nothing is asked."""

    policy = may_edit_papers
    http_method_names = ["post"]

    def get_queryset(self):
        own = CellRound.objects.filter(cell__in=self.request.user.mandates.member_of)
        return own.select_related("round", "cell")

    def post(self, request, *args, **kwargs):
        if kwargs["kind"] not in PaperKind.values:
            raise Http404
        try:
            paper = draft_paper(
                cell_round=self.object,
                kind=PaperKind(kwargs["kind"]),
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            messages.error(request, str(error))
            return redirect("preparation:papers", pk=self.object.pk)
        return redirect(place_of(paper))


class PaperRedraft(RecordMixin, View):
    """Asks once: the text on the page is replaced, and kept as a version."""

    queryset = Paper.objects.select_related("cell_round__round", "cell_round__cell")
    policy = may_edit_paper

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, error="", status=200):
        context = {"page": redraft_page(self.object, error=error)}
        return render(
            self.request, "cells/journey/redraft_paper.html", context, status=status
        )

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(
                error=_("The page was not whole. Open it again."), status=422
            )
        try:
            redraft_paper(
                paper=self.object,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            self.object = self.get_queryset().get(pk=self.object.pk)
            return self.show(error=str(error), status=409)
        messages.success(
            request, _("Drafted anew. The text before it is kept among the versions.")
        )
        return redirect(place_of(self.object))


def place_of(paper: Paper) -> str:
    """Where it is written: during a session, its conclusion beside that session."""
    if paper.kind == PaperKind.DRAFT_CONCLUSIONS:
        meetings = Meeting.objects.filter(cell_round=paper.cell_round_id)
        if running := meetings.filter(status=MeetingStatus.RUNNING).first():
            return reverse("meetings:conclusion", args=[running.pk])
    return reverse("preparation:paper", args=[paper.pk])
