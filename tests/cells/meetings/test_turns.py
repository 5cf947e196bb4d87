"""Turns: who speaks, the clock, the order, who is left out or comes later."""

from datetime import timedelta

import pytest

from cells.meetings.services.script import Seen, move_on
from cells.meetings.services.seating import add_turn, seat_turns
from cells.meetings.services.turns import (
    extend_turn,
    invite,
    leave_out,
    move_turn,
    put_back,
    toggle_clock,
)
from cells.models import Attendance, Turn
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.live_scenes import (
    ask,
    ended,
    fresh,
    further,
    go_to,
    running,
    seen,
    turn_of,
    with_speaker,
)

LATER = NOW + timedelta(minutes=4)


def act(service, meeting, turn, by, *, now=NOW, **facts):
    service(meeting=fresh(meeting), turn=seen(turn), by=by, now=now, **facts)
    turn.refresh_from_db()
    return turn


def waiting(meeting) -> list[str]:
    turns = meeting.turns.filter(status="waiting").select_related("member")
    return [turn.member.full_name for turn in turns]


def test_the_next_comrade_is_invited_and_the_last_one_has_finished(cast):
    meeting = with_speaker(cast, cast.author)
    ask(meeting, cast.colleague, now=LATER)
    before = turn_of(meeting, cast.author)
    assert (before.status, before.spent_seconds, before.running_since) == (
        "done", 240, None
    )  # fmt: skip
    assert turn_of(meeting, cast.colleague).running_since == LATER


def test_one_comrade_speaks_at_a_time(cast):
    meeting = with_speaker(cast, cast.author)
    with pytest.raises(WorkflowError):
        invite(
            meeting=fresh(meeting),
            finished=None,
            invited=seen(turn_of(meeting, cast.colleague)),
            by=cast.secretary,
            now=NOW,
        )


def test_nobody_is_invited_outside_the_items_for_turns(cast):
    meeting = running(cast)
    go_to(meeting, "secretary")
    go_to(meeting, "break")
    with pytest.raises(WorkflowError):
        ask(meeting, cast.author)


def test_no_member_speaks_in_the_secretarys_item(cast):
    meeting = running(cast)
    go_to(meeting, "secretary")
    own = turn_of(meeting, cast.secretary)
    invite(
        meeting=fresh(meeting),
        finished=seen(own),
        invited=None,
        by=cast.deputy,
        now=NOW,
    )
    with pytest.raises(WorkflowError):
        ask(meeting, cast.author, by=cast.deputy)


def test_only_who_leads_invites(cast):
    meeting = with_speaker(cast, cast.author)
    for other in (cast.deputy, cast.colleague):
        with pytest.raises(WorkflowError):
            ask(meeting, cast.colleague, by=other)


def test_a_page_that_saw_another_speaker_invites_nobody(cast):
    meeting = with_speaker(cast, cast.author)
    old = seen(turn_of(meeting, cast.author))
    ask(meeting, cast.colleague)
    with pytest.raises(WorkflowError):
        invite(
            meeting=fresh(meeting),
            finished=old,
            invited=seen(turn_of(meeting, cast.former)),
            by=cast.secretary,
            now=NOW,
        )
    assert turn_of(meeting, cast.former).status == "waiting"


def test_a_turn_ends_with_its_item(cast):
    meeting = with_speaker(cast, cast.author)
    go_to(meeting, "break", now=LATER)
    assert turn_of(meeting, cast.author).status == "done"


def test_who_was_stopped_too_early_speaks_on(cast):
    meeting = with_speaker(cast, cast.author)
    ask(meeting, cast.colleague, now=LATER)
    turn = ask(meeting, cast.author, now=LATER)
    assert (turn.status, turn.spent_seconds, turn.began_at) == ("running", 240, NOW)


# --- The clock ---


def test_two_minutes_more(cast):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.author)
    assert act(extend_turn, meeting, turn, cast.secretary).minutes == 8


def test_one_press_adds_two_minutes_once(cast):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.author)
    pressed = seen(turn)
    act(extend_turn, meeting, turn, cast.secretary)
    with pytest.raises(WorkflowError):
        extend_turn(meeting=fresh(meeting), turn=pressed, by=cast.secretary, now=NOW)
    assert turn_of(meeting, cast.author).minutes == 8


def test_the_clock_stands_still_and_goes_on(cast):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.author)
    act(toggle_clock, meeting, turn, cast.secretary, now=LATER)
    assert (turn.running_since, turn.spent_seconds) == (None, 240)
    again = LATER + timedelta(minutes=10)
    act(toggle_clock, meeting, turn, cast.secretary, now=again)
    assert (turn.running_since, turn.spent_seconds) == (again, 240)
    ask(meeting, cast.colleague, now=again + timedelta(seconds=30))
    assert turn_of(meeting, cast.author).spent_seconds == 270


def test_a_turn_that_does_not_run_has_no_clock_to_press(cast):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.colleague)
    for service in (extend_turn, toggle_clock):
        with pytest.raises(WorkflowError):
            act(service, meeting, turn, cast.secretary)


# --- The order ---


def test_who_waits_changes_places(cast):
    meeting = with_speaker(cast, cast.author)
    first, second, third = waiting(meeting)
    turn = meeting.turns.get(member__full_name=third)
    act(move_turn, meeting, turn, cast.secretary, where="up")
    assert waiting(meeting) == [first, third, second]
    act(move_turn, meeting, turn, cast.secretary, where="down")
    assert waiting(meeting) == [first, second, third]
    act(move_turn, meeting, turn, cast.secretary, where="next")
    assert waiting(meeting) == [third, first, second]
    act(move_turn, meeting, turn, cast.secretary, where="up")
    assert waiting(meeting) == [third, first, second]


def test_nobody_is_put_before_the_secretary(cast):
    meeting = running(cast)
    turn = turn_of(meeting, cast.author)
    with pytest.raises(WorkflowError):
        act(move_turn, meeting, turn, cast.secretary, where="next")
    own = turn_of(meeting, cast.secretary)
    with pytest.raises(WorkflowError):
        act(move_turn, meeting, own, cast.secretary, where="down")
    assert meeting.turns.first().member == cast.secretary


def test_who_has_spoken_keeps_their_place(cast):
    meeting = with_speaker(cast, cast.author)
    with pytest.raises(WorkflowError):
        act(
            move_turn,
            meeting,
            turn_of(meeting, cast.author),
            cast.secretary,
            where="up",
        )


def test_only_the_chair_changes_the_order(cast):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.former)
    facts = {"move_turn": {"where": "up"}, "leave_out": {"reason": "Vắng"}}
    for service in (move_turn, leave_out):
        with pytest.raises(WorkflowError):
            act(service, meeting, turn, cast.colleague, **facts[service.__name__])


def test_who_is_left_out_may_be_put_back(cast):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.former)
    act(leave_out, meeting, turn, cast.secretary, reason="Có việc gấp")
    assert (turn.status, turn.left_out_reason) == ("left_out", "Có việc gấp")
    act(put_back, meeting, turn, cast.secretary)
    assert (turn.status, turn.left_out_reason) == ("waiting", "")


def test_who_speaks_is_not_left_out(cast):
    meeting = with_speaker(cast, cast.author)
    turn = turn_of(meeting, cast.author)
    with pytest.raises(WorkflowError):
        act(leave_out, meeting, turn, cast.secretary, reason="Vắng")


# --- Who comes later ---


def come(meeting, member):
    Attendance.objects.filter(meeting=meeting, member=member).update(
        presence="present", was_present=True, leave_reason=""
    )


def add(meeting, member, by):
    add_turn(meeting=fresh(meeting), member_id=member.pk, by=by, now=NOW)


def test_who_comes_later_stands_at_the_end(cast):
    meeting = running(cast, away=[cast.author])
    assert not Turn.objects.filter(member=cast.author).exists()
    come(meeting, cast.author)
    add(meeting, cast.author, cast.secretary)
    assert waiting(meeting)[-1] == cast.author.full_name


def test_who_is_absent_or_seated_is_not_added(cast):
    meeting = running(cast, away=[cast.author])
    for member in (cast.author, cast.former, cast.stranger):
        with pytest.raises(WorkflowError):
            add(meeting, member, cast.secretary)


def test_a_secretary_who_comes_after_others_began_waits_for_their_turn(cast):
    meeting = running(cast, away=[cast.secretary], chair=cast.deputy)
    type(meeting).objects.filter(pk=meeting.pk).update(secretary_absent_reason="Bận")
    go_to(meeting, "members", by=cast.deputy)
    ask(meeting, cast.author, by=cast.deputy)
    come(meeting, cast.secretary)
    add(meeting, cast.secretary, cast.deputy)
    assert ask(meeting, cast.former, by=cast.deputy).status == "running"


def test_who_presented_in_an_earlier_sitting_has_no_second_turn(cast):
    first = with_speaker(cast, cast.author)
    go_to(first, "break")
    type(first).objects.filter(pk=first.pk).update(status="ended", ended_at=NOW)
    second = further(first)
    seat_turns(second)
    members = {turn.member_id for turn in second.turns.all()}
    assert not members & {cast.author.pk, cast.secretary.pk}
    assert cast.former.pk in members


# --- After the end ---


def test_nothing_moves_after_the_end(cast):
    meeting = ended(cast)
    turn = turn_of(meeting, cast.author)
    item = meeting.items.first()
    with pytest.raises(WorkflowError):
        act(leave_out, meeting, turn, cast.secretary, reason="Vắng")
    with pytest.raises(WorkflowError):
        move_on(
            meeting=meeting,
            finished=None,
            begun_next=Seen(item.pk, item.version),
            by=cast.secretary,
            now=NOW,
        )
