"""A further sitting of the round is planned."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.meetings import policies, services
from cells.meetings.forms import FurtherForm
from cells.meetings.pages.further import further_page, proposed_sitting
from cells.meetings.sittings import may_be_continued, sittings_of
from cells.meetings.views.shared import MeetingView, people_of
from cells.workflow import WorkflowError


class SittingPlan(MeetingView, View):
    """For those who have not presented, or to go on; with its own minutes."""

    policy = policies.may_prepare

    def get(self, request, *args, **kwargs):
        meeting = self.object
        if not may_be_continued(meeting, sittings_of(meeting.cell_round)):
            return redirect("meetings:detail", pk=meeting.pk)
        page = further_page(meeting, localdate())
        initial = proposed_sitting(meeting, page)
        return self.show(FurtherForm(initial=initial, **self.form_facts()), page)

    def form_facts(self) -> dict:
        return {
            "people": people_of(self.object, self.object.chair, self.object.clerk),
            "today": localdate(),
            "last_day": self.object.cell_round.round.supervised_until,
        }

    def post(self, request, *args, **kwargs):
        form = FurtherForm(request.POST, **self.form_facts())
        if not form.is_valid():
            return self.show(form, further_page(self.object, localdate()), status=422)
        try:
            further = services.plan_further_sitting(
                meeting=self.object,
                facts=form.facts(),
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, further_page(self.object, localdate()), status=409)
        messages.success(
            request, _("The further sitting is planned and its running order computed.")
        )
        return redirect("meetings:agenda", pk=further.pk)

    def show(self, form, page, *, status=200):
        context = {"form": form, "page": page}
        return render(
            self.request, "cells/meetings/further.html", context, status=status
        )
