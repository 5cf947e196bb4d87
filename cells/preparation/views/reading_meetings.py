"""Meetings at which materials were read together, kept by the leaders (P7)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import reading_policies as policies
from cells.preparation.forms.materials import PresentForm, ReadingMeetingForm
from cells.preparation.models.materials import Material
from cells.preparation.models.readings import ReadingMeeting
from cells.preparation.pages.reading_meeting import reading_meeting_page
from cells.preparation.people import people_of
from cells.preparation.services import reading as services
from cells.preparation.views.material_keeping import round_url
from cells.preparation.views.shared import RoundView, is_open
from cells.workflow import WorkflowError


class ReadingMeetingAdd(RoundView):
    """Which day, what was read, who was there."""

    policy = policies.prepares_round

    def get(self, request, *args, **kwargs):
        form = self.form(initial={"held_on": localdate()})
        if not is_open(self.object) or not form.fields["materials"].choices:
            return redirect(round_url(self.object.pk))
        return self.show(form)

    def form(self, *data, **kwargs) -> ReadingMeetingForm:
        return ReadingMeetingForm(
            *data,
            people=people_of(self.object.cell, localdate()).present,
            materials=Material.objects.standing().filter(cell_round=self.object),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.record_reading_meeting(
                cell_round=self.object,
                held_on=form.cleaned_data["held_on"],
                material_ids=form.cleaned_data["materials"],
                member_ids=form.cleaned_data["members"],
                by=request.user,
                now=now(),
                on=localdate(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(
            request, _("The meeting has been recorded; those marked are told.")
        )
        return redirect(round_url(self.object.pk))

    def show(self, form, *, status=200):
        context = {
            "form": form,
            "round_title": self.object.round.title,
            "back_url": round_url(self.object.pk),
        }
        return render(
            self.request,
            "cells/preparation/reading_meeting_add.html",
            context,
            status=status,
        )


class ReadingMeetingDetail(RecordMixin, View):
    """Who was there; more can be marked while the round is not over."""

    queryset = ReadingMeeting.objects.select_related(
        "cell_round__round", "cell_round__cell"
    )
    policy = policies.prepares_meeting

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.attendances = list(
            self.object.attendances.select_related("member", "marked_by")
        )

    def get(self, request, *args, **kwargs):
        return self.show(self.form())

    def form(self, *data) -> PresentForm:
        marked = {each.member_id for each in self.attendances}
        present = people_of(self.object.cell_round.cell, localdate()).present
        return PresentForm(
            *data, people=[each for each in present if each.pk not in marked]
        )

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.mark_present(
                meeting=self.object,
                member_ids=form.cleaned_data["members"],
                by=request.user,
                now=now(),
                on=localdate(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("They have been marked as present."))
        return redirect("preparation:reading_meeting", pk=self.object.pk)

    def show(self, form, *, status=200):
        may_mark = is_open(self.object.cell_round) and form.fields["members"].choices
        context = {
            "page": reading_meeting_page(self.object, self.attendances),
            "form": form if may_mark or form.errors else None,
        }
        return render(
            self.request,
            "cells/preparation/reading_meeting.html",
            context,
            status=status,
        )
