"""The secretary's page of counts."""

from django.shortcuts import redirect, render
from django.views.generic import TemplateView, View

from cells.access import PolicyMixin, RecordMixin
from cells.summaries import policies
from cells.summaries.models import CellSummary
from cells.summaries.pages import summary_page


class SummaryCurrent(PolicyMixin, TemplateView):
    """Leads to the summary of the cell's newest round."""

    policy = policies.is_secretary
    template_name = "cells/summaries/none.html"

    def get(self, request, *args, **kwargs):
        summary = (
            CellSummary.objects.visible_to(request.user)
            .order_by("-cell_round__opened_at", "-pk")
            .first()
        )
        if summary is None:
            return super().get(request, *args, **kwargs)
        return redirect("summaries:detail", pk=summary.pk)


class SummaryDetail(RecordMixin, View):
    """Counts from the accepted reports: 27 by four, and the groups."""

    queryset = CellSummary.objects.select_related(
        "cell_round__round", "cell_round__cell"
    )
    policy = policies.may_read_full_copy

    def get(self, request, *args, **kwargs):
        return render(
            request, "cells/summaries/detail.html", {"page": summary_page(self.object)}
        )
