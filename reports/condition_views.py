"""The checklist of the conditions of a session, to print and to tick by hand."""

from django.http import HttpResponse

from cells.preparation.duty_policies import reads_preparation
from cells.preparation.views.shared import RoundView
from reports.contexts.conditions_facts import conditions_document
from reports.pdf import render_pdf

CONDITIONS = "reports/documents/conditions.html"


class ConditionsPdf(RoundView):
    """For every member of the cell; it holds nothing personal and is not recorded."""

    policy = reads_preparation

    def get(self, request, *args, **kwargs):
        cell_round = self.object
        pdf = render_pdf(CONDITIONS, {"document": conditions_document(cell_round)})
        name = f"danh-muc-dieu-kien-{cell_round.round.slug}-{cell_round.cell.code}.pdf"
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{name.lower()}"'
        return response
