"""Points of the discussion and solutions are recorded and struck."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.forms.points import PointForm
from cells.meetings.forms.remarks import ReasonForm
from cells.meetings.models import DiscussionPoint
from cells.meetings.pages.points import point_row, points_panel
from cells.meetings.pages.remarks import may_still_change
from cells.meetings.room import room_of
from cells.meetings.services.points import record_point, strike_point
from cells.meetings.views.recorded import RecordPress
from cells.meetings.views.shared import MeetingView
from cells.workflow import WorkflowError


class PointRecord(RecordPress, View):
    """What was said; a solution also becomes a measure of the cell."""

    policy = policies.may_record
    panel = "points"
    build_panel = points_panel

    def bound(self, posted) -> PointForm:
        today = localdate()
        return PointForm(posted, room=room_of(self.object, today), today=today)

    def record(self, form, *, by, now):
        record_point(
            meeting=self.object,
            values=form.values(),
            solution=form.solution(),
            page_id=form.cleaned_data["page_id"],
            by=by,
            now=now,
        )


class PointStrike(MeetingView, View):
    """A point counts no more; a solution leaves the summary."""

    policy = policies.may_record

    def point(self) -> DiscussionPoint:
        rows = self.object.points.select_related("by", "item", "measure__person")
        point = get_object_or_404(rows, pk=self.kwargs["point"])
        point.meeting = self.object
        return point

    def place(self) -> str:
        return f"{reverse('meetings:live', args=[self.object.pk])}#live-points"

    def get(self, request, *args, **kwargs):
        point = self.point()
        if point.struck_at or not may_still_change(self.object):
            return redirect(self.place())
        return self.show(ReasonForm(initial={"version": point.version}), point)

    def post(self, request, *args, **kwargs):
        point = self.point()
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.show(form, point, status=422)
        try:
            strike_point(
                point=point,
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            point = self.point()
            form.data = form.data.copy()
            form.data["version"] = point.version
            form.add_error(None, str(error))
            return self.show(form, point, status=409)
        messages.success(request, _("The point is struck."))
        return redirect(self.place())

    def show(self, form, point, *, status=200):
        context = {
            "form": form,
            "meeting": self.object,
            "row": point_row(self.object, point),
            "place": self.place(),
        }
        return render(
            self.request, "cells/meetings/strike_point.html", context, status=status
        )
