"""A session is planned, changed while it is planned, cancelled."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.meetings import policies, services
from cells.meetings.agenda import meeting_of
from cells.meetings.forms import CancelForm, MeetingForm, PlanForm
from cells.meetings.labels import stored_lines
from cells.meetings.models import Meeting, MeetingStatus
from cells.meetings.pages.detail import is_ahead
from cells.meetings.proposal import proposed_meeting
from cells.meetings.speakers import participants
from cells.meetings.views.shared import MeetingView, people_of
from cells.preparation.pages.lessons import earlier_lessons
from cells.rounds.models import OPEN_FOR_WRITING, CellRound
from cells.saved_forms import not_whole
from cells.workflow import WorkflowError


class MeetingPlan(RecordMixin, View):
    """The session of a cell's round: a proposal to be filled in."""

    queryset = CellRound.objects.select_related("round", "cell")
    policy = policies.may_plan

    def get(self, request, *args, **kwargs):
        if meeting := meeting_of(self.object):
            return redirect("meetings:detail", pk=meeting.pk)
        if self.object.status not in OPEN_FOR_WRITING:
            return redirect("journey:cell_round", pk=self.object.pk)
        initial = proposed_meeting(self.object, localdate())
        return self.show(PlanForm(initial=initial, **self.form_facts()))

    def form_facts(self) -> dict:
        today = localdate()
        return {
            "people": participants(self.object.cell_id, today),
            "today": today,
            "last_day": self.object.round.supervised_until,
        }

    def post(self, request, *args, **kwargs):
        form = PlanForm(request.POST, **self.form_facts())
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            meeting = services.plan_meeting(
                cell_round=self.object,
                facts=form.facts(),
                attendance=form.attendance(),
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(
            request, _("The session is planned and its running order computed.")
        )
        return redirect("meetings:agenda", pk=meeting.pk)

    def show(self, form, *, status=200):
        context = {
            "form": form,
            "cell_round": self.object,
            "lessons": earlier_lessons(self.object),
        }
        if status == 409:
            context["meeting"] = meeting_of(self.object)
        return render(self.request, "cells/meetings/plan.html", context, status=status)


class MeetingChange(MeetingView, View):
    """Day, hour, place, length, chair and clerk before the session begins; once the
    cell is convened everybody invited is told."""

    policy = policies.may_prepare

    def get(self, request, *args, **kwargs):
        if not is_ahead(self.object):
            return redirect("meetings:detail", pk=self.object.pk)
        form = MeetingForm(initial=values_of(self.object), **self.form_facts())
        return self.show(form)

    def form_facts(self) -> dict:
        return {
            "people": people_of(self.object, self.object.chair, self.object.clerk),
            "today": localdate(),
            "last_day": self.object.cell_round.round.supervised_until,
            "shown_day": self.object.held_on,
            "is_convened": self.object.status == MeetingStatus.CONVENED,
        }

    def post(self, request, *args, **kwargs):
        form = MeetingForm(request.POST, **self.form_facts())
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            unfilled = services.change_meeting(
                meeting=self.object,
                facts=form.facts(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.show_again(form, str(error))
        told = [_("The session is changed.")]
        if unfilled:
            told += [unfilled, _("Bring the running order up to date.")]
        messages.success(request, " ".join(told))
        return redirect("meetings:detail", pk=self.object.pk)

    def show_again(self, form, error: str):
        """With what was typed, over the version that now stands."""
        form.data = form.data.copy()
        form.data["version"] = self.fresh().version
        form.add_error(None, error)
        return self.show(form, stored=stored_lines(self.object), status=409)

    def show(self, form, *, stored=(), status=200):
        context = {"form": form, "meeting": self.object, "stored": stored}
        return render(
            self.request, "cells/meetings/change.html", context, status=status
        )


def values_of(meeting: Meeting) -> dict:
    return {
        "version": meeting.version,
        "held_on": meeting.held_on,
        "starts_at": meeting.starts_at,
        "place": meeting.place,
        "minutes": meeting.minutes,
        "chair": meeting.chair_id,
        "clerk": meeting.clerk_id,
    }


class MeetingCancel(MeetingView, View):
    """A reason; then the session does not take place."""

    policy = policies.may_prepare

    def get(self, request, *args, **kwargs):
        if not is_ahead(self.object):
            return redirect("meetings:detail", pk=self.object.pk)
        return self.show()

    def post(self, request, *args, **kwargs):
        form = CancelForm(request.POST)
        typed = request.POST.get("reason", "")
        if not form.is_valid():
            error = (
                not_whole() if "version" in form.errors else form.errors["reason"][0]
            )
            return self.show(error=error, reason=typed, status=422)
        try:
            services.cancel_meeting(
                meeting=self.object,
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            return self.show(error=str(error), reason=typed, status=409)
        messages.success(request, _("The session is cancelled."))
        return redirect("meetings:detail", pk=self.object.pk)

    def show(self, *, error="", reason="", status=200):
        context = {"meeting": self.object, "form_error": error, "reason": reason}
        return render(
            self.request, "cells/meetings/cancel.html", context, status=status
        )
