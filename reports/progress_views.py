"""Progress reports to take away: of one member, and the sheet for a meeting."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin
from cells.audit.services import record_action
from cells.organisation.models import Organisation
from cells.supervision.chosen_period import chosen_period
from cells.supervision.pages.meeting import meeting_page, sheets_of
from cells.supervision.policies import may_read_report, supervises
from cells.supervision.services import open_together
from cells.supervision.transitions import WITH_AUTHOR
from cells.supervision.views.reading import ReportView
from cells.workflow import WorkflowError
from reports.contexts.progress_report_facts import (
    meeting_sheet_document,
    progress_report_document,
)
from reports.downloads import pdf_download
from reports.pdf import render_pdf

PROGRESS_REPORT = "reports/documents/progress_report.html"
MEETING_SHEET = "reports/documents/meeting_sheet.html"


class ProgressReportPdf(ReportView):
    """The sheet as PDF; taking it away is recorded, by another also as an opening."""

    policy = may_read_report
    shows_anothers_text = True

    def get(self, request, *args, **kwargs):
        report = self.object
        if report.author_id != request.user.pk and report.status in WITH_AUTHOR:
            raise WorkflowError(
                _("The sheet is with its author, who is completing it.")
            )
        document = progress_report_document(report)
        pdf = render_pdf(PROGRESS_REPORT, {"document": document})
        record_export("progress.export", report, report.plan.cell, request)
        return pdf_download(pdf, "bao-cao-ket-qua", report.plan.cell_round)


class MeetingSheetPdf(PolicyMixin, View):
    """Everybody's lines of one month, to be read out; each opening is recorded."""

    policy = supervises

    def get(self, request, *args, **kwargs):
        mandates = request.user.mandates
        cells = Organisation.objects.filter(pk__in=mandates.leads).order_by("path")
        cell = cells.first()
        if cell is None:
            raise Http404
        on = timezone.localdate()
        period = chosen_period(request.GET.get("period", ""), on)
        reports = list(sheets_of(request.user, period))
        open_together(reports=reports, by=request.user, now=now())
        with translation.override("vi"):  # papers are in Vietnamese by rule
            page = meeting_page(request.user, period, on)
            document = meeting_sheet_document(page, cell, period)
        pdf = render_pdf(MEETING_SHEET, {"document": document})
        record_export("supervision.export_meeting_sheet", cell, cell, request)
        response = HttpResponse(pdf, content_type="application/pdf")
        when = f"{period.span.value}-{period.starts_on:%Y-%m}"
        name = f"phieu-sinh-hoat-{cell.code}-{when}.pdf".lower()
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store"
        return response


def record_export(action: str, target, cell: Organisation, request) -> None:
    with transaction.atomic():
        record_action(
            action,
            target,
            organisation_id=cell.pk,
            actor=request.user,
            now=timezone.now(),
            form="pdf",
        )
