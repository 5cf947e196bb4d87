"""The sheet on which members sign that they have studied materials, as PDF."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.views.generic import View

from cells.access import RecordMixin
from cells.audit.services import record_action
from cells.preparation.models.materials import Material
from cells.preparation.reading_policies import prepares_material, prepares_round
from cells.rounds.models import CellRound
from reports.contexts.reading_sheet_facts import reading_sheet_document
from reports.downloads import pdf_download
from reports.pdf import render_pdf

READING_SHEET = "reports/documents/reading_sheet.html"


class ReadingSheetPdf(RecordMixin, View):
    """For one material."""

    queryset = Material.objects.select_related("cell_round__round", "cell_round__cell")
    policy = prepares_material

    def get(self, request, *args, **kwargs):
        material = self.object
        return sheet_response(material.cell_round, [material], request.user)


class RoundReadingSheetPdf(RecordMixin, View):
    """For all materials of a round that were not withdrawn."""

    queryset = CellRound.objects.select_related("round", "cell")
    policy = prepares_round

    def get_queryset(self):
        return self.queryset.of_own_cell(self.request.user)

    def get(self, request, *args, **kwargs):
        materials = list(Material.objects.standing().filter(cell_round=self.object))
        if not materials:
            raise Http404
        return sheet_response(self.object, materials, request.user)


def sheet_response(cell_round: CellRound, materials: list[Material], actor):
    document = reading_sheet_document(cell_round, materials, timezone.localdate())
    pdf = render_pdf(READING_SHEET, {"document": document})
    with transaction.atomic():
        record_action(
            "material.export_sheet",
            cell_round,
            organisation_id=cell_round.cell_id,
            actor=actor,
            now=timezone.now(),
            materials=[each.pk for each in materials],
        )
    return pdf_download(pdf, "danh-sach-nghien-cuu-tai-lieu", cell_round)
