"""A member says that they come or asks for leave; who reads the reason."""

import pytest
from django.urls import reverse

from cells.meetings.services import ask_leave, say_coming
from cells.models import Attendance, AuditEntry, Membership, Notification
from cells.workflow import WorkflowError
from tests.convening_scenes import convened, note, row_of
from tests.factories import NOW
from tests.meeting_scenes import begun, fresh, planned
from tests.nonsense import TYPED, send, stored_form

REASON = "Đưa mẹ đi mổ mắt ở Hà Nội"


@pytest.fixture
def meeting(cast):
    return convened(cast)


def ask(cast, meeting, member=None, reason=REASON):
    ask_leave(
        meeting=fresh(meeting), member=member or cast.author, reason=reason, now=NOW
    )
    return row_of(meeting, member or cast.author)


def url(meeting, name="detail") -> str:
    return reverse(f"meetings:{name}", args=[meeting.pk])


def page(client, person, meeting, name="detail") -> str:
    client.force_login(person)
    return client.get(url(meeting, name)).content.decode()


def test_leave_is_noted_and_the_leaders_are_told_once(cast, meeting):
    row = ask(cast, meeting)
    assert (row.presence, row.leave_reason, row.leave_asked_at) == (
        "on_leave", REASON, NOW,
    )  # fmt: skip
    ask(cast, meeting, reason="Lý do khác")
    notices = Notification.objects.filter(kind="leave_asked")
    assert {each.recipient for each in notices} == {cast.secretary, cast.deputy}
    assert notices.count() == 2
    assert REASON not in str([each.facts for each in notices])
    assert row_of(meeting, cast.author).leave_reason == "Lý do khác"
    assert REASON not in str(list(AuditEntry.objects.values_list("details")))


def test_the_secretary_is_not_told_of_the_own_leave(cast, meeting):
    ask(cast, meeting, cast.secretary)
    notice = Notification.objects.get(kind="leave_asked")
    assert notice.recipient == cast.deputy


def test_leave_can_be_taken_back_until_the_session_begins(cast, meeting):
    ask(cast, meeting)
    say_coming(meeting=fresh(meeting), member=cast.author, now=NOW)
    row = row_of(meeting, cast.author)
    assert (row.presence, row.leave_reason, row.coming_at) == ("expected", "", NOW)
    begun(meeting)
    for act in (
        lambda: ask(cast, meeting),
        lambda: say_coming(meeting=fresh(meeting), member=cast.author, now=NOW),
    ):
        with pytest.raises(WorkflowError):
            act()


def test_whoever_was_noted_as_present_asks_for_no_leave(cast, meeting):
    note(meeting, cast.secretary, **{cast.author.username: "present"})
    with pytest.raises(WorkflowError):
        ask(cast, meeting)


def test_before_the_cell_is_convened_nobody_asks(cast):
    meeting = planned(cast)
    with pytest.raises(WorkflowError):
        ask(cast, meeting)


def test_who_came_to_the_cell_meanwhile_may_ask(cast, meeting):
    Membership.objects.filter(member=cast.stranger).update(cell=cast.cell)
    assert ask(cast, meeting, cast.stranger).presence == "on_leave"


def test_the_reason_is_read_by_who_records_and_by_nobody_else(cast, meeting, client):
    ask(cast, meeting)
    for reader in (cast.secretary, cast.deputy, cast.colleague):  # clerk
        assert REASON in page(client, reader, meeting, "attendance")
    assert REASON in page(client, cast.author, meeting, "attendance")
    assert REASON in page(client, cast.author, meeting)
    shown = page(client, cast.former, meeting, "attendance")
    assert REASON not in shown
    assert "Vắng có lý do" in shown
    assert REASON not in page(client, cast.former, meeting)


def test_a_member_asks_and_takes_it_back_in_the_page(cast, meeting, client):
    client.force_login(cast.author)
    assert "Tôi sẽ dự" in client.get(url(meeting)).content.decode()
    response = client.post(url(meeting, "ask_leave"), {"reason": REASON}, follow=True)
    shown = response.content.decode()
    assert "Đồng chí đã xin vắng." in shown
    assert "Tôi dự được" in shown
    client.post(url(meeting, "say_coming"))
    shown = client.get(url(meeting)).content.decode()
    assert "Đồng chí đã báo sẽ dự." in shown
    assert "1 đồng chí báo sẽ dự, 0 xin vắng, 4 chưa trả lời." in page(
        client, cast.secretary, meeting
    )


@pytest.mark.parametrize("wrong", ["", "  ", "\x00", "x" * 501])
def test_a_wrong_reason_is_refused_and_kept(cast, meeting, client, wrong):
    client.force_login(cast.author)
    response = send(client, url(meeting, "ask_leave"), {"reason": wrong})
    assert response.status_code == 422
    assert 'id="own-error"' in response.content.decode()
    assert row_of(meeting, cast.author).presence == "expected"


@pytest.mark.parametrize("case", TYPED)
def test_whatever_is_typed_is_stored_in_one_spelling(cast, meeting, client, case):
    client.force_login(cast.author)
    response = send(client, url(meeting, "ask_leave"), {"reason": TYPED[case][0]})
    assert response.status_code == 302
    assert row_of(meeting, cast.author).leave_reason == stored_form(case)


def test_too_late_is_said_and_the_reason_stays(cast, meeting, client):
    begun(meeting)
    client.force_login(cast.author)
    response = client.post(url(meeting, "ask_leave"), {"reason": REASON})
    assert response.status_code == 409
    assert Attendance.objects.filter(presence="on_leave").count() == 0


def test_who_is_suspended_is_not_asked(cast, client):
    Membership.objects.filter(member=cast.author).update(standing="suspended")
    meeting = convened(cast)
    act = f'action="{url(meeting, "say_coming")}"'
    assert act not in page(client, cast.author, meeting)
    assert act in page(client, cast.former, meeting)
