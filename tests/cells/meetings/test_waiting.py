"""What waits on “Việc của tôi”: a session to plan, a registration to speak."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from cells.meetings import waiting as meetings
from cells.models import CellRound, Membership
from cells.organisation.mandates import mandates_of
from tests.factories import NOW, TODAY
from tests.meeting_scenes import HELD_ON, begun, cancelled, planned, registered
from tests.waiting import items_of


def waiting(member, on=TODAY):
    with translation.override("vi"):
        return items_of(meetings, mandates_of(member, TODAY), on)


def titles(member, on=TODAY) -> list[str]:
    return [item.title for item in waiting(member, on)]


PLAN, SPEAK = "Lên kế hoạch buổi sinh hoạt", "Đăng ký nội dung phát biểu"


@pytest.mark.parametrize(("days", "found"), [(22, []), (21, [PLAN]), (3, [PLAN])])
def test_leaders_plan_the_session_within_three_weeks(cast, days, found):
    on = HELD_ON - timedelta(days=days)
    assert titles(cast.secretary, on) == found
    assert titles(cast.deputy, on) == found
    assert titles(cast.author, on) == titles(cast.committee_secretary, on) == []


def test_the_item_leads_to_planning_and_goes_when_it_is_planned(cast):
    near = HELD_ON - timedelta(days=10)
    item = waiting(cast.secretary, near)[0]
    assert (item.urgency, item.due_on) == (60, HELD_ON)
    assert item.url == reverse("meetings:plan", args=[cast.cell_round.pk])
    cancelled(cast)
    assert titles(cast.secretary, near) == [PLAN]
    planned(cast)
    assert titles(cast.secretary, near) == []


def test_a_round_that_is_over_or_long_past_asks_for_no_session(cast):
    rows = CellRound.objects.filter(pk=cast.cell_round.pk)
    rows.update(status="reviews_closed")
    assert titles(cast.secretary, HELD_ON) == [PLAN]
    assert titles(cast.secretary, HELD_ON + timedelta(days=1)) == []
    rows.update(status="closed", closed_at=NOW)
    assert titles(cast.secretary, HELD_ON) == []


def test_a_member_is_asked_to_register_until_two_days_before(cast):
    meeting = planned(cast)
    item = waiting(cast.author)[0]
    assert (item.title, item.urgency) == (SPEAK, 70)
    assert item.due_on == HELD_ON - timedelta(days=2)
    assert item.url.startswith(reverse("meetings:detail", args=[meeting.pk]))
    assert titles(cast.author, item.due_on) == [SPEAK]
    assert titles(cast.author, item.due_on + timedelta(days=1)) == []
    assert titles(cast.stranger) == []


def test_who_registered_is_not_asked_and_who_withdrew_is(cast):
    meeting = planned(cast)
    registered(cast, cast.author)
    assert titles(cast.author) == []
    meeting.registrations.update(withdrawn_at=NOW)
    assert titles(cast.author) == [SPEAK]


@pytest.mark.parametrize("standing", ["suspended", "exempt"])
def test_who_takes_no_part_is_not_asked(cast, standing):
    planned(cast)
    Membership.objects.filter(member=cast.author).update(standing=standing)
    assert titles(cast.author) == []


@pytest.mark.parametrize("status", ["cancelled", "running", "ended"])
def test_a_session_that_is_not_ahead_asks_nobody(cast, status):
    begun(planned(cast), status, cancel_reason="Bão số 10")
    assert titles(cast.author) == []


def test_each_person_is_asked_for_in_one_query_at_most(cast):
    planned(cast)
    on = HELD_ON - timedelta(days=5)
    for member, most in ((cast.secretary, 1), (cast.author, 1), (cast.staff, 1)):
        mandates = mandates_of(member, TODAY)
        with CaptureQueriesContext(connection) as captured:
            items_of(meetings, mandates, on)
        assert len(captured) == most
