"""The third step: what is missing of each sitting, and when it is done."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.journey.close_round import close_cell_round
from cells.journey.five_steps import five_steps
from cells.journey.session_facts import session_facts, with_sessions
from cells.journey.session_lacks import meeting_lacks
from cells.meetings.sittings import still_to_present
from cells.models import (
    AgendaItem,
    Attendance,
    CellRound,
    CellSummary,
    Meeting,
    Minutes,
    Turn,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, Cast
from tests.joining_scenes import attended, confirmation, held, meeting, minutes, turn

pytestmark = pytest.mark.usefixtures("_in_english", "on_the_day")
DAY = timedelta(days=1)


@pytest.fixture
def cast(db):
    cast = Cast()
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    return cast


def loaded(cast) -> CellRound:
    rounds = CellRound.objects.select_related("round", "summary", "cell")
    return with_sessions(rounds).get(pk=cast.cell_round.pk)


def lacks(cast, *, summary="before_cell", today=TODAY) -> dict[str, str]:
    found = meeting_lacks(
        session_facts(loaded(cast)),
        plan_url="/plan/",
        summary_status=summary,
        today=today,
    )
    return {lack.text: lack.url for lack in found}


def passed(cast) -> None:
    CellSummary.objects.filter(cell_round=cast.cell_round).update(
        status="passed",
        frozen_at=NOW,
        counted_reviews=2,
        passed_on=TODAY,
        content={},
        content_sha256="0" * 64,
    )


def state(cast, on=None) -> str:
    """Of the third step, with the first two behind."""
    on = on or cast.cell_round.round.session_on
    return five_steps(loaded(cast), on)[2].state


# --- What is missing ----------------------------------------------------------


def test_a_planned_session_is_to_be_convened(cast):
    assert lacks(cast) == {"The session has not been planned.": "/plan/"}
    session = meeting(cast, status="planned", held_on=TODAY + DAY)
    AgendaItem.objects.create(meeting=session, position=1, title="Cả buổi", minutes=200)
    url = reverse("meetings:detail", args=[session.pk])
    assert lacks(cast) == {"The cell has not been convened.": url}
    AgendaItem.objects.create(meeting=session, position=2, title="Dài", minutes=9)
    assert len(lacks(cast)) == 2


def test_once_convened_nothing_is_missing_until_its_day(cast):
    session = meeting(cast, status="convened", held_on=TODAY + DAY)
    attended(session)
    assert lacks(cast) == {}
    assert list(lacks(cast, summary="draft")) == [
        "The summary is not before the cell yet."
    ]


def test_a_length_that_was_changed_asks_for_a_running_order_that_fills_it(cast):
    session = meeting(cast, status="convened", held_on=TODAY + DAY)
    session.items.create(position=1, title="Mục", minutes=session.minutes - 30)
    [text] = lacks(cast)
    assert text.endswith("30 minutes are left.")


def test_on_its_day_attendance_and_the_beginning_are_missing(cast):
    session = meeting(cast, status="convened")
    attended(session)
    rows = Attendance.objects.filter(member__in=[cast.author, cast.colleague])
    rows.update(presence="expected", was_present=False)
    live, noted = (
        reverse(f"meetings:{name}", args=[session.pk])
        for name in ("live", "attendance")
    )
    assert lacks(cast) == {
        "Attendance: 2 members are not noted.": noted,
        "The session has not begun.": live,
    }


def test_a_day_that_is_past_asks_for_another_one(cast):
    meeting(cast, status="convened", held_on=TODAY - DAY)
    [text] = lacks(cast)
    assert "set another day, or cancel it" in text


def test_while_it_is_under_way_it_says_so(cast):
    meeting(cast, status="running")
    assert list(lacks(cast)) == ["The session is under way."]


def test_the_minutes_are_followed_to_their_lock(cast):
    session = held(cast, minutes_status="")
    assert list(lacks(cast)) == ["The minutes are not drafted."]
    paper = minutes(session, status="draft")
    assert list(lacks(cast)) == ["The cell has not passed the minutes."]
    paper.delete()
    paper = minutes(session)
    confirmation(paper, "chair")
    assert list(lacks(cast)) == ["The minutes: 1 of 2 confirmations."]
    Minutes.objects.update(status="locked", locked_at=NOW)
    assert lacks(cast) == {}


def test_who_was_away_has_still_to_present(cast):
    session = held(cast, minutes_status="locked")
    attended(session, absent=[cast.author], without_leave=[cast.colleague])
    turn(session, cast.deputy, status="left_out", left_out_reason="Hết giờ")
    [text] = lacks(cast)
    assert text.startswith("3 members have still to present at a further sitting")
    assert lacks(cast)[text] == reverse("meetings:further", args=[session.pk])
    further = held(cast, minutes_status="locked", continues=session)
    turn(further, cast.author)
    turn(further, cast.deputy)
    [text] = lacks(cast)
    assert text.startswith("1 member has still to present")
    turn(further, cast.colleague, status="left_out", left_out_reason="Ốm dài ngày")
    assert lacks(cast) == {}


def test_the_number_is_that_of_the_further_sitting(cast):
    session = held(cast)
    attended(session, absent=[cast.author], without_leave=[cast.colleague])
    turn(session, cast.deputy, status="left_out")
    turn(session, cast.former, status="waiting")
    Attendance.objects.filter(member=cast.colleague).update(standing="exempt")
    assert loaded(cast).to_present == len(still_to_present(session)) == 3
    Turn.objects.filter(member=cast.former).update(status="done")
    assert loaded(cast).to_present == len(still_to_present(session)) == 2


def test_nobody_is_waited_for_before_the_first_sitting_has_ended(cast):
    attended(meeting(cast, status="running"), absent=[cast.author])
    assert loaded(cast).to_present == 0


# --- When it is done ----------------------------------------------------------


def test_the_step_waits_for_summary_lock_and_who_was_away(cast):
    session = held(cast)
    assert state(cast) == "current"
    passed(cast)
    assert state(cast) == "current"
    Minutes.objects.update(status="locked", locked_at=NOW)
    assert state(cast) == "done"
    attended(session, absent=[cast.author])
    assert state(cast) == "current"
    assert state(cast, cast.cell_round.round.plans_on + DAY) == "done"
    turn(session, cast.author)
    assert state(cast) == "done"


def test_without_any_meeting_the_passed_summary_is_enough(cast):
    passed(cast)
    assert state(cast) == "done"


# --- Closing the round --------------------------------------------------------


def close(cast, now=NOW + 500 * DAY) -> None:
    cell_round = loaded(cast)
    close_cell_round(
        cell_round=cell_round,
        by=cast.secretary,
        seen_version=cell_round.version,
        now=now,
    )


@pytest.mark.parametrize("status", ["", "draft", "passed"])
def test_a_round_is_not_closed_before_each_of_its_minutes_is_locked(cast, status):
    first = held(cast, minutes_status="locked")
    held(cast, minutes_status=status, continues=first)
    passed(cast)
    with pytest.raises(WorkflowError, match="are not locked yet"):
        close(cast)
    assert CellRound.objects.get(pk=cast.cell_round.pk).status == "reviews_closed"


def test_a_session_that_will_not_be_held_is_cancelled_first(cast):
    first = held(cast, minutes_status="locked")
    further = meeting(cast, status="planned", held_on=None, continues=first)
    passed(cast)
    with pytest.raises(WorkflowError, match="Hold it, or cancel it"):
        close(cast)
    Meeting.objects.filter(pk=further.pk).update(
        status="cancelled", cancel_reason="Đã đủ"
    )
    close(cast)
    assert CellRound.objects.get(pk=cast.cell_round.pk).status == "closed"


@pytest.mark.parametrize("status", ["convened", "running"])
def test_it_stays_open_while_a_sitting_is_ahead_or_under_way(cast, status):
    first = held(cast, minutes_status="locked")
    meeting(cast, status=status, continues=first)
    passed(cast)
    with pytest.raises(WorkflowError, match="are not locked yet"):
        close(cast)


def test_it_stays_open_until_those_away_have_presented(cast):
    """Or the cell says why not, by leaving them out of a further sitting."""
    first = held(cast, minutes_status="locked")
    attended(first, absent=[cast.author])
    passed(cast)
    with pytest.raises(WorkflowError, match="still to present"):
        close(cast, NOW)
    further = held(cast, minutes_status="locked", continues=first)
    turn(further, cast.author, status="left_out", left_out_reason="Ốm dài ngày")
    with pytest.raises(WorkflowError, match="supervision"):
        close(cast, NOW)
