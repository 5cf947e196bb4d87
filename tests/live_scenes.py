"""A meeting under way, made through the product's own services."""

from datetime import time, timedelta

from cells.meetings.services.attendance import (
    MemberEntry,
    Noted,
    mark_of,
    record_attendance,
)
from cells.meetings.services.convening import convene
from cells.meetings.services.running import Reasons, end_meeting, start_meeting
from cells.meetings.services.script import Seen, move_on
from cells.meetings.services.turns import invite
from cells.models import AgendaItem, Meeting, Turn
from cells.organisation.models import Standing
from tests.factories import NOW, TODAY
from tests.meeting_scenes import fresh, planned


def convened(cast, *, now=NOW, **values) -> Meeting:
    """Called together for today, ten o'clock; nobody's presence is noted yet."""
    values = {"held_on": TODAY, "starts_at": time(10, 0)} | values
    meeting = planned(cast, **values)
    leads_the_secretarys(meeting, cast)
    meeting = fresh(meeting)
    convene(meeting=meeting, seen_version=meeting.version, by=cast.secretary, now=now)
    return fresh(meeting)


def leads_the_secretarys(meeting, cast) -> None:
    """The common running order names the deputy; a scene without one needs another."""
    meeting.items.filter(kind="secretary", chaired_by=None).update(
        chaired_by=cast.deputy
    )


def note(meeting, by, *, away=(), nothing=(), now=NOW) -> None:
    """Everybody is present but those in ``away`` (with leave) and ``nothing``."""
    away, nothing = {each.pk for each in away}, {each.pk for each in nothing}
    entries = []
    for row in meeting.attendances.exclude(member__in=nothing):
        noted = Noted.ON_LEAVE if row.member_id in away else Noted.PRESENT
        if row.standing in {Standing.EXEMPT, Standing.SUSPENDED}:
            continue
        reason = "Đi công tác" if noted == Noted.ON_LEAVE else ""
        seen = mark_of(Noted.NOTHING, row.leave_reason)
        entries.append(MemberEntry(row.pk, noted, reason, seen))
    record_attendance(meeting=meeting, entries=entries, by=by, now=now)


def running(cast, *, away=(), now=NOW, **values) -> Meeting:
    """Begun at ``now``; no item is under way yet."""
    meeting = convened(cast, now=now - timedelta(minutes=1), **values)
    note(meeting, cast.colleague, away=away, now=now)
    meeting = fresh(meeting)
    start_meeting(
        meeting=meeting,
        reasons=Reasons(below_quorum="Vẫn họp", no_summary="Chưa kịp lập"),
        seen_version=meeting.version,
        by=cast.secretary,
        now=now,
    )
    return fresh(meeting)


def turn_of(meeting, member) -> Turn:
    return Turn.objects.get(meeting=meeting, member=member)


def seen(row) -> Seen:
    row.refresh_from_db()
    return Seen(row.pk, row.version)


def leader_of(meeting, item):
    return item.chaired_by if item and item.chaired_by else meeting.chair


def go_to(meeting, kind, *, now=NOW, by=None) -> AgendaItem:
    """Finish what is under way and begin the item of this kind."""
    under_way = meeting.items.filter(status="running").first()
    item = meeting.items.get(kind=kind)
    move_on(
        meeting=fresh(meeting),
        finished=seen(under_way) if under_way else None,
        begun_next=seen(item),
        by=by or leader_of(meeting, under_way),
        now=now,
    )
    item.refresh_from_db()
    return item


def ask(meeting, member, *, now=NOW, by=None) -> Turn:
    """Who speaks has finished, ``member`` begins."""
    speaking = meeting.turns.filter(status="running").first()
    turn = turn_of(meeting, member)
    invite(
        meeting=fresh(meeting),
        finished=seen(speaking) if speaking else None,
        invited=seen(turn),
        by=by or meeting.chair,
        now=now,
    )
    turn.refresh_from_db()
    return turn


def with_speaker(cast, member, **facts) -> Meeting:
    """The secretary has presented; ``member`` speaks in the members' item."""
    meeting = running(cast, **facts)
    go_to(meeting, "secretary")
    go_to(meeting, "members")
    ask(meeting, member)
    return fresh(meeting)


def ended(cast, *, now=NOW, **facts) -> Meeting:
    meeting = running(cast, now=now, **facts)
    end_meeting(
        meeting=meeting, seen_version=meeting.version, by=cast.secretary, now=now
    )
    return fresh(meeting)


def further(first) -> Meeting:
    """A convened sitting that continues ``first``, with the same attendance."""
    second = fresh(first)
    second.pk, second.projector_token, second.status = None, "", "convened"
    second.continues = first
    second.save()
    for row in first.attendances.all():
        row.pk, row.meeting = None, second
        row.save()
    return second
