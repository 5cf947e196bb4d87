"""The cell is convened; members answer the invitation and take the calendar file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.meetings import policies, services
from cells.meetings.calendar_file import (
    CONTENT_TYPE,
    FILE_NAME,
    calendar_file,
    has_calendar,
    method_of,
)
from cells.meetings.forms import LeaveForm
from cells.meetings.models import MeetingStatus
from cells.meetings.pages.convene import convene_page
from cells.meetings.pages.detail import is_ahead
from cells.meetings.views.detail import MeetingDetail
from cells.meetings.views.shared import MeetingView
from cells.saved_forms import SeenVersionForm, not_whole
from cells.workflow import WorkflowError


class MeetingConvene(MeetingView, View):
    """Shows who will be invited; then the cell is called together."""

    policy = policies.may_prepare

    def get(self, request, *args, **kwargs):
        meeting = self.object
        if not is_ahead(meeting) or meeting.status != MeetingStatus.PLANNED:
            return redirect("meetings:detail", pk=meeting.pk)
        return self.show()

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(error=not_whole(), status=422)
        try:
            services.convene(
                meeting=self.object,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            return self.show(error=str(error), status=409)
        messages.success(request, _("The cell is convened; everybody is invited."))
        return redirect("meetings:detail", pk=self.object.pk)

    def show(self, *, error="", status=200):
        page = convene_page(self.object, localdate(), error=error)
        return render(
            self.request, "cells/meetings/convene.html", {"page": page}, status=status
        )


class MeetingCalendar(MeetingView, View):
    """The calendar file, for each member of the cell."""

    policy = policies.may_register

    def get(self, request, *args, **kwargs):
        meeting = self.object
        if not has_calendar(meeting):
            raise Http404
        content = calendar_file(meeting, to=request.user.email, now=now())
        kind = f"{CONTENT_TYPE}; charset=utf-8; method={method_of(meeting)}"
        response = HttpResponse(content, content_type=kind)
        response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
        response["Cache-Control"] = "no-store"
        return response


class LeaveAsk(MeetingDetail):
    """Ask for leave of absence, or change the reason."""

    policy = policies.may_register

    def get(self, request, *args, **kwargs):
        return redirect("meetings:detail", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = LeaveForm(request.POST)
        typed = request.POST.get("reason", "")
        if not form.is_valid():
            error = form.errors["reason"][0]
            return self.show(own_error=error, own_typed=typed, status=422)
        try:
            services.ask_leave(
                meeting=self.object,
                member=request.user,
                reason=form.cleaned_data["reason"],
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            return self.show(own_error=str(error), own_typed=typed, status=409)
        messages.success(request, _("Your leave is noted; the secretary is told."))
        return redirect("meetings:detail", pk=self.object.pk)


class SayComing(MeetingDetail):
    """Say that one comes; leave that was asked for is taken back."""

    policy = policies.may_register

    def get(self, request, *args, **kwargs):
        return redirect("meetings:detail", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        try:
            services.say_coming(meeting=self.object, member=request.user, now=now())
        except WorkflowError as error:
            self.fresh()
            return self.show(own_error=str(error), status=409)
        messages.success(request, _("It is noted that you come."))
        return redirect("meetings:detail", pk=self.object.pk)
