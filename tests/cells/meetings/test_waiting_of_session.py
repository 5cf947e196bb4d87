"""What waits once a session is planned: convening, coming, answering, the minutes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.meetings import waiting as meetings
from cells.models import (
    Attendance,
    CellFinding,
    CellRound,
    Guest,
    Meeting,
    Minutes,
    Remark,
    Turn,
)
from cells.organisation.mandates import mandates_of
from tests.factories import NOW, TODAY, Cast
from tests.joining_scenes import (
    attended,
    confirmation,
    finding,
    held,
    meeting,
    minutes,
    remark,
    turn,
)
from tests.waiting import items_of

pytestmark = pytest.mark.usefixtures("_in_english")
DAY = timedelta(days=1)
CONVENE, ATTEND = "Convene the session", "Come to the session of the cell"
HELD_TODAY = "The session of the cell is today"
DRAFT, PASS = "Draft the minutes", "Have the minutes passed"
CONFIRM, ANSWER = "Confirm the minutes", "Answer what was said in the session"
OWN_PART = "Confirm what the minutes say of your self-criticism"
EXTRACT = "Your extract of the minutes can be read"
DELEGATE = "Name who attends for the committee"


@pytest.fixture
def cast(db):
    return Cast()


def waiting(member, on=TODAY):
    return items_of(meetings, mandates_of(member, on), on)


def titles(member, on=TODAY) -> set[str]:
    return {item.title for item in waiting(member, on)}


def who_waits(cast, title, on=TODAY) -> list[str]:
    names = ["author", "secretary", "deputy", "colleague", "stranger"]
    names += ["committee_secretary", "staff", "administrator"]
    return [name for name in names if title in titles(getattr(cast, name), on)]


# --- Convening and coming -------------------------------------------------------


@pytest.mark.parametrize(("days", "found"), [(8, []), (7, 2), (0, 2), (-1, [])])
def test_leaders_convene_a_whole_plan_in_the_last_week(cast, days, found):
    meeting(cast, status="planned", held_on=TODAY + days * DAY)
    expected = ["secretary", "deputy"] if found else []
    assert who_waits(cast, CONVENE) == expected


@pytest.mark.parametrize(
    "facts",
    [{"place": ""}, {"chair": None}, {"clerk": None}, {"starts_at": None}],
    ids=str,
)
def test_an_incomplete_plan_is_not_to_be_convened(cast, facts):
    meeting(cast, status="planned", **facts)
    assert who_waits(cast, CONVENE) == []


def test_the_members_come_with_place_and_day(cast):
    session = meeting(cast, status="convened", held_on=TODAY + 3 * DAY)
    attended(session)
    Attendance.objects.update(presence="expected", was_present=False)
    members = ["author", "secretary", "deputy", "colleague"]
    assert who_waits(cast, ATTEND) == members
    assert who_waits(cast, HELD_TODAY) == []
    item = next(each for each in waiting(cast.author) if each.title == ATTEND)
    assert "Phòng họp A2" in item.detail
    assert item.due_on == session.held_on
    assert who_waits(cast, HELD_TODAY, session.held_on) == members
    assert who_waits(cast, ATTEND, session.held_on) == []
    Attendance.objects.filter(member=cast.author).update(
        presence="on_leave", leave_reason="Đi học"
    )
    assert "author" not in who_waits(cast, ATTEND)


# --- After the session ------------------------------------------------------------


def test_the_minutes_wait_for_clerk_chair_and_leaders_in_turn(cast):
    session = held(cast, minutes_status="")
    assert who_waits(cast, DRAFT) == ["secretary", "deputy", "colleague"]
    paper = minutes(session, status="draft")
    assert who_waits(cast, DRAFT) == []
    assert who_waits(cast, PASS) == ["secretary", "deputy"]
    paper.delete()
    paper = minutes(session)
    assert who_waits(cast, PASS) == []
    assert who_waits(cast, CONFIRM) == ["secretary", "colleague"]
    confirmation(paper, "clerk")
    assert who_waits(cast, CONFIRM) == ["secretary"]
    Minutes.objects.update(status="locked", locked_at=NOW)
    assert who_waits(cast, CONFIRM) == []


def test_who_was_named_in_anothers_place_confirms_instead(cast):
    paper = minutes(held(cast, minutes_status=""))
    row = confirmation(paper, "clerk")
    type(row).objects.update(
        member=cast.author,
        confirmed_at=None,
        stand_in_reason="Ốm",
        named_by=cast.secretary,
    )
    assert who_waits(cast, CONFIRM) == ["author", "secretary"]
    type(row).objects.update(confirmed_at=NOW)
    assert who_waits(cast, CONFIRM) == ["secretary"]


@pytest.mark.parametrize("kind", ["remark", "finding"])
def test_what_is_unanswered_waits_until_the_minutes_are_passed(cast, kind):
    session = held(cast, minutes_status="")
    if kind == "remark":
        row = remark(session, cast.author, author=cast.colleague)
    else:
        row = finding(session, cast.author)
    assert who_waits(cast, ANSWER) == ["author"]
    item = next(each for each in waiting(cast.author) if each.title == ANSWER)
    assert item.url == reverse("meetings:about_me", args=[session.pk])
    assert cast.colleague.full_name not in repr(item)
    type(row).objects.update(answer="accepts")
    assert who_waits(cast, ANSWER) == []
    type(row).objects.update(answer="")
    minutes(session)
    assert who_waits(cast, ANSWER) == []


def test_nothing_tells_while_the_session_runs_when_it_was_recorded(cast):
    session = held(cast, status="running", minutes_status="")
    remark(session, cast.author, author=cast.colleague)
    assert who_waits(cast, ANSWER) == []


def test_what_was_struck_or_withdrawn_asks_for_no_answer(cast):
    session = held(cast, minutes_status="")
    remark(session, cast.author, author=cast.colleague)
    finding(session, cast.author)
    Remark.objects.update(
        status="struck", strike_reason="Về người", struck_by=cast.secretary
    )
    assert who_waits(cast, ANSWER) == ["author"]
    CellFinding.objects.update(withdrawn_at=NOW, withdraw_reason="Nhầm")
    assert who_waits(cast, ANSWER) == []


def test_the_own_part_waits_for_its_member_to_confirm_it(cast):
    session = held(cast, minutes_status="")
    turn(session, cast.author, summary="Đã nêu hai việc")
    turn(session, cast.colleague)
    assert who_waits(cast, OWN_PART) == ["author"]
    Turn.objects.update(summary_confirmed_at=NOW)
    assert who_waits(cast, OWN_PART) == []


def test_the_extract_is_told_of_for_two_weeks(cast):
    session = held(cast, minutes_status="locked")
    attended(session, absent=[cast.colleague])
    members = ["author", "secretary", "deputy", "colleague"]
    assert who_waits(cast, EXTRACT) == members
    assert who_waits(cast, EXTRACT, TODAY + 15 * DAY) == []
    Minutes.objects.update(status="passed")
    assert who_waits(cast, EXTRACT) == []


# --- The committee above ------------------------------------------------------------


def test_the_committee_directly_above_is_asked_for_a_delegate_in_counts(cast):
    session = meeting(
        cast, status="planned", held_on=TODAY + 20 * DAY, delegate_expected=True
    )
    assert who_waits(cast, DELEGATE) == ["committee_secretary", "staff"]
    item = next(each for each in waiting(cast.staff) if each.title == DELEGATE)
    assert item.detail == "1 session expects a delegate."
    guest = Guest.objects.create(
        meeting=session, name="Vũ Văn Cấp", is_delegate=True, named_by=cast.staff
    )
    assert who_waits(cast, DELEGATE) == []
    Guest.objects.filter(pk=guest.pk).update(removed_at=NOW)
    assert who_waits(cast, DELEGATE) == ["committee_secretary", "staff"]
    Meeting.objects.update(delegate_expected=False)
    assert who_waits(cast, DELEGATE) == []


def test_of_a_round_that_is_over_nothing_waits(cast):
    session = held(cast, minutes_status="", delegate_expected=True)
    remark(session, cast.author, author=cast.colleague)
    CellRound.objects.update(status="closed", closed_at=NOW)
    for member in (cast.secretary, cast.author, cast.colleague, cast.staff):
        assert titles(member) == set()
