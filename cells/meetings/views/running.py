"""Begin a meeting, end it, take it up again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.beginning import end_obstacles
from cells.meetings.forms.live import StartForm
from cells.meetings.labels import meeting_title
from cells.meetings.models import MeetingStatus
from cells.meetings.pages.start import start_page
from cells.meetings.services import running
from cells.meetings.views.live_page import show_live
from cells.meetings.views.shared import MeetingView
from cells.saved_forms import SeenVersionForm, not_whole
from cells.workflow import WorkflowError


class MeetingStart(MeetingView, View):
    """Attendance, quorum and summary in words and figures; then the press."""

    policy = policies.may_chair

    def get(self, request, *args, **kwargs):
        if self.object.status != MeetingStatus.CONVENED:
            return redirect("meetings:live", pk=self.object.pk)
        return self.show()

    def post(self, request, *args, **kwargs):
        form = StartForm(request.POST)
        if not form.is_valid():
            errors = {name: texts[0] for name, texts in form.errors.items()}
            return self.show(errors=errors, error=errors.pop("version", ""), status=422)
        try:
            running.start_meeting(
                meeting=self.object,
                reasons=form.reasons(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except running.ReasonMissingError as error:
            return self.show(errors=error.fields, status=422)
        except WorkflowError as error:
            return self.show(error=str(error), status=409)
        messages.success(request, _("The session is under way."))
        return redirect("meetings:live", pk=self.object.pk)

    def show(self, *, errors=None, error="", status=200):
        meeting = self.fresh()
        if meeting.status != MeetingStatus.CONVENED:
            return show_refusal(self.request, meeting, error, status=status)
        page = start_page(meeting, typed=self.request.POST, errors=errors)
        page.error = error
        return render(
            self.request, "cells/meetings/start.html", {"page": page}, status=status
        )


def show_refusal(request, meeting, error: str, *, status: int):
    """For a meeting that stands otherwise than the page: where it stands."""
    context = {"pk": meeting.pk, "title": meeting_title(meeting), "error": error}
    return render(request, "cells/meetings/not_now.html", context, status=status)


class MeetingEnd(MeetingView, View):
    """Ask once; then the session has ended."""

    policy = policies.may_chair

    def get(self, request, *args, **kwargs):
        if self.object.status != MeetingStatus.RUNNING:
            return redirect("meetings:live", pk=self.object.pk)
        return self.show()

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(error=not_whole(), status=422)
        try:
            running.end_meeting(
                meeting=self.object,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.show(error=str(error), status=409)
        messages.success(request, _("The session has ended."))
        return redirect("meetings:live", pk=self.object.pk)

    def show(self, *, error="", status=200):
        meeting = self.fresh()
        context = {
            "meeting": meeting,
            "title": meeting_title(meeting),
            "obstacles": end_obstacles(meeting),
            "form_error": error,
        }
        return render(self.request, "cells/meetings/end.html", context, status=status)


class MeetingResume(MeetingView, View):
    """It was ended too early."""

    policy = policies.may_chair

    def get(self, request, *args, **kwargs):
        return redirect("meetings:live", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return show_live(request, self.object, status=422, error=not_whole())
        try:
            running.resume_meeting(
                meeting=self.object,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return show_live(request, self.fresh(), status=409, error=str(error))
        messages.success(request, _("The session goes on."))
        return redirect("meetings:live", pk=self.object.pk)
