"""Documents to read in the browser and to take away."""

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.audit.services import record_action
from cells.summaries.masking import Copy
from cells.summaries.models import IS_PASSED, CellSummary
from cells.summaries.pages.shared import Badge, protective_sentence, status_badge
from reports import policies
from reports.contexts.cell_summary import CellSummaryDocument
from reports.contexts.cell_summary_facts import cell_summary_document
from reports.downloads import pdf_download
from reports.pdf import render_pdf

CELL_SUMMARY = "reports/documents/cell_summary.html"
PREVIEW_LAYOUT = "reports/preview.html"
LOADED = ("cell_round__round", "cell_round__cell", "narrative")
FILE_NAMES = {
    Copy.FULL: "bao-cao-tong-hop",
    Copy.MEMBERS: "bao-cao-tong-hop-ban-dang-vien",
}


def cell_summary_pdf(summary: CellSummary, copy: Copy = Copy.FULL) -> bytes:
    """The paper, the same for the page and for the command."""
    document = cell_summary_document(summary, copy=copy)
    return render_pdf(CELL_SUMMARY, {"document": document})


def pdf_response(summary: CellSummary, copy: Copy, by) -> HttpResponse:
    """The paper to take away, which is recorded."""
    pdf = cell_summary_pdf(summary, copy)
    record_export(summary, by, copy)
    return pdf_download(pdf, FILE_NAMES[copy], summary.cell_round)


def record_export(summary: CellSummary, actor, copy: Copy = Copy.FULL) -> None:
    with transaction.atomic():
        record_action(
            "summary.export",
            summary,
            organisation_id=summary.cell_round.cell_id,
            actor=actor,
            now=timezone.now(),
            form="pdf",
            copy=str(copy),
        )


@dataclass(frozen=True)
class PreviewPage:
    """What stands around the sheet."""

    back_url: str
    back_label: str
    pdf_url: str
    status: Badge
    protective_sentence: str
    gaps: tuple[str, ...]


class CellSummaryPdf(RecordMixin, View):
    """The full copy as PDF."""

    queryset = CellSummary.objects.select_related(*LOADED)
    policy = policies.may_read_full_copy

    def get(self, request, *args, **kwargs):
        return pdf_response(self.object, Copy.FULL, request.user)


class MembersCopyPdf(RecordMixin, View):
    """The members' copy as PDF."""

    queryset = CellSummary.objects.select_related(*LOADED)
    policy = policies.may_read_members_copy

    def get(self, request, *args, **kwargs):
        return pdf_response(self.object, Copy.MEMBERS, request.user)


class PreviewView(RecordMixin, View):
    """A copy read in the browser, from the context of its PDF."""

    queryset = CellSummary.objects.select_related(*LOADED)
    policy = policies.may_read_full_copy
    copy = Copy.FULL

    def get(self, request, *args, **kwargs):
        document = cell_summary_document(self.object, copy=self.copy)
        context = {
            "layout": PREVIEW_LAYOUT,
            "document": document,
            "page": self.page(document),
        }
        return render(request, CELL_SUMMARY, context)

    def page(self, document: CellSummaryDocument) -> PreviewPage:
        return PreviewPage(
            *self.places(),
            status=status_badge(self.object),
            protective_sentence=protective_sentence(),
            gaps=document.gaps,
        )

    def places(self) -> tuple[str, str, str]:
        """Where “back” leads, what it is called, and where the PDF is."""
        arguments = [self.object.pk]
        return (
            reverse("summaries:detail", args=arguments),
            _("Cell summary"),
            reverse("reports:cell_summary_pdf", args=arguments),
        )


class CellSummaryPreview(PreviewView):
    """The full copy."""

    policy = policies.may_read_full_copy


class MembersCopy(PreviewView):
    """What every member of the cell may read of the frozen or passed summary."""

    policy = policies.may_read_members_copy
    copy = Copy.MEMBERS

    def places(self):
        return (
            reverse("home"),
            _("My work"),
            reverse("reports:members_copy_pdf", args=[self.object.pk]),
        )


class AdministratorsPdf(PolicyMixin, View):
    """A passed summary for the administrator's list; taking it is recorded."""

    policy = policies.is_administrator

    def get(self, request, *args, **kwargs):
        summary = (
            CellSummary.objects.select_related(*LOADED)
            .filter(pk=kwargs["pk"], status__in=IS_PASSED)
            .first()
        )
        if summary is None:
            raise Http404
        return pdf_response(summary, Copy.FULL, request.user)
