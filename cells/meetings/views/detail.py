"""The session that is the member's, its page, the registration to speak, the dates."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin
from cells.meetings import policies, services
from cells.meetings.forms import RegistrationForm
from cells.meetings.pages.current import current_round, no_meeting_page
from cells.meetings.pages.dates import date_rows
from cells.meetings.pages.detail import meeting_page
from cells.meetings.sittings import current_sitting
from cells.meetings.views.shared import MeetingView
from cells.workflow import WorkflowError


class MeetingCurrent(PolicyMixin, View):
    """Leads to the session of the member's newest round; without one says why."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        cell_round = current_round(request.user)
        meeting = cell_round and current_sitting(cell_round)
        if meeting:
            return redirect("meetings:detail", pk=meeting.pk)
        page = no_meeting_page(cell_round, request.user)
        return render(request, "cells/meetings/none.html", {"page": page})


class MeetingDetail(MeetingView, View):
    """Day, place, programme and speakers of one session."""

    policy = policies.may_read

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, error="", typed=None, own_error="", own_typed=None, status=200):
        page = meeting_page(self.object, self.request.user, localdate())
        page.speak.error, page.speak.typed = error, typed
        page.own.error, page.own.typed = own_error, own_typed
        return render(
            self.request, "cells/meetings/detail.html", {"page": page}, status=status
        )


class SpeakerRegister(MeetingDetail):
    """Stand in the list of speakers, or change the topic."""

    policy = policies.may_register

    def get(self, request, *args, **kwargs):
        return redirect("meetings:detail", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = RegistrationForm(request.POST)
        typed = request.POST.get("topic", "")
        if not form.is_valid():
            return self.show(error=form.errors["topic"][0], typed=typed, status=422)
        try:
            services.register_to_speak(
                meeting=self.object,
                member=request.user,
                topic=form.cleaned_data["topic"],
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            return self.show(error=str(error), typed=typed, status=409)
        messages.success(request, _("You are registered to speak."))
        return redirect("meetings:detail", pk=self.object.pk)


class SpeakerWithdraw(MeetingDetail):
    """Stand in the list no more."""

    policy = policies.may_register

    def get(self, request, *args, **kwargs):
        return redirect("meetings:detail", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        try:
            services.withdraw_registration(
                meeting=self.object, member=request.user, now=now()
            )
        except WorkflowError as error:
            self.fresh()
            return self.show(error=str(error), status=409)
        messages.success(request, _("You are not in the list of speakers any more."))
        return redirect("meetings:detail", pk=self.object.pk)


class MeetingDates(PolicyMixin, View):
    """For the committee above: day, place and cell of each session, nothing else."""

    policy = policies.may_see_dates

    def get(self, request, *args, **kwargs):
        rows = date_rows(request.user.mandates)
        return render(request, "cells/meetings/dates.html", {"rows": rows})
