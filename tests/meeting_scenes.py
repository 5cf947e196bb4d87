"""Meetings for tests, made through the product's own services."""

from datetime import date, time

from cells.meetings.services import (
    ExpectedAttendance,
    ItemValues,
    MeetingFacts,
    cancel_meeting,
    plan_meeting,
    register_to_speak,
)
from cells.models import AgendaItem, Meeting
from tests.factories import NOW

HELD_ON = date(2026, 10, 30)  # the session day of the rounds of ``make_round``


def facts(cast, **values) -> MeetingFacts:
    return MeetingFacts(
        **{
            "held_on": HELD_ON,
            "starts_at": time(13, 30),
            "place": "Phòng họp A2",
            "minutes": 200,
            "chair": cast.secretary,
            "clerk": cast.colleague,
        }
        | values
    )


def planned(cast, *, number=15, collective=True, delegate=True, **values) -> Meeting:
    """A session of the cast's round, as the common running order has it."""
    meeting = plan_meeting(
        cell_round=cast.cell_round,
        facts=facts(cast, **values),
        attendance=ExpectedAttendance(number, collective, delegate),
        by=cast.secretary,
        now=NOW,
    )
    return fresh(meeting)


def cancelled(cast) -> Meeting:
    meeting = planned(cast)
    cancel_meeting(
        meeting=meeting,
        reason="Bão số 10",
        seen_version=meeting.version,
        by=cast.secretary,
        now=NOW,
    )
    return fresh(meeting)


def registered(cast, member, topic="Cách làm phiếu dự giờ", now=NOW) -> Meeting:
    meeting = Meeting.objects.standing().get(cell_round=cast.cell_round)
    register_to_speak(meeting=meeting, member=member, topic=topic, now=now)
    return meeting


def fresh(meeting) -> Meeting:
    """As another request would load it."""
    loaded = Meeting.objects.select_related(
        "cell_round__round", "cell_round__cell", "chair", "clerk"
    )
    return loaded.get(pk=meeting.pk)


def begun(meeting, status="running", **values) -> Meeting:
    """``meeting`` as a session that has begun or ended, whatever was noted of it."""
    times = {"convened_at": NOW, "started_at": NOW, "ended_at": NOW}
    rows = Meeting.objects.filter(pk=meeting.pk)
    rows.update(status=status, **times | values)
    return fresh(meeting)


def item_of(meeting, kind) -> AgendaItem:
    return meeting.items.get(kind=kind)


def values_like(item, **values) -> ItemValues:
    names = ("title", "minutes", "people", "person", "chaired_by", "lead", "questions")
    return ItemValues(**{name: getattr(item, name) for name in names} | values)
