"""The checklist of the conditions of a session, to print and to tick by hand."""

from cells.preparation.duty_policies import reads_preparation
from cells.preparation.views.shared import RoundView
from reports.contexts.conditions_facts import conditions_document
from reports.downloads import pdf_download
from reports.pdf import render_pdf

CONDITIONS = "reports/documents/conditions.html"


class ConditionsPdf(RoundView):
    """For every member of the cell; it holds nothing personal and is not recorded."""

    policy = reads_preparation

    def get(self, request, *args, **kwargs):
        cell_round = self.object
        pdf = render_pdf(CONDITIONS, {"document": conditions_document(cell_round)})
        return pdf_download(pdf, "danh-muc-dieu-kien", cell_round)
