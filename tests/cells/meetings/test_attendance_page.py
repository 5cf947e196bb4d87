"""The page of the attendance: one form, read by all, stale pages told."""

import pytest
import time_machine
from django.urls import reverse

from cells.models import Attendance, Guest, Membership
from tests.convening_scenes import ON_THE_DAY, convened, invited_guest, note, row_of
from tests.html_forms import form_of
from tests.meeting_scenes import begun, planned
from tests.nonsense import HUGE, TYPED, send, stored_form


@pytest.fixture(autouse=True)
def _day_of_the_session():
    with time_machine.travel(ON_THE_DAY, tick=False):
        yield


@pytest.fixture
def meeting(cast):
    meeting = convened(cast)
    invited_guest(cast, meeting)
    return meeting


def url(meeting) -> str:
    return reverse("meetings:attendance", args=[meeting.pk])


def fields_of(client, person, meeting) -> dict:
    """What the page posts as it stands: a radio or box that is not set is not sent."""
    client.force_login(person)
    form = form_of(client.get(url(meeting)), "")
    unset = [name for name in form if name.endswith("-noted") or name == "rest"]
    fields = {name: values[0] for name, values in form.items() if name not in unset}
    return {k: v for k, v in fields.items() if not k.startswith("g")}


def name_of(meeting, member, field) -> str:
    return f"m{row_of(meeting, member).pk}-{field}"


def test_one_save_notes_everybody(cast, meeting, client):
    fields = fields_of(client, cast.colleague, meeting)
    fields[name_of(meeting, cast.author, "noted")] = "on_leave"
    fields[name_of(meeting, cast.author, "reason")] = "Ốm"
    fields[f"g{Guest.objects.get().pk}"] = "1"
    response = client.post(url(meeting), fields | {"rest": "1"}, follow=True)
    page = response.content.decode()
    assert "Đã lưu danh sách: 6 dòng thay đổi." in page
    assert (
        "Có mặt 4/5; 4 trong 5 đồng chí được triệu tập có quyền biểu quyết có mặt; "
        "cần trên một nửa, tức 3; đủ điều kiện." in page
    )
    assert "chưa thấy quy định đang có hiệu lực" in page
    assert Guest.objects.get().attended


def test_the_way_to_the_beginning_opens_once_everybody_is_noted(cast, meeting, client):
    start = reverse("meetings:start", args=[meeting.pk])
    fields = fields_of(client, cast.colleague, meeting)
    assert start not in client.get(url(meeting)).content.decode()
    client.post(url(meeting), fields | {"rest": "1"})
    assert start in client.get(url(meeting)).content.decode()


def test_the_session_stands_out_once_everybody_is_noted(cast, meeting, client):
    page = reverse("meetings:detail", args=[meeting.pk])
    fields = fields_of(client, cast.colleague, meeting)
    assert client.get(page).context["page"].primary == "attendance"
    client.post(url(meeting), fields | {"rest": "1"})
    assert client.get(page).context["page"].primary == "live"


def test_the_rest_does_not_bring_in_who_takes_no_part(cast, meeting, client):
    Membership.objects.filter(member=cast.author).update(standing="exempt")
    Membership.objects.filter(member=cast.former).update(standing="suspended")
    fields = fields_of(client, cast.secretary, meeting)
    client.post(url(meeting), fields | {"rest": "1"})
    assert row_of(meeting, cast.author).presence == "expected"
    assert row_of(meeting, cast.former).presence == "expected"
    assert Attendance.objects.filter(presence="present").count() == 3


STANDINGS = {
    "probationary": "Không biểu quyết: đảng viên dự bị.",
    "temporary": "Không biểu quyết: sinh hoạt tạm thời tại chi bộ này.",
    "exempt": "Được miễn sinh hoạt: có mặt thì được biểu quyết.",
    "suspended": "Không biểu quyết: đang bị đình chỉ sinh hoạt đảng.",
}


@pytest.mark.parametrize("standing", STANDINGS)
def test_who_has_no_vote_is_marked_with_the_reason(cast, meeting, client, standing):
    client.force_login(cast.secretary)
    assert STANDINGS[standing] not in client.get(url(meeting)).content.decode()
    Membership.objects.filter(member=cast.author).update(standing=standing)
    assert STANDINGS[standing] in client.get(url(meeting)).content.decode()


def test_a_reader_changes_nothing_by_reading(cast, meeting, client):
    Membership.objects.filter(member=cast.author).update(standing="probationary")
    client.force_login(cast.former)
    page = client.get(url(meeting)).content.decode()
    assert "Lưu điểm danh" not in page
    assert cast.author.full_name in page
    assert row_of(meeting, cast.author).standing == "official"


def test_leaving_is_offered_once_the_session_runs(cast, meeting, client):
    client.force_login(cast.secretary)
    assert "Về trước" not in client.get(url(meeting)).content.decode()
    begun(meeting)
    assert "Về trước" in client.get(url(meeting)).content.decode()


WRONG = {
    "noted": ["nowhere", HUGE, "\x00", "expected"],
    "reason": ["x" * 501],
    "seen": ["", "abc", HUGE],
}


@pytest.mark.parametrize("field", WRONG)
def test_nonsense_is_refused_with_everything_kept(cast, meeting, client, field):
    fields = fields_of(client, cast.secretary, meeting)
    fields[name_of(meeting, cast.deputy, "reason")] = "Chữ đã gõ"
    for wrong in WRONG[field]:
        posted = fields | {name_of(meeting, cast.author, field): wrong}
        response = send(client, url(meeting), posted)
        assert response.status_code == 422, wrong
        assert "Chữ đã gõ" in response.content.decode()
    assert not Attendance.objects.exclude(presence="expected").exists()


def test_leave_needs_a_reason(cast, meeting, client):
    fields = fields_of(client, cast.secretary, meeting)
    fields[name_of(meeting, cast.author, "noted")] = "on_leave"
    response = client.post(url(meeting), fields)
    assert response.status_code == 422
    assert "Vắng có lý do: đồng chí ghi lý do." in response.content.decode()


def test_nobody_leaves_before_it_begins(cast, meeting, client):
    fields = fields_of(client, cast.secretary, meeting)
    fields[name_of(meeting, cast.author, "noted")] = "left"
    assert client.post(url(meeting), fields).status_code == 422


@pytest.mark.parametrize("case", TYPED)
def test_whatever_is_typed_is_stored_in_one_spelling(cast, meeting, client, case):
    fields = fields_of(client, cast.secretary, meeting)
    fields[name_of(meeting, cast.author, "noted")] = "on_leave"
    fields[name_of(meeting, cast.author, "reason")] = TYPED[case][0]
    assert send(client, url(meeting), fields).status_code == 302
    assert row_of(meeting, cast.author).leave_reason == stored_form(case)


def test_an_older_page_is_told_and_keeps_what_was_chosen(cast, meeting, client):
    fields = fields_of(client, cast.secretary, meeting)
    note(meeting, cast.colleague, **{cast.author.username: ("on_leave", "Ốm")})
    fields[name_of(meeting, cast.author, "noted")] = "without_leave"
    fields[name_of(meeting, cast.deputy, "noted")] = "present"
    response = client.post(url(meeting), fields)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Đang ghi: Vắng có lý do (Ốm)" in page
    again = {k: v[0] for k, v in form_of(response, "").items() if k.endswith("-seen")}
    response = client.post(url(meeting), fields | again)
    assert response.status_code == 302
    assert row_of(meeting, cast.author).presence == "without_leave"
    assert row_of(meeting, cast.deputy).presence == "present"


def test_after_the_session_it_is_told_and_kept(cast, meeting, client):
    fields = fields_of(client, cast.secretary, meeting)
    begun(meeting, "ended")
    response = client.post(url(meeting), fields | {"rest": "1"})
    assert response.status_code == 409
    assert not Attendance.objects.exclude(presence="expected").exists()


def test_before_the_day_one_only_reads(cast, meeting, client):
    client.force_login(cast.secretary)
    with time_machine.travel("2026-10-29T03:00:00Z", tick=False):
        page = client.get(url(meeting)).content.decode()
    assert "Điểm danh từ ngày sinh hoạt trở đi." in page
    assert "Lưu điểm danh" not in page


def test_before_the_cell_is_convened_there_is_no_list(cast, client):
    meeting = planned(cast)
    client.force_login(cast.secretary)
    assert client.get(url(meeting)).status_code == 404
    assert client.post(url(meeting), {}).status_code == 422
