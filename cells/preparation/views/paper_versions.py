"""The versions of a paper, and one of them used again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import paper_policies as policies
from cells.preparation.models.papers import PaperVersion
from cells.preparation.pages.paper_versions import versions_page
from cells.preparation.services.papers import use_version_again
from cells.preparation.views.papers import PAPERS
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError

TEMPLATE = "cells/preparation/paper_versions.html"


class PaperVersions(RecordMixin, View):
    """Which texts were kept, when, by whom and why."""

    queryset = PAPERS
    policy = policies.may_edit_paper

    def get(self, request, *args, **kwargs):
        return render(request, TEMPLATE, {"page": versions_page(self.object)})


class PaperVersionUse(RecordMixin, View):
    """The text is that of an older version; the present one is kept."""

    queryset = PaperVersion.objects.select_related(
        "paper__cell_round__round", "paper__cell_round__cell", "paper__shown_version"
    )
    policy = policies.may_use_version
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.refused(_("The page was not whole. Open it again."), 422)
        try:
            use_version_again(
                version=self.object,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refused(str(error), 409)
        messages.success(
            request,
            _("Version %(number)s is the text of the paper again.")
            % {"number": self.object.number},
        )
        return redirect("preparation:paper", pk=self.object.paper_id)

    def refused(self, sentence: str, status: int):
        paper = PAPERS.get(pk=self.object.paper_id)
        page = versions_page(paper, form_error=sentence)
        return render(self.request, TEMPLATE, {"page": page}, status=status)
