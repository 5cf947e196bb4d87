"""The list of the papers of a round, and the showing of one taken back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import paper_policies as policies
from cells.preparation.models.papers import Paper
from cells.preparation.pages.papers import papers_page
from cells.preparation.services.papers import hide_paper
from cells.rounds.models import CellRound
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError

PAPERS = Paper.objects.select_related(
    "cell_round__round", "cell_round__cell", "shown_version"
)


class PaperList(RecordMixin, View):
    """Every paper of a round for its leaders; for members those they may read."""

    policy = policies.may_see_papers

    def get_queryset(self):
        own = CellRound.objects.filter(cell__in=self.request.user.mandates.member_of)
        return own.select_related("round")

    def get(self, request, *args, **kwargs):
        is_leader = policies.may_edit_papers(request.user, self.object)
        page = papers_page(self.object, is_leader=is_leader)
        return render(request, "cells/preparation/papers.html", {"page": page})


class PaperHide(RecordMixin, View):
    """The members of the cell do not read the paper any more."""

    queryset = PAPERS
    policy = policies.may_edit_paper
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        try:
            if not form.is_valid():
                raise WorkflowError(_("The page was not whole. Open it again."))
            hide_paper(
                paper=self.object,
                shown_version_id=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Only the leaders of the cell read it now."))
        return redirect("preparation:paper", pk=self.object.pk)
