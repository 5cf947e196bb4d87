"""A sheet as it is read, and the acts at it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cells.access import RecordMixin
from cells.plans.views.shared import TakenBack, first_error
from cells.reviews.paper_forms import SignedPrintForm
from cells.saved_forms import SeenVersionForm, not_whole
from cells.scans import MOST_BYTES
from cells.supervision import policies, services
from cells.supervision.forms import CodeForm, ReasonForm
from cells.supervision.pages.report import report_page
from cells.supervision.views.shared import REPORTS
from cells.workflow import WorkflowError


class ReportView(TakenBack, RecordMixin, View):
    """What the pages of a sheet that is read share. The opening is recorded first."""

    queryset = REPORTS
    policy = policies.may_read_report
    shows_anothers_text = True
    not_open_template = "cells/supervision/not_open.html"

    def before_showing(self):
        self.record_opening()

    def record_opening(self):
        if self.object.author_id != self.request.user.pk:
            services.open_progress(report=self.object, by=self.request.user, now=now())

    def show(self, *, form_error="", reason="", status=200):
        page = report_page(self.object, self.request.user, reason=reason)
        page.form_error = form_error
        page.printed = self.request.POST.get("printed", "")
        context = {"page": page}
        return render(
            self.request, "cells/supervision/report.html", context, status=status
        )


class ProgressDetail(ReportView):
    """Read the sheet."""

    policy = policies.may_read_report

    def get(self, request, *args, **kwargs):
        return self.show()


class ReportAct(ReportView):
    """What the acts share: pages that are only posted to."""

    policy = policies.may_read_report
    form_class = SeenVersionForm
    done = ""

    def before_showing(self):
        """GET shows nothing here: it leads to the sheet."""

    def get(self, request, *args, **kwargs):
        return redirect("supervision:report", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = self.form_class(request.POST, request.FILES)
        if not form.is_valid():
            is_whole = "version" not in form.errors
            sentence = first_error(form) if is_whole else not_whole()
            return self.refused(sentence, status=422)
        try:
            answer = self.act(form.cleaned_data)
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        if answer is not None:
            return answer
        messages.success(request, self.done)
        return redirect("supervision:report", pk=self.object.pk)

    def act(self, cleaned):
        raise NotImplementedError

    def refused(self, sentence: str, *, status: int):
        """The sentence above the sheet, with the reason that was typed."""
        found = self.get_queryset().filter(pk=self.object.pk).first()
        if found is None:  # taken back in the meantime
            raise WorkflowError(sentence)
        self.object = found
        self.record_opening()
        typed = self.request.POST.get("reason", "")
        return self.show(form_error=sentence, reason=typed, status=status)


class ProgressSend(ReportAct):
    """Send the sheet to its supervisor."""

    policy = policies.is_author
    done = gettext_lazy("The progress report has been sent.")

    def act(self, cleaned):
        services.send_progress(
            report=self.object, seen_version=cleaned["version"], now=now()
        )


class ProgressRecall(ReportAct):
    """Take the sheet back while nobody has opened it."""

    policy = policies.is_author

    def act(self, cleaned):
        services.recall_progress(
            report=self.object, seen_version=cleaned["version"], now=now()
        )
        messages.success(self.request, _("You have taken the progress report back."))
        return redirect("supervision:write", pk=self.object.pk)


class ProgressConfirm(ReportAct):
    """The author confirms what was recorded from the own words."""

    policy = policies.is_author
    done = gettext_lazy("You have confirmed the record. It has been sent.")

    def act(self, cleaned):
        services.confirm_oral(
            report=self.object, seen_version=cleaned["version"], now=now()
        )


class ProgressConfirmByCode(ReportAct):
    """Type in the code that the member tells."""

    policy = policies.supervises_report
    form_class = CodeForm
    done = gettext_lazy("The member has confirmed the record by the code.")

    def act(self, cleaned):
        services.confirm_oral_by_code(
            report=self.object,
            digits=cleaned["digits"],
            by=self.request.user,
            seen_version=cleaned["version"],
            now=now(),
        )


class ProgressConfirmByScan(ReportAct):
    """Attach the scan of the print that the member signed."""

    policy = policies.supervises_report
    form_class = SignedPrintForm
    done = gettext_lazy("The signed print confirms the record. It has been sent.")

    def act(self, cleaned):
        file = cleaned["file"]
        services.confirm_oral_by_scan(
            report=self.object,
            name=file.name,
            # Of a file that is too large no more is read than shows it.
            data=file.read(MOST_BYTES + 1),
            printed=cleaned["printed"],
            by=self.request.user,
            seen_version=cleaned["version"],
            now=now(),
        )


class ProgressAccept(ReportAct):
    """Accept exactly the version that was shown."""

    policy = policies.supervises_report
    done = gettext_lazy("The progress report has been accepted.")

    def act(self, cleaned):
        services.accept_progress(
            report=self.object,
            by=self.request.user,
            seen_version=cleaned["version"],
            now=now(),
        )


class ProgressReturn(ReportAct):
    """Give the sheet back, with a reason."""

    policy = policies.supervises_report
    form_class = ReasonForm
    done = gettext_lazy("The progress report has been returned to its author.")

    def act(self, cleaned):
        services.return_progress(
            report=self.object,
            by=self.request.user,
            reason=cleaned["reason"],
            seen_version=cleaned["version"],
            now=now(),
        )
