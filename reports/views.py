"""Documents for download."""

from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.views.generic import View

from cells.access import RecordMixin
from cells.audit.services import record_action
from cells.summaries.models import CellSummary
from reports.contexts.cell_summary_facts import cell_summary_document
from reports.pdf import render_pdf
from reports.policies import may_read_full_copy

CELL_SUMMARY = "reports/documents/cell_summary.html"


def cell_summary_pdf(summary: CellSummary) -> bytes:
    """The paper, the same for the page and for the command."""
    return render_pdf(CELL_SUMMARY, {"document": cell_summary_document(summary)})


class CellSummaryPdf(RecordMixin, View):
    """The cell summary as PDF; taking it away is recorded."""

    queryset = CellSummary.objects.select_related(
        "cell_round__round", "cell_round__cell"
    )
    policy = may_read_full_copy

    def get(self, request, *args, **kwargs):
        pdf = cell_summary_pdf(self.object)
        record_export(self.object, request.user)
        cell_round = self.object.cell_round
        name = f"bao-cao-tong-hop-{cell_round.round.slug}-{cell_round.cell.code}.pdf"
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{name.lower()}"'
        response["Cache-Control"] = "no-store"
        return response


def record_export(summary: CellSummary, actor) -> None:
    with transaction.atomic():
        record_action(
            "summary.export",
            summary,
            organisation_id=summary.cell_round.cell_id,
            actor=actor,
            now=timezone.now(),
            form="pdf",
        )
