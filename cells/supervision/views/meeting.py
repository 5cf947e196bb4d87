"""The regular meeting: one sheet for all, accepted together, oral reports recorded."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.supervision import policies, services
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.forms import AcceptTogetherForm, OralForm
from cells.supervision.labels import period_words
from cells.supervision.models import ProgressStatus
from cells.supervision.pages.codes import codes_page
from cells.supervision.pages.meeting import chosen_month, meeting_page, sheets_of
from cells.supervision.pages.oral import oral_rows
from cells.supervision.views.shared import PLANS, REPORTS
from cells.workflow import WorkflowError


class MeetingSheet(PolicyMixin, View):
    """Everybody's lines of one month; each opening is recorded first."""

    policy = policies.supervises

    def get(self, request, *args, **kwargs):
        form = AcceptTogetherForm(
            initial={"told_on": timezone.localdate()}, today=timezone.localdate()
        )
        return self.show(request.GET.get("month", ""), form)

    def show(self, month: str, form, *, status=200):
        user, on = self.request.user, timezone.localdate()
        period = chosen_month(month, on)
        services.open_together(
            reports=list(sheets_of(user, period)), by=user, now=now()
        )
        page = meeting_page(user, period, on)
        response = render(
            self.request,
            "cells/supervision/meeting.html",
            {"page": page, "form": form},
            status=status,
        )
        response["Cache-Control"] = "no-store"
        return response


class AcceptTogether(MeetingSheet):
    """Accept every sheet in the version that was shown; the others are named."""

    policy = policies.supervises

    def get(self, request, *args, **kwargs):
        return redirect("supervision:meeting")

    def post(self, request, *args, **kwargs):
        month = request.POST.get("month", "")
        form = AcceptTogetherForm(request.POST, today=timezone.localdate())
        if not form.is_valid():
            return self.show(month, form, status=422)
        versions = form.seen()
        reports = REPORTS.visible_to(request.user).filter(pk__in=versions)
        supervised = [
            (report, versions[report.pk])
            for report in reports
            if policies.supervises_report(request.user, report)
        ]
        if not supervised:
            form.add_error(None, _("This page sent no sheet that waits for you."))
            return self.show(month, form, status=422)
        try:
            result = services.accept_together(
                seen=supervised,
                by=request.user,
                told_on=form.cleaned_data["told_on"],
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(month, form, status=409)
        self.tell(result)
        return redirect(f"{reverse('supervision:meeting')}?month={month[:10]}")

    def tell(self, result):
        if number := len(result.accepted):
            sentence = ngettext(
                "%(n)s sheet has been accepted.",
                "%(n)s sheets have been accepted.",
                number,
            )
            messages.success(self.request, sentence % {"n": number})
        if result.left:
            names = ", ".join(report.author.full_name for report in result.left)
            sentence = _(
                "Not accepted, since they changed meanwhile: %(names)s. Read them "
                "again."
            )
            messages.warning(self.request, sentence % {"names": names})


class OralRecord(RecordMixin, View):
    """Write down what a member reported by word of mouth."""

    queryset = PLANS
    policy = policies.supervises_plan

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        month = request.POST.get("month") or request.GET.get("month", "")
        self.period = chosen_month(month, self.today)
        plan = self.object
        self.lines = followed_lines(plan, newest_standing(plan))

    def form(self, data=None):
        return OralForm(
            data,
            lines=self.lines,
            is_month=True,
            today=self.today,
            initial={"told_on": self.today},
        )

    def get(self, request, *args, **kwargs):
        return self.show(self.form())

    def show(self, form, *, status=200):
        context = {
            "plan": self.object,
            "period": period_words(self.period),
            "month": self.period.starts_on.isoformat(),
            "form": form,
            "rows": oral_rows(form),
        }
        return render(
            self.request, "cells/supervision/oral.html", context, status=status
        )

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.record_oral(
                plan=self.object,
                period=self.period,
                values=form.values(),
                comment=form.cleaned_data["comment"],
                told_on=form.cleaned_data["told_on"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(
            request, _("Recorded. The member is asked to confirm what you wrote.")
        )
        month = self.period.starts_on.isoformat()
        return redirect(f"{reverse('supervision:meeting')}?month={month}")


class OralCodes(PolicyMixin, View):
    """One-time codes for members whose words were recorded by somebody else."""

    policy = policies.supervises

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, made=None, form_error="", status=200):
        page = codes_page(self.request.user)
        page.made, page.form_error = made, form_error
        response = render(
            self.request, "cells/supervision/codes.html", {"page": page}, status=status
        )
        response["Cache-Control"] = "no-store"
        return response

    def post(self, request, *args, **kwargs):
        posted = request.POST.get("sheet", "")
        report = self.report(posted)
        if report is None:
            sentence = _("Choose a record that waits for a code.")
            return self.show(form_error=sentence, status=422)
        try:
            _code, digits = services.make_oral_code(
                report=report, made_by=request.user, now=now()
            )
        except WorkflowError as error:
            return self.show(form_error=str(error), status=409)
        return self.show(made=(report.author.full_name, digits))

    def report(self, posted: str):
        """A record of a cell that one leads, of another, written down by a third."""
        if not (posted.isascii() and posted.isdigit() and len(posted) < 18):
            return None
        user = self.request.user
        found = REPORTS.filter(
            pk=int(posted),
            status=ProgressStatus.ORAL,
            plan__cell_round__cell__in=user.mandates.leads,
        )
        return found.exclude(author=user).exclude(recorded_by=user).first()
