"""The running order while the meeting runs: who moves it, and the secretary first."""

from datetime import timedelta

import pytest

from cells.meetings.services.script import (
    go_without_secretary,
    move_on,
    skip_item,
)
from cells.models import AgendaItem, Attendance, AuditEntry
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.live_scenes import ask, fresh, go_to, running, seen, turn_of
from tests.meeting_scenes import item_of

LATER = NOW + timedelta(minutes=5)


def skip(meeting, kind, by, reason="Không có"):
    item = item_of(meeting, kind)
    skip_item(meeting=fresh(meeting), item=seen(item), reason=reason, by=by, now=NOW)
    item.refresh_from_db()
    return item


def begin(meeting, item, by, *, finished=None, now=NOW):
    move_on(
        meeting=fresh(meeting),
        finished=finished and seen(finished),
        begun_next=item and seen(item),
        by=by,
        now=now,
    )


def test_one_press_finishes_an_item_and_begins_the_next(cast):
    meeting = running(cast)
    opening = go_to(meeting, "opening")
    introduction = go_to(meeting, "introduction", now=LATER)
    opening.refresh_from_db()
    assert (opening.status, opening.spent_seconds) == ("done", 300)
    assert opening.running_since is None
    assert (introduction.status, introduction.running_since) == ("running", LATER)
    assert fresh(meeting).live_number > meeting.live_number


def test_the_break_counts_as_an_item(cast):
    meeting = running(cast)
    assert go_to(meeting, "break").status == "running"


def test_one_item_runs_at_a_time(cast):
    meeting = running(cast)
    go_to(meeting, "opening")
    with pytest.raises(WorkflowError):
        begin(meeting, item_of(meeting, "introduction"), cast.secretary)


def test_a_page_that_saw_it_otherwise_moves_nothing(cast):
    meeting = running(cast)
    opening = item_of(meeting, "opening")
    before = seen(opening)
    go_to(meeting, "opening")
    with pytest.raises(WorkflowError):
        move_on(
            meeting=fresh(meeting),
            finished=before,
            begun_next=seen(item_of(meeting, "introduction")),
            by=cast.secretary,
            now=NOW,
        )
    assert item_of(meeting, "introduction").status == "waiting"


def test_an_item_of_another_meeting_is_refused(cast):
    meeting = running(cast)
    foreign = AgendaItem(pk=10**9, version=1)
    with pytest.raises(WorkflowError):
        move_on(
            meeting=fresh(meeting),
            finished=None,
            begun_next=type(seen(item_of(meeting, "opening")))(foreign.pk, 1),
            by=cast.secretary,
            now=NOW,
        )


def test_an_item_finished_too_early_goes_on_from_where_its_clock_stood(cast):
    meeting = running(cast)
    opening = go_to(meeting, "opening")
    begin(meeting, None, cast.secretary, finished=opening, now=LATER)
    begin(meeting, opening, cast.secretary, now=LATER)
    opening.refresh_from_db()
    assert (opening.status, opening.spent_seconds) == ("running", 300)
    assert (opening.began_at, opening.running_since) == (NOW, LATER)


# --- Who leads ---


def test_only_the_chair_begins_an_item(cast):
    meeting = running(cast)
    with pytest.raises(WorkflowError):
        begin(meeting, item_of(meeting, "opening"), cast.deputy)


def test_the_secretarys_item_is_finished_by_who_leads_it(cast):
    meeting = running(cast)
    item = go_to(meeting, "secretary")
    with pytest.raises(WorkflowError):
        begin(meeting, None, cast.secretary, finished=item)
    begin(meeting, item_of(meeting, "members"), cast.deputy, finished=item)
    assert item_of(meeting, "members").status == "running"


def test_the_chair_leads_an_item_whose_leader_left(cast):
    meeting = running(cast)
    item = go_to(meeting, "secretary")
    Attendance.objects.filter(meeting=meeting, member=cast.deputy).update(
        presence="without_leave"
    )
    begin(meeting, None, cast.secretary, finished=item)
    item.refresh_from_db()
    assert item.status == "done"


# --- The secretary first ---


def test_the_secretarys_item_is_the_secretarys_turn(cast):
    meeting = running(cast)
    go_to(meeting, "secretary")
    turn = turn_of(meeting, cast.secretary)
    assert (turn.status, turn.item.kind) == ("running", "secretary")
    go_to(meeting, "members", now=LATER)
    turn.refresh_from_db()
    assert (turn.status, turn.spent_seconds) == ("done", 300)


def test_the_members_item_does_not_begin_before_the_secretary_presented(cast):
    meeting = running(cast)
    with pytest.raises(WorkflowError):
        go_to(meeting, "members")
    assert item_of(meeting, "members").status == "waiting"


def test_the_collectives_item_may_come_before(cast):
    meeting = running(cast)
    assert go_to(meeting, "summary").status == "running"


def test_a_present_secretary_is_not_passed_over(cast):
    meeting = running(cast)
    with pytest.raises(WorkflowError):
        skip(meeting, "secretary", cast.secretary)
    with pytest.raises(WorkflowError):
        go_without_secretary(
            meeting=fresh(meeting), reason="Bận", by=cast.secretary, now=NOW
        )


def absent_secretary(cast):
    """The deputy chairs while the secretary is away."""
    return running(cast, away=[cast.secretary], chair=cast.deputy)


def test_without_the_secretary_the_chair_says_why(cast):
    meeting = absent_secretary(cast)
    with pytest.raises(WorkflowError):
        go_to(meeting, "members", by=cast.deputy)
    go_without_secretary(
        meeting=fresh(meeting), reason="Đi công tác", by=cast.deputy, now=NOW
    )
    assert fresh(meeting).secretary_absent_reason == "Đi công tác"
    assert item_of(meeting, "secretary").status == "skipped"
    go_to(meeting, "members", by=cast.deputy)
    assert ask(meeting, cast.author, by=cast.deputy).status == "running"


def test_only_the_chair_says_why_the_secretary_is_absent(cast):
    meeting = absent_secretary(cast)
    with pytest.raises(WorkflowError):
        go_without_secretary(
            meeting=fresh(meeting), reason="Đi công tác", by=cast.colleague, now=NOW
        )


def test_a_reason_given_beforehand_does_not_pass_over_a_secretary_who_comes(cast):
    meeting = running(cast)
    type(meeting).objects.filter(pk=meeting.pk).update(secretary_absent_reason="Bận")
    meeting.items.filter(kind="secretary").delete()
    go_to(meeting, "members")
    with pytest.raises(WorkflowError):
        ask(meeting, cast.author)
    assert ask(meeting, cast.secretary).status == "running"
    assert ask(meeting, cast.author).status == "running"


# --- Leaving out ---


def test_an_item_is_left_out_with_a_reason(cast):
    meeting = running(cast)
    item = skip(meeting, "delegate", cast.secretary, "Đại biểu không đến")
    assert (item.status, item.skip_reason) == ("skipped", "Đại biểu không đến")
    begin(meeting, item, cast.secretary)
    item.refresh_from_db()
    assert (item.status, item.skip_reason) == ("running", "")


def test_an_item_under_way_is_not_left_out(cast):
    meeting = running(cast)
    go_to(meeting, "opening")
    with pytest.raises(WorkflowError):
        skip(meeting, "opening", cast.secretary)


def test_only_the_chair_leaves_out(cast):
    meeting = running(cast)
    with pytest.raises(WorkflowError):
        skip(meeting, "delegate", cast.colleague)


def test_the_trace_holds_no_reason(cast):
    meeting = running(cast)
    skip(meeting, "delegate", cast.secretary, "LÝ DO RIÊNG")
    entries = AuditEntry.objects.filter(action="meeting.skip_item")
    assert entries.count() == 1
    assert "RIÊNG" not in str(entries.values())
