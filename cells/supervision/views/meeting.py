"""The regular meeting: one sheet for all, accepted together; who writes it up."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.organisation.own_cell import led_cell
from cells.supervision import policies, services
from cells.supervision.chosen_period import chosen_period, period_value
from cells.supervision.forms import AcceptTogetherForm, ClerkForm
from cells.supervision.models import MeetingClerk
from cells.supervision.pages.clerk import clerk_name_page, people_to_name
from cells.supervision.pages.meeting import meeting_page, sheets_of
from cells.supervision.views.shared import REPORTS
from cells.workflow import WorkflowError


class MeetingSheet(PolicyMixin, View):
    """Everybody's lines of one period; each opening is recorded first."""

    policy = policies.supervises

    def get(self, request, *args, **kwargs):
        form = AcceptTogetherForm(
            initial={"told_on": timezone.localdate()}, today=timezone.localdate()
        )
        return self.show(request.GET.get("period", ""), form)

    def show(self, chosen: str, form, *, status=200):
        user, on = self.request.user, timezone.localdate()
        period = chosen_period(chosen, on)
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
        chosen = request.POST.get("period", "")
        form = AcceptTogetherForm(request.POST, today=timezone.localdate())
        if not form.is_valid():
            return self.show(chosen, form, status=422)
        versions = form.seen()
        reports = REPORTS.visible_to(request.user).filter(pk__in=versions)
        supervised = [
            (report, versions[report.pk])
            for report in reports
            if policies.supervises_report(request.user, report)
        ]
        if not supervised:
            form.add_error(None, _("This page sent no sheet that waits for you."))
            return self.show(chosen, form, status=422)
        try:
            result = services.accept_together(
                seen=supervised,
                by=request.user,
                told_on=form.cleaned_data["told_on"],
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(chosen, form, status=409)
        self.tell(result)
        value = period_value(chosen_period(chosen, timezone.localdate()))
        return redirect(f"{reverse('supervision:meeting')}?period={value}")

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


class ClerkName(PolicyMixin, View):
    """Name who writes down the oral reports of one regular meeting."""

    policy = policies.leads_own_cell

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        self.cell = led_cell(request.user)
        self.people = people_to_name(self.cell, self.today)

    def get(self, request, *args, **kwargs):
        initial = {"meets_on": self.today}
        form = ClerkForm(people=self.people, today=self.today, initial=initial)
        return self.show(form)

    def show(self, form, *, status=200):
        page = clerk_name_page(self.request.user, self.today, form)
        return render(
            self.request,
            "cells/supervision/name_clerk.html",
            {"page": page},
            status=status,
        )

    def post(self, request, *args, **kwargs):
        form = ClerkForm(request.POST, people=self.people, today=self.today)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.name_clerk(
                cell=self.cell,
                clerk=form.person,
                meets_on=form.cleaned_data["meets_on"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(
            request, _("The clerk has been told and may record oral reports.")
        )
        return redirect("supervision:name_clerk")


class ClerkEnd(RecordMixin, View):
    """The clerk writes nothing more down for that meeting."""

    queryset = MeetingClerk.objects.filter(ended_at=None)
    policy = policies.names_clerks

    def get(self, request, *args, **kwargs):
        return redirect("supervision:name_clerk")

    def post(self, request, *args, **kwargs):
        try:
            services.end_clerk(named=self.object, by=request.user, now=now())
        except WorkflowError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The clerk records nothing more."))
        return redirect("supervision:name_clerk")
