"""Points of the discussion and solutions are recorded and struck."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.forms.points import PointForm
from cells.meetings.models import DiscussionPoint
from cells.meetings.pages.points import point_row, points_panel
from cells.meetings.pages.remarks import may_still_change
from cells.meetings.room import room_of
from cells.meetings.services.points import record_point, strike_point
from cells.meetings.views.recorded import RecordPress, StrikePress


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


class PointStrike(StrikePress, View):
    """A point counts no more; a solution leaves the summary."""

    policy = policies.may_record
    template_name = "cells/meetings/strike_point.html"
    struck_text = _("The point is struck.")

    def row(self) -> DiscussionPoint:
        rows = self.object.points.select_related("by", "item", "measure__person")
        point = get_object_or_404(rows, pk=self.kwargs["point"])
        point.meeting = self.object
        return point

    def place(self) -> str:
        return f"{reverse('meetings:live', args=[self.object.pk])}#live-points"

    def get(self, request, *args, **kwargs):
        point = self.row()
        if point.struck_at or not may_still_change(self.object):
            return redirect(self.place())
        return self.ask(point)

    def strike(self, point: DiscussionPoint, **facts) -> None:
        strike_point(point=point, **facts)

    def shown(self, point: DiscussionPoint):
        return point_row(self.object, point)
