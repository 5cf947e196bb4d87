"""A further sitting: for those who have not presented, with its own running order."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.meetings.agenda import meeting_of
from cells.meetings.services import plan_further_sitting
from cells.meetings.sittings import current_sitting, still_to_present
from cells.models import Attendance, Meeting, Turn
from cells.workflow import WorkflowError
from tests.convening_scenes import convened, everybody, note
from tests.factories import NOW, make_member
from tests.html_forms import form_of
from tests.meeting_scenes import HELD_ON, begun, facts, fresh, planned

NEXT_DAY = HELD_ON + timedelta(days=7)


def turn(meeting, member, status="done", position=1):
    Turn.objects.create(
        meeting=meeting, member=member, position=position, minutes=6, status=status
    )


@pytest.fixture
def ended(cast):
    """The author was away with leave, the colleague without; the others presented."""
    temporary = make_member(cast.cell, standing="temporary")
    meeting = convened(cast)
    noted = everybody(meeting) | {
        cast.author.username: ("on_leave", "Ốm"),
        cast.colleague.username: "without_leave",
        temporary.username: "without_leave",
    }
    note(meeting, cast.secretary, **noted)
    for position, member in enumerate((cast.secretary, cast.deputy, cast.former)):
        turn(meeting, member, position=position)
    return begun(meeting, "ended")


def further(cast, meeting, **values) -> Meeting:
    made = plan_further_sitting(
        meeting=fresh(meeting),
        facts=facts(cast, **{"held_on": NEXT_DAY} | values),
        by=cast.secretary,
        now=NOW + timedelta(days=30),
    )
    return fresh(made)


def kinds(meeting) -> list[str]:
    return list(meeting.items.values_list("kind", flat=True))


def test_who_was_away_all_the_time_still_presents(cast, ended):
    assert {*still_to_present(ended)} == {cast.author, cast.colleague}
    Attendance.objects.filter(meeting=ended, member=cast.author).update(
        was_present=True
    )
    assert still_to_present(ended) == [cast.colleague]
    turn(ended, cast.author, "left_out", position=9)
    assert {*still_to_present(ended)} == {cast.author, cast.colleague}


def test_its_running_order_has_turns_for_them_only(cast, ended):
    sitting = further(cast, ended)
    assert (sitting.continues, sitting.expected_number) == (ended, 2)
    assert "secretary" not in kinds(sitting)
    turns = sitting.items.filter(kind__in=["members", "members_continued"])
    assert sum(turns.values_list("minutes", flat=True)) == 12
    assert sitting.secretary_absent_reason == (
        "Đồng chí Bí thư đã trình bày tại buổi ngày 30/10/2026."
    )


def test_a_secretary_who_was_away_presents_first(cast, ended):
    Turn.objects.filter(member=cast.secretary).delete()
    Attendance.objects.filter(member=cast.secretary).update(
        presence="without_leave", was_present=False
    )
    sitting = further(cast, ended, chair=cast.deputy)
    order = kinds(sitting)
    assert order.index("secretary") < order.index("members")
    assert (sitting.expected_number, sitting.secretary_absent_reason) == (3, "")
    assert sitting.items.get(kind="secretary").chaired_by == cast.deputy


def test_a_sitting_to_go_on_has_no_turns(cast, ended):
    for position, member in enumerate((cast.author, cast.colleague), start=5):
        turn(ended, member, position=position)
    sitting = further(cast, ended)
    assert not {"members", "members_continued", "secretary"} & set(kinds(sitting))
    assert sitting.expected_number is None


def test_a_third_sitting_is_for_those_whom_the_second_did_not_hear(cast, ended):
    second = begun(further(cast, ended), "ended")
    turn(second, cast.author)
    third = further(cast, second)
    assert third.continues == ended
    assert third.expected_number == 1


@pytest.mark.parametrize("status", ["planned", "convened", "running"])
def test_only_after_the_others_have_ended(cast, ended, status):
    sitting = further(cast, ended)
    if status != "planned":
        begun(sitting, status)
    with pytest.raises(WorkflowError):
        further(cast, ended)
    with pytest.raises(WorkflowError):
        further(cast, sitting)


def test_a_session_that_has_not_ended_is_not_continued(cast):
    meeting = planned(cast)
    with pytest.raises(WorkflowError):
        further(cast, meeting)


def test_the_first_stays_the_session_of_the_round(cast, ended, client):
    sitting = further(cast, ended)
    assert meeting_of(cast.cell_round) == ended
    assert current_sitting(cast.cell_round) == sitting
    client.force_login(cast.author)
    response = client.get(reverse("meetings:current"))
    assert response.url == reverse("meetings:detail", args=[sitting.pk])
    begun(sitting, "ended")
    assert current_sitting(cast.cell_round) == sitting


def test_the_sittings_stand_on_the_page_of_each(cast, ended, client):
    client.force_login(cast.author)
    first = reverse("meetings:detail", args=[ended.pk])
    assert "Các buổi của đợt này" not in client.get(first).content.decode()
    sitting = further(cast, ended)
    second = reverse("meetings:detail", args=[sitting.pk])
    for here, there in ((first, second), (second, first)):
        page = client.get(here).content.decode()
        assert "Các buổi của đợt này" in page
        assert f'href="{there}"' in page


def test_it_is_planned_in_the_page(cast, ended, client):
    client.force_login(cast.secretary)
    url = reverse("meetings:further", args=[ended.pk])
    detail = client.get(reverse("meetings:detail", args=[ended.pk]))
    assert f'href="{url}"' in detail.content.decode()
    response = client.get(url)
    page = response.content.decode()
    assert cast.author.full_name in page
    fields = {name: values[0] for name, values in form_of(response, "").items()}
    wrong = client.post(url, fields | {"held_on": "", "place": "Nơi đã gõ"})
    assert wrong.status_code == 422
    assert "Nơi đã gõ" in wrong.content.decode()
    response = client.post(url, fields | {"held_on": "06/11/2026"})
    sitting = Meeting.objects.get(continues=ended)
    assert response.url == reverse("meetings:agenda", args=[sitting.pk])
    # The length that was proposed is that of the running order.
    assert sum(sitting.items.values_list("minutes", flat=True)) == sitting.minutes
    late = client.post(url, fields | {"held_on": "06/11/2026", "place": "Nơi đã gõ"})
    assert late.status_code == 409
    assert "Nơi đã gõ" in late.content.decode()


def test_each_sitting_has_its_own_list(cast, ended):
    sitting = further(cast, ended)
    assert sitting.attendances.count() == 0
    assert ended.attendances.count() == 6
