"""Writing a sheet: the same page and form for a person and for the script."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.kept_post import wants_json
from cells.saved_forms import PageForm
from cells.saved_rows import saved_rows, status_of
from cells.saving import Saved
from cells.supervision import policies, services
from cells.supervision.forms import CommentForm, SheetLineForm, posted_lines
from cells.supervision.pages.writing import figures, row_conflict, writing_page
from cells.supervision.services.writing import COMMENT, fields_of
from cells.supervision.sheet_content import COMMENT_FIELDS
from cells.supervision.transitions import WITH_AUTHOR
from cells.supervision.views.shared import REPORTS
from cells.workflow import WorkflowError


class ProgressWrite(RecordMixin, View):
    """Every open line on one page."""

    queryset = REPORTS
    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        if self.object.status not in WITH_AUTHOR:
            return redirect("supervision:report", pk=self.object.pk)
        return self.show()

    def show(self, *, forms=None, comment_form=None, conflicts=None, status=200):
        page = writing_page(self.object, forms=forms, comment_form=comment_form)
        for row in [*page.rows, page.comment]:
            row.conflict = (conflicts or {}).get(row.line_id)
        return render(
            self.request, "cells/supervision/write.html", {"page": page}, status=status
        )

    def post(self, request, *args, **kwargs):
        report = self.object
        lines = {line.pk: line for line in report.lines.all()}
        forms = {
            pk: SheetLineForm(request.POST, line=lines[pk], kind=report.kind)
            for pk in posted_lines(request.POST)
            if pk in lines
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
        return self.answer(lines, forms, valid, outcomes)

    def answer(self, lines, forms, valid, outcomes):
        conflicts = {
            pk: row_conflict(row, forms[pk].values())
            for pk, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        invalid = {pk: form.errors for pk, form in forms.items() if pk not in valid}
        status = status_of(outcomes, invalid)
        if wants_json(self.request):
            lines |= {pk: row for pk, (_o, row) in outcomes.items() if pk != COMMENT}
            answered, total = figures(list(lines.values()))
            rows = saved_rows(outcomes, conflicts, invalid, self.fields_of_row)
            return JsonResponse(
                rows | {"answered": answered, "total": total}, status=status
            )
        if status == 200:
            return self.leave()
        kept = {
            pk: form for pk, form in forms.items() if pk in invalid or pk in conflicts
        }
        comment_form = kept.pop(COMMENT, None)
        return self.show(
            forms=kept, comment_form=comment_form, conflicts=conflicts, status=status
        )

    def fields_of_row(self, key) -> tuple[str, ...]:
        return COMMENT_FIELDS if key == COMMENT else fields_of(self.object)

    def too_late(self, error, forms):
        """Not stored: the sentence, with everything typed on the page."""
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": str(error)}, status=409)
        messages.error(self.request, str(error))
        comment_form = forms.pop(COMMENT, None)
        return self.show(forms=forms, comment_form=comment_form, status=409)

    def nothing_posted(self):
        message = _("This page sent no line that belongs to this sheet.")
        if wants_json(self.request):
            return JsonResponse({"reason": "empty", "message": message}, status=422)
        messages.error(self.request, message)
        return self.show(status=422)

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
