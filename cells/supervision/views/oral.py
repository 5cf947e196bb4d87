"""Oral reports: written down by the supervisor or the clerk, codes made for them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.scans import file_to_take
from cells.supervision import policies, services
from cells.supervision.chosen_period import chosen_period, period_value
from cells.supervision.followed_lines import followed_lines, newest_standing
from cells.supervision.forms import OralForm
from cells.supervision.models import ProgressStatus, SignedSheet
from cells.supervision.pages.clerk import clerk_page, days_to_write_up
from cells.supervision.pages.codes import codes_page, plans_of_cells
from cells.supervision.pages.oral import oral_page, words_recorded
from cells.supervision.reporting_periods import Span
from cells.supervision.views.shared import PLANS, REPORTS
from cells.workflow import WorkflowError


class ClerkSheet(PolicyMixin, View):
    """Whose report is still to be written down, by name; nobody's words."""

    policy = policies.writes_up_meeting

    def get(self, request, *args, **kwargs):
        on = timezone.localdate()
        period = chosen_period(request.GET.get("period", ""), on)
        page = clerk_page(request.user, period, on)
        return render(request, "cells/supervision/clerk.html", {"page": page})


class OralRecord(RecordMixin, View):
    """Write down what a member reported by word of mouth.

    The clerk writes for the day of the meeting; whoever wrote may correct it until the
    member has confirmed it.
    """

    queryset = PLANS
    policy = policies.may_record_oral

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        chosen = request.POST.get("period") or request.GET.get("period", "")
        self.period = chosen_period(chosen, self.today)
        plan = self.object
        self.is_supervisor = policies.supervises_plan(request.user, plan)
        self.lines = followed_lines(plan, newest_standing(plan))
        self.days = (
            None
            if self.is_supervisor
            else days_to_write_up(request.user, plan.cell_id, self.today)
        )

    def form(self, data=None):
        known = words_recorded(self.object, self.period, self.request.user)
        first_day = self.days[-1] if self.days else self.today
        return OralForm(
            data,
            lines=self.lines,
            is_month=self.period.span == Span.MONTH,
            today=self.today,
            days=self.days,
            initial={"told_on": first_day} | known,
        )

    def get(self, request, *args, **kwargs):
        return self.show(self.form())

    def show(self, form, *, status=200):
        page = oral_page(self.object, self.period, form, back_url=self.back_url())
        response = render(
            self.request,
            "cells/supervision/oral.html",
            {"page": page, "form": form},
            status=status,
        )
        response["Cache-Control"] = "no-store"
        return response

    def back_url(self) -> str:
        name = "meeting" if self.is_supervisor else "clerk"
        return f"{reverse(f'supervision:{name}')}?period={period_value(self.period)}"

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
        return redirect(self.back_url())


class SignedSheetDetail(RecordMixin, View):
    """Take the scan of the signed print away; an opening by another is recorded."""

    queryset = SignedSheet.objects.select_related(
        "report__plan__cell_round", "report__plan__followed_in"
    )
    policy = policies.may_see_signed_sheet
    shows_anothers_text = True

    def before_showing(self):
        if self.object.author_id != self.request.user.pk:
            services.open_signed_sheet(
                scan=self.object, by=self.request.user, now=now()
            )

    def get(self, request, *args, **kwargs):
        scan = self.object
        ending = scan.name.rpartition(".")[2]
        return file_to_take(scan, filename=f"ban-ky-{scan.pk}.{ending}")


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
            plan__in=plans_of_cells(user.mandates.leads),
        )
        return found.exclude(author=user).exclude(recorded_by=user).first()
