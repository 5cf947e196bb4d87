"""Writing a sheet: the same page and form for a person and for the script."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cells.access import RecordMixin
from cells.saved_forms import PageForm
from cells.saved_pages import SavedPage
from cells.supervision import policies, services
from cells.supervision.forms import CommentForm, SheetLineForm, posted_lines
from cells.supervision.pages.writing import figures, row_conflict, writing_page
from cells.supervision.services.writing import COMMENT, fields_of
from cells.supervision.sheet_content import COMMENT_FIELDS
from cells.supervision.transitions import WITH_AUTHOR
from cells.supervision.views.shared import REPORTS
from cells.workflow import WorkflowError


class ProgressWrite(SavedPage, RecordMixin, View):
    """Every open line on one page."""

    queryset = REPORTS
    policy = policies.is_author
    nothing_sent = gettext_lazy("This page sent no line that belongs to this sheet.")

    def get(self, request, *args, **kwargs):
        if self.object.status not in WITH_AUTHOR:
            return redirect("supervision:report", pk=self.object.pk)
        return self.show()

    def show(self, *, forms=None, conflicts=None, status=200):
        of_lines = dict(forms or {})
        comment_form = of_lines.pop(COMMENT, None)
        page = writing_page(self.object, forms=of_lines, comment_form=comment_form)
        for row in [*page.rows, page.comment]:
            row.conflict = (conflicts or {}).get(row.line_id)
        return render(
            self.request, "cells/supervision/write.html", {"page": page}, status=status
        )

    def post(self, request, *args, **kwargs):
        report = self.object
        self.lines = {line.pk: line for line in report.lines.all()}
        forms = {
            pk: SheetLineForm(request.POST, line=self.lines[pk], kind=report.kind)
            for pk in posted_lines(request.POST)
            if pk in self.lines
        }
        if "general-version" in request.POST:
            forms[COMMENT] = CommentForm(request.POST)
        if not forms:
            return self.nothing_posted()
        valid = {pk: form for pk, form in forms.items() if form.is_valid()}
        edits = {pk: edit for pk, form in valid.items() if (edit := form.edit())}
        try:
            outcomes = services.save_sheet(
                report=report,
                comment=edits.pop(COMMENT, None),
                edits=list(edits.values()),
                now=now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(error, forms)
        return self.answer(forms, outcomes)

    def conflict_of_row(self, key, row, values):
        return row_conflict(row, values)

    def fields_of_row(self, key) -> tuple[str, ...]:
        return COMMENT_FIELDS if key == COMMENT else fields_of(self.object)

    def figures(self, outcomes) -> tuple[int, int]:
        saved = {pk: row for pk, (_o, row) in outcomes.items() if pk != COMMENT}
        return figures(list((self.lines | saved).values()))

    def leave(self):
        """Where the pressed button leads once everything is stored."""
        then, pk = self.request.POST.get("then", ""), self.object.pk
        if then == "read":
            return redirect("supervision:report", pk=pk)
        line = then.removeprefix("evidence-")
        if line != then and line.isascii() and line.isdigit() and len(line) < 18:
            return redirect("supervision:add_evidence", pk=pk, line=int(line))
        messages.success(self.request, _("Everything on this page has been saved."))
        return redirect("supervision:write", pk=pk)
