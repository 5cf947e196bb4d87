"""Evidence: attached, taken off, downloaded."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.scans import MOST_BYTES, file_to_take
from cells.supervision import policies, services
from cells.supervision.evidence_shown import shows_evidence
from cells.supervision.forms import EvidenceForm
from cells.supervision.models import Evidence
from cells.supervision.pages.evidence import evidence_of
from cells.supervision.transitions import WITH_AUTHOR
from cells.supervision.views.shared import REPORTS
from cells.workflow import WorkflowError


class EvidenceAdd(RecordMixin, View):
    """A file or a note at one line, while the sheet is with its author."""

    queryset = REPORTS
    policy = policies.is_author

    def line(self):
        found = self.object.lines.filter(pk=self.kwargs["line"]).first()
        if found is None:
            raise Http404
        found.report = self.object
        return found

    def get(self, request, *args, **kwargs):
        line = self.line()
        if self.object.status not in WITH_AUTHOR:
            return redirect("supervision:report", pk=self.object.pk)
        return self.show(line, EvidenceForm())

    def show(self, line, form, *, status=200):
        rows = evidence_of(self.object, removable=True).get(line.pk, [])
        context = {"report": self.object, "line": line, "form": form, "rows": rows}
        return render(
            self.request, "cells/supervision/evidence.html", context, status=status
        )

    def post(self, request, *args, **kwargs):
        line = self.line()
        form = EvidenceForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(line, form, status=422)
        if refused := self.add(line, form.cleaned_data):
            for sentence in refused:
                form.add_error(None, sentence)
            if form.cleaned_data["file"]:
                form.add_error("file", _("Choose what was refused once more."))
            return self.show(line, form, status=409)
        messages.success(request, _("The evidence has been attached."))
        return redirect("supervision:add_evidence", pk=self.object.pk, line=line.pk)

    def add(self, line, cleaned) -> list[str]:
        """What can be kept is kept; the sentences of what was refused, with names.

        Of a file that is too large no more is read than shows it.
        """
        files, by, refused = cleaned["file"], self.request.user, []
        for file in files:
            data = file.read(MOST_BYTES + 1)
            facts = {"name": file.name, "data": data, "by": by, "now": now()}
            try:
                services.add_file(line=line, **facts)
            except WorkflowError as error:
                several = {"name": file.name, "sentence": error}
                refused.append(
                    _("%(name)s: %(sentence)s") % several
                    if len(files) > 1
                    else str(error)
                )
        if cleaned["note"] and not refused:
            try:
                services.add_note(line=line, note=cleaned["note"], by=by, now=now())
            except WorkflowError as error:
                refused.append(str(error))
        return refused


EVIDENCE = Evidence.objects.standing().select_related(
    "line__report__plan__cell_round", "line__report__supervisor_organisation"
)


class EvidenceRemove(RecordMixin, View):
    """It is no longer part of the sheet."""

    queryset = EVIDENCE
    policy = policies.may_remove_evidence

    def get(self, request, *args, **kwargs):
        return redirect(*self.place())

    def place(self):
        line = self.object.line
        return "supervision:add_evidence", line.report_id, line.pk

    def post(self, request, *args, **kwargs):
        try:
            services.remove_evidence(evidence=self.object, by=request.user, now=now())
        except WorkflowError as error:
            messages.error(request, str(error))
            return redirect("supervision:report", pk=self.object.line.report_id)
        messages.success(request, _("It has been taken off the sheet."))
        return redirect(*self.place())


class EvidenceDownload(RecordMixin, View):
    """Take a file away; every download is recorded, its name names nobody."""

    queryset = EVIDENCE.exclude(sha256="")
    policy = policies.may_take_evidence
    shows_anothers_text = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        report = self.object.line.report
        if report.author_id != request.user.pk and not shows_evidence(report):
            raise Http404  # asked for by HEAD as well, so that its size is not told

    def before_showing(self):
        services.take_evidence(evidence=self.object, by=self.request.user, now=now())

    def get(self, request, *args, **kwargs):
        evidence = self.object
        ending = evidence.name.rpartition(".")[2]
        return file_to_take(evidence, filename=f"minh-chung-{evidence.pk}.{ending}")
