"""Reading: confirmed once at the end of a material, or marked at a reading meeting."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.models import (
    AuditEntry,
    Membership,
    Notification,
    ReadingAttendance,
    ReadingConfirmation,
    ReadingMeeting,
)
from cells.preparation.services.materials import withdraw_material
from cells.preparation.services.reading import (
    confirm_reading,
    mark_present,
    object_to_mark,
)
from cells.workflow import WorkflowError
from tests.cells.preparation.test_materials import end_round
from tests.factories import NOW, TODAY, make_member
from tests.html_forms import form_of
from tests.materials_scenes import TEXT, TITLE, reading_meeting, text_material


@pytest.fixture
def material(cast):
    return text_material(cast)


@pytest.fixture
def author(cast, client):
    client.force_login(cast.author)
    return client


def url(name, row):
    return reverse(f"preparation:{name}", args=[row.pk])


def test_the_button_stands_behind_the_text_and_only_there(author, material):
    page = author.get(url("material", material)).content.decode()
    button = page.index("Tôi đã đọc")
    assert button > page.index(TEXT)
    assert page.count("Tôi đã đọc") == 1
    listed = author.get(reverse("preparation:materials")).content.decode()
    assert TITLE in listed
    assert "Tôi đã đọc" not in listed


def test_pressed_twice_it_is_confirmed_once_with_its_first_time(author, material, cast):
    assert author.post(url("confirm_material", material)).status_code == 302
    assert author.post(url("confirm_material", material)).status_code == 302
    confirm_reading(material=material, member=cast.author, now=NOW + timedelta(days=1))
    confirmation = ReadingConfirmation.objects.get()
    assert (confirmation.member, confirmation.confirmed_at) == (cast.author, NOW)
    assert AuditEntry.objects.filter(action="material.confirm").count() == 1
    page = author.get(url("material", material)).content.decode()
    assert "Đồng chí đã đọc và xác nhận ngày 05/10/2026, lúc 10:00." in page
    assert "Tôi đã đọc" not in page
    listed = author.get(reverse("preparation:materials")).content.decode()
    assert "Đã đọc và xác nhận ngày 05/10/2026" in listed
    assert "Đã xác nhận 1 trong 1" in listed


def test_opening_a_material_leaves_no_trace(author, material):
    before = AuditEntry.objects.count()
    author.get(url("material", material))
    assert AuditEntry.objects.count() == before
    assert not ReadingConfirmation.objects.exists()


def test_past_its_day_it_says_so_and_can_still_be_confirmed(cast, author):
    material = text_material(cast, read_by=TODAY - timedelta(days=2))
    page = author.get(reverse("preparation:materials")).content.decode()
    assert "quá hạn 2 ngày" in page
    assert author.post(url("confirm_material", material)).status_code == 302
    assert material.confirmations.count() == 1


def test_in_a_round_that_is_over_it_can_be_read_but_not_confirmed(
    cast, author, material
):
    end_round(cast)
    page = author.get(url("material", material)).content.decode()
    assert TEXT in page
    assert "Tôi đã đọc" not in page
    assert author.post(url("confirm_material", material)).status_code == 409
    assert not ReadingConfirmation.objects.exists()
    listed = author.get(reverse("preparation:materials")).content.decode()
    assert "Các đợt trước" in listed
    assert TITLE in listed


def test_the_leaders_see_who_has_confirmed_and_who_not(cast, client, material):
    confirm_reading(material=material, member=cast.author, now=NOW)
    client.force_login(cast.deputy)
    page = client.get(url("round_materials", cast.cell_round)).content.decode()
    assert "1 trong 5 đồng chí đã xác nhận" in page
    missing, readers = page.split("Chưa xác nhận:")[1].split("Ai đã xác nhận")
    assert cast.colleague.full_name in missing
    assert cast.author.full_name not in missing
    assert cast.author.full_name in readers
    table = client.get(url("reading_list", cast.cell_round)).content.decode()
    assert "05/10" in table
    assert cast.colleague.full_name in table


def test_members_see_no_names_of_who_has_read(cast, author, material):
    confirm_reading(material=material, member=cast.colleague, now=NOW)
    for page in (url("material", material), reverse("preparation:materials")):
        assert cast.colleague.full_name not in author.get(page).content.decode()


def test_those_marked_at_a_meeting_have_confirmed_by_it(cast, client, material):
    other = text_material(cast, title="Tài liệu thứ hai")
    confirm_reading(material=other, member=cast.author, now=NOW)
    client.force_login(cast.secretary)
    answer = client.post(
        url("add_reading_meeting", cast.cell_round),
        {
            "held_on": "2026-10-04",
            "materials": [material.pk, other.pk],
            "members": [cast.author.pk, cast.secretary.pk],
        },
    )
    assert answer.status_code == 302
    meeting = ReadingMeeting.objects.get()
    marked = ReadingConfirmation.objects.get(material=material, member=cast.author)
    assert (marked.reading_meeting, marked.marked_by) == (meeting, cast.secretary)
    own = ReadingConfirmation.objects.get(material=other, member=cast.author)
    assert own.reading_meeting is None
    told = Notification.objects.get(kind="reading_marked")
    assert (told.recipient, told.facts) == (cast.author, {"date": "04/10/2026"})
    client.force_login(cast.author)
    page = client.get(told.path).content.decode()
    assert "Đã đọc tại buổi đọc chung ngày 04/10/2026" in page
    assert f"{cast.secretary.full_name} ghi đồng chí có mặt" in page
    assert form_of(client.get(told.path), url("object_reading", meeting))


def test_who_was_not_there_takes_the_mark_away_with_a_trace(cast, client, material):
    meeting = reading_meeting(cast, [material], [cast.author, cast.colleague])
    client.force_login(cast.author)
    assert client.post(url("object_reading", meeting)).status_code == 302
    left = ReadingConfirmation.objects.get()
    assert left.member == cast.colleague
    attendance = ReadingAttendance.objects.get(member=cast.author)
    assert attendance.objected_at == NOW
    entry = AuditEntry.objects.get(action="reading_meeting.object")
    assert (entry.actor, entry.details) == (cast.author, {"held_on": "2026-10-05"})
    assert Notification.objects.get(kind="reading_objected").recipient == cast.secretary
    page = client.get(url("material", material)).content.decode()
    assert "Tôi đã đọc" in page
    assert "báo không dự buổi đọc chung" in page
    assert client.post(url("object_reading", meeting)).status_code == 409
    client.force_login(cast.secretary)
    detail = client.get(url("reading_meeting", meeting)).content.decode()
    assert "báo không dự buổi này" in detail
    again = {"members": [cast.author.pk]}
    assert client.post(url("reading_meeting", meeting), again).status_code == 422
    assert not material.confirmations.filter(member=cast.author).exists()


def test_the_own_confirmation_stays_when_the_mark_goes(cast, material):
    confirm_reading(material=material, member=cast.author, now=NOW)
    meeting = reading_meeting(cast, [material], [cast.author])
    object_to_mark(meeting=meeting, member=cast.author, now=NOW)
    assert material.confirmations.get().reading_meeting is None


def test_more_are_marked_later(cast, client, material):
    meeting = reading_meeting(cast, [material], [cast.author])
    client.force_login(cast.deputy)
    fields = {"members": [cast.colleague.pk]}
    assert client.post(url("reading_meeting", meeting), fields).status_code == 302
    assert meeting.attendances.count() == 2
    mark = material.confirmations.get(member=cast.colleague)
    assert mark.marked_by == cast.deputy
    assert Notification.objects.filter(kind="reading_marked").count() == 2


def test_who_was_marked_is_not_marked_again(cast, material):
    meeting = reading_meeting(cast, [material], [cast.author])
    facts = {"meeting": meeting, "by": cast.deputy, "now": NOW, "on": TODAY}
    with pytest.raises(WorkflowError):
        mark_present(member_ids=[cast.author.pk], **facts)
    mark_present(member_ids=[cast.author.pk, cast.colleague.pk], **facts)
    assert meeting.attendances.count() == 2
    assert Notification.objects.filter(kind="reading_marked").count() == 2


def test_nobody_is_marked_for_what_was_withdrawn_meanwhile(cast, material):
    other = text_material(cast)
    meeting = reading_meeting(cast, [material, other], [cast.author])
    facts = {"by": cast.secretary, "now": NOW}
    withdraw_material(material=other, seen_version=1, **facts)
    marked = {"meeting": meeting, "on": TODAY} | facts
    mark_present(member_ids=[cast.colleague.pk], **marked)
    assert not other.confirmations.filter(member=cast.colleague).exists()
    withdraw_material(material=material, seen_version=1, **facts)
    with pytest.raises(WorkflowError):
        mark_present(member_ids=[cast.deputy.pk], **marked)


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"held_on": "2026-10-06"}, 409),
        ({"held_on": "hôm qua"}, 422),
        ({"held_on": ""}, 422),
        ({"materials": []}, 422),
        ({"materials": ["999999"]}, 422),
        ({"materials": ["x"]}, 422),
        ({"members": []}, 422),
        ({"members": ["stranger"]}, 422),
        ({"members": ["9" * 40]}, 422),
    ],
    ids=str,
)
def test_bad_input_of_a_meeting(cast, client, material, changed, status):
    client.force_login(cast.secretary)
    fields = {
        "held_on": "2026-10-04",
        "materials": [material.pk],
        "members": [cast.author.pk],
    } | changed
    if changed == {"members": ["stranger"]}:
        fields["members"] = [cast.stranger.pk]
    answer = client.post(url("add_reading_meeting", cast.cell_round), fields)
    assert answer.status_code == status
    assert "error-summary" in answer.content.decode()
    assert not ReadingMeeting.objects.exists()
    assert not ReadingConfirmation.objects.exists()


def test_a_material_of_another_round_is_not_read_at_a_meeting(cast, material):
    foreign = text_material(cast, cell_round=cast.other_round, by=cast.stranger)
    with pytest.raises(WorkflowError):
        reading_meeting(cast, [material, foreign], [cast.author])
    assert not ReadingMeeting.objects.exists()


def test_who_left_the_cell_is_not_missing_but_what_was_confirmed_stays(
    cast, client, material
):
    confirm_reading(material=material, member=cast.author, now=NOW)
    Membership.objects.filter(member=cast.author).update(
        ended_on=TODAY - timedelta(days=1)
    )
    exempt = make_member(cast.cell, standing="exempt", full_name="Vũ Văn Miễn")
    client.force_login(cast.secretary)
    page = client.get(url("round_materials", cast.cell_round)).content.decode()
    assert "0 trong 4 đồng chí đã xác nhận" in page
    assert cast.author.full_name in page
    assert exempt.full_name not in page
