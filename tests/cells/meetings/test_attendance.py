"""Who is there: noted by those who record, row by row, nothing lost."""

from datetime import timedelta
from uuid import uuid4

import pytest

from cells.meetings.services import (
    GuestEntry,
    StaleAttendanceError,
    complete_attendance,
    record_attendance,
)
from cells.models import AuditEntry, Guest, Membership, Minutes, Vote
from cells.workflow import WorkflowError
from tests.convening_scenes import (
    ON_THE_DAY,
    convened,
    entry,
    invited_guest,
    note,
    row_of,
)
from tests.factories import NOW, make_member
from tests.meeting_scenes import HELD_ON, begun, fresh


@pytest.fixture
def meeting(cast):
    return convened(cast)


def one(cast, meeting, what, now=ON_THE_DAY):
    note(meeting, cast.colleague, now, **{cast.author.username: what})
    row = row_of(meeting, cast.author)
    return (row.presence, row.was_present, row.arrived_at, row.leave_reason)


def test_what_is_noted_before_the_session_begins(cast, meeting):
    assert one(cast, meeting, "present") == ("present", True, None, "")
    assert one(cast, meeting, ("on_leave", "Ốm")) == ("on_leave", False, None, "Ốm")
    assert one(cast, meeting, "without_leave") == ("without_leave", False, None, "")
    assert one(cast, meeting, "") == ("expected", False, None, "")


def test_who_comes_later_has_an_hour_and_who_leaves_was_there(cast, meeting):
    note(meeting, cast.secretary, **{cast.deputy.username: "present"})
    begun(meeting)
    later = ON_THE_DAY + timedelta(minutes=40)
    assert one(cast, meeting, "present", later) == ("present", True, later, "")
    assert one(cast, meeting, "left") == ("without_leave", True, later, "")
    left = one(cast, meeting, ("left", "Việc gấp"))
    assert left == ("on_leave", True, later, "Việc gấp")
    assert one(cast, meeting, "present") == ("present", True, later, "")
    assert row_of(meeting, cast.deputy).arrived_at is None


def test_a_mistake_is_taken_back(cast, meeting):
    begun(meeting)
    one(cast, meeting, "present")
    assert one(cast, meeting, "without_leave") == ("without_leave", False, None, "")


def test_not_before_the_day(cast, meeting):
    with pytest.raises(WorkflowError):
        one(cast, meeting, "present", ON_THE_DAY - timedelta(days=1))
    assert row_of(meeting, cast.author).presence == "expected"


def pass_minutes(cast, meeting):
    vote = Vote.objects.create(
        meeting=meeting, page_id=uuid4(), subject="minutes", question="Thông qua",
        rule="more_than_half", status="closed", entitled=5, in_favour=5, against=0,
        blank=0, carried=True, opened_by=cast.secretary, opened_at=NOW,
    )  # fmt: skip
    Minutes.objects.create(
        meeting=meeting, status="passed", drafted_by=cast.colleague, drafted_at=NOW,
        passed_at=NOW, passed_by_vote=vote, content={}, content_sha256="0" * 64,
    )  # fmt: skip


def test_not_after_the_session_and_not_once_the_minutes_are_passed(cast, meeting):
    begun(meeting)
    pass_minutes(cast, meeting)
    with pytest.raises(WorkflowError):
        one(cast, meeting, "present")
    Minutes.objects.all().delete()
    begun(meeting, "ended")
    with pytest.raises(WorkflowError):
        one(cast, meeting, "present")


def test_recording_raises_the_number_and_leaves_a_trace(cast, meeting):
    one(cast, meeting, ("on_leave", "Ốm nặng"))
    assert fresh(meeting).live_number == 1
    trace = AuditEntry.objects.get(action="meeting.record_attendance")
    assert (trace.actor_id, trace.details) == (cast.colleague.pk, {"rows": 1})


def test_saving_the_same_again_changes_nothing(cast, meeting):
    one(cast, meeting, "present")
    assert note(meeting, cast.secretary, **{cast.author.username: "present"}) == 0
    assert AuditEntry.objects.filter(action="meeting.record_attendance").count() == 1
    assert row_of(meeting, cast.author).version == 2


def save(cast, meeting, *entries):
    return record_attendance(
        meeting=fresh(meeting), entries=entries, by=cast.secretary, now=ON_THE_DAY
    )


def test_two_pages_with_different_rows_both_count(cast, meeting):
    """The older page shows the other row as it was and does not touch it."""
    old_author = entry(row_of(meeting, cast.author), "")
    deputy = entry(row_of(meeting, cast.deputy), "present")
    one(cast, meeting, "present")
    assert save(cast, meeting, old_author, deputy) == 1
    assert row_of(meeting, cast.author).presence == "present"
    assert row_of(meeting, cast.deputy).presence == "present"


def test_two_pages_with_the_same_row_are_told_and_nothing_is_stored(cast, meeting):
    author = entry(row_of(meeting, cast.author), "without_leave")
    deputy = entry(row_of(meeting, cast.deputy), "present")
    one(cast, meeting, ("on_leave", "Ốm"))
    with pytest.raises(StaleAttendanceError) as stale:
        save(cast, meeting, author, deputy)
    assert stale.value.ids == {row_of(meeting, cast.author).pk}
    assert row_of(meeting, cast.deputy).presence == "expected"
    again = entry(row_of(meeting, cast.author), "without_leave")
    assert save(cast, meeting, again, deputy) == 2


def test_two_pages_that_say_the_same_agree(cast, meeting):
    author = entry(row_of(meeting, cast.author), "present")
    one(cast, meeting, "present")
    assert save(cast, meeting, author) == 0


def test_rows_of_another_session_are_not_written(cast, meeting):
    other = entry(row_of(meeting, cast.author), "present")
    strange = type(other)(other.pk + 10_000, other.noted, other.reason, other.seen)
    assert save(cast, meeting, strange) == 0


def test_guests_are_ticked(cast, meeting):
    guest = invited_guest(cast, meeting)
    for attended in (True, False):
        record_attendance(
            meeting=fresh(meeting),
            entries=[],
            guests=[GuestEntry(guest.pk, attended)],
            by=cast.secretary,
            now=ON_THE_DAY,
        )
        assert Guest.objects.get().attended is attended


def test_the_list_follows_the_memberships_until_the_session_is_over(cast, meeting):
    newcomer = make_member()
    Membership.objects.create(member=newcomer, cell=cast.cell, started_on=HELD_ON)
    rows = Membership.objects.filter(member=cast.author)
    rows.update(standing="probationary")
    Membership.objects.filter(member=cast.former).update(
        ended_on=HELD_ON - timedelta(days=1)
    )
    for _twice in range(2):
        complete_attendance(fresh(meeting))
        standings = dict(meeting.attendances.values_list("member", "standing"))
        assert standings[newcomer.pk] == "official"
        assert standings[cast.author.pk] == "probationary"
        assert cast.former.pk not in standings
    begun(meeting, "ended")
    rows.update(standing="official")
    complete_attendance(fresh(meeting))
    assert row_of(meeting, cast.author).standing == "probationary"


def test_who_was_noted_as_present_stays_in_the_list(cast, meeting):
    one(cast, meeting, "present")
    Membership.objects.filter(member=cast.author).update(ended_on=NOW.date())
    complete_attendance(fresh(meeting))
    assert row_of(meeting, cast.author).presence == "present"
