"""The passed summaries of all cells: a list for the administrator, no text."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from cells.audit.admin import ReadOnlyAdmin
from cells.summaries.models import IS_PASSED, CellSummary


@admin.register(CellSummary)
class CellSummaryAdmin(ReadOnlyAdmin):
    """Cell, round, state and day of each passed summary, and its PDF.

    The paper names nobody behind a number; taking it away is recorded.
    """

    list_display = ["cell", "round", "status", "passed_on", "pdf"]
    list_display_links = None
    list_select_related = ["cell_round__cell", "cell_round__round"]
    search_fields = ["cell_round__cell__name", "cell_round__round__title"]
    search_help_text = _("Name of the cell or of the round")
    ordering = ["-passed_on", "-pk"]
    date_hierarchy = "passed_on"
    fields = ["cell", "round", "status", "passed_on", "pdf"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(status__in=IS_PASSED)

    @admin.display(description=_("cell"), ordering="cell_round__cell__name")
    def cell(self, summary):
        return summary.cell_round.cell

    @admin.display(description=_("round"), ordering="cell_round__round__title")
    def round(self, summary):
        return summary.cell_round.round

    @admin.display(description="PDF")
    def pdf(self, summary):
        url = reverse("reports:administrators_pdf", args=[summary.pk])
        words = _t("Download the PDF")
        return format_html('<a href="{}">{}</a>', url, words)
