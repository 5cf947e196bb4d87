"""The panel “points” of the live page: the discussion and the solutions found."""

import uuid
from dataclasses import dataclass

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from cells.dates import saved_clock
from cells.meetings.forms.points import PointForm
from cells.meetings.models import DiscussionPoint, Meeting
from cells.meetings.pages.remarks import (
    may_still_change,
    may_still_record,
    why_nothing_is_recorded,
)
from cells.meetings.room import room_of

NEWEST = 20


@dataclass(frozen=True)
class PointRow:
    """``solution``: who, by when, which product; "" for what is none."""

    pk: int
    text: str
    by: str
    item: str
    when: str
    person: str
    due: str
    product: str
    is_struck: bool
    strike_reason: str
    strike_url: str


@dataclass
class PointsPanel:
    meeting_pk: int
    form: PointForm | None
    rows: list[PointRow]
    count: int
    why_not: str = ""
    form_error: str = ""

    @property
    def hidden(self) -> int:
        return self.count - len(self.rows)


def points_panel(
    meeting: Meeting, user, *, form: PointForm | None = None, with_form: bool = True
) -> PointsPanel:
    """``form``: what was typed, when it is shown again; ``with_form``: not the list
    alone."""
    if form is None and with_form and may_still_record(meeting):
        form = new_point_form(meeting)
    points = list(
        meeting.points.select_related("by", "item", "measure__person")
        .annotate(total=Window(Count("pk")))
        .order_by("-recorded_at", "-pk")[:NEWEST]
    )
    return PointsPanel(
        meeting_pk=meeting.pk,
        form=form,
        rows=[point_row(meeting, each) for each in points],
        count=points[0].total if points else 0,
        why_not=why_nothing_is_recorded(meeting),
        form_error=" ".join(form.non_field_errors()) if form else "",
    )


def new_point_form(meeting: Meeting) -> PointForm:
    today = localdate()
    room = room_of(meeting, today)
    return PointForm(
        room=room,
        today=today,
        initial={"page_id": uuid.uuid4(), "item": room.item},
    )


def point_row(meeting: Meeting, point: DiscussionPoint) -> PointRow:
    measure = point.measure
    is_struck = point.struck_at is not None
    may_strike = may_still_change(meeting) and not is_struck
    return PointRow(
        pk=point.pk,
        text=point.text,
        by=point.by.full_name if point.by else "",
        item=point.item.title if point.item else "",
        when=saved_clock(point.recorded_at),
        person=measure.person.full_name if measure and measure.person else "",
        due=date_format(measure.due_on, "d/m/Y") if measure and measure.due_on else "",
        product=measure.product if measure else "",
        is_struck=is_struck,
        strike_reason=point.strike_reason,
        strike_url=reverse("meetings:strike_point", args=[meeting.pk, point.pk])
        if may_strike
        else "",
    )
