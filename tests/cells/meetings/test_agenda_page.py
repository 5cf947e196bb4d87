"""The page of the running order: one form without a script, nothing typed is lost."""

import pytest
from django.urls import reverse

from cells.models import Meeting
from tests.html_forms import form_of
from tests.meeting_scenes import fresh, item_of, planned


@pytest.fixture
def meeting(cast, client):
    client.force_login(cast.secretary)
    return planned(cast)


def url(meeting, name="agenda", *args) -> str:
    return reverse(f"meetings:{name}", args=[meeting.pk, *args])


def fields_of(client, meeting) -> dict:
    """What a browser would send of the page as it stands."""
    found = form_of(client.get(url(meeting)), url(meeting))
    return {name: values[0] for name, values in found.items()}


def minutes(item) -> str:
    return f"m{item.pk}-minutes"


def kinds(meeting) -> list[str]:
    return list(meeting.items.values_list("kind", flat=True))


def test_the_page_shows_clock_names_and_whether_it_adds_up(meeting, cast, client):
    page = client.get(url(meeting)).content.decode()
    for text in ("16:48", "vừa đủ thời gian", cast.colleague.full_name,
                 f"{cast.deputy.full_name} điều hành", "bới lông tìm vết"):  # fmt: skip
        assert text in page


def test_saving_minutes_says_what_is_too_much(meeting, client):
    item = item_of(meeting, "discussion")
    posted = fields_of(client, meeting) | {minutes(item): "35", "then": "stay"}
    page = client.post(url(meeting), posted, follow=True).content.decode()
    text = "Kịch bản dài 215 phút, buổi sinh hoạt 200 phút: thừa 15 phút."
    assert text in page
    assert "kéo dài buổi sinh hoạt" in page


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_press_on_an_arrow_also_stores_the_minutes(meeting, client, way):
    item, before = item_of(meeting, "orientation"), kinds(meeting)
    posted = fields_of(client, meeting) | {
        minutes(item): "10", "then": f"{way}:{item.pk}"
    }  # fmt: skip
    response = client.post(url(meeting), posted)
    assert response.url == f"{url(meeting)}#item-{item.pk}"
    assert item_of(meeting, "orientation").minutes == 10
    assert kinds(meeting) != before


@pytest.mark.parametrize(
    ("then", "name"),
    [("add", "add_item"), ("done", "detail"), ("compute", "compute"), ("", "agenda")],
)
def test_each_way_out_stores_the_minutes_first(meeting, client, then, name):
    item = item_of(meeting, "opening")
    posted = fields_of(client, meeting) | {minutes(item): "7", "then": then}
    assert client.post(url(meeting), posted).url == url(meeting, name)
    assert item_of(meeting, "opening").minutes == 7


@pytest.mark.parametrize("act", ["change", "remove"])
def test_the_buttons_of_an_item_lead_to_its_pages(meeting, client, act):
    item = item_of(meeting, "opening")
    posted = fields_of(client, meeting) | {"then": f"{act}:{item.pk}"}
    response = client.post(url(meeting), posted)
    assert response.url == url(meeting, f"{act}_item", item.pk)
    assert client.get(response.url).status_code == 200


def test_of_two_people_the_later_one_sees_both_numbers(meeting, cast, client):
    item = item_of(meeting, "discussion")
    mine = fields_of(client, meeting) | {minutes(item): "30", "then": "stay"}
    theirs = mine | {minutes(item): "25"}
    assert client.post(url(meeting), theirs).status_code == 302
    refused = client.post(url(meeting), mine)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Vừa có người sửa mục này thành 25 phút." in page
    again = form_of(refused, url(meeting))
    assert again[minutes(item)] == ["30"]
    assert item_of(meeting, "discussion").minutes == 25
    # Pressed again, knowing what stands, the own number is stored.
    again = {name: values[0] for name, values in again.items()} | {"then": "stay"}
    assert client.post(url(meeting), again).status_code == 302
    assert item_of(meeting, "discussion").minutes == 30


def test_a_page_does_not_overwrite_what_it_did_not_touch(meeting, client):
    first, second = item_of(meeting, "discussion"), item_of(meeting, "opening")
    older = fields_of(client, meeting)
    client.post(url(meeting), older | {minutes(first): "25"})
    assert client.post(url(meeting), older | {minutes(second): "6"}).status_code == 302
    assert item_of(meeting, "discussion").minutes == 25


def test_a_move_by_an_older_page_keeps_the_typed_minutes(meeting, client):
    item = item_of(meeting, "discussion")
    older = fields_of(client, meeting)
    client.post(url(meeting), older | {"then": f"up:{item.pk}"})
    before = kinds(meeting)
    posted = older | {"then": f"up:{item.pk}", minutes(item): "31"}
    refused = client.post(url(meeting), posted)
    assert refused.status_code == 409
    assert form_of(refused, url(meeting))[minutes(item)] == ["31"]
    assert kinds(meeting) == before
    assert item_of(meeting, "discussion").minutes == 20


def test_the_secretary_first_is_said_with_its_reason(meeting, client):
    item = item_of(meeting, "members")
    posted = fields_of(client, meeting) | {"then": f"up:{item.pk}"}
    refused = client.post(url(meeting), posted)
    assert refused.status_code == 409
    assert "Bí thư tự phê bình trước: phần của đảng viên đứng sau" in (
        refused.content.decode()
    )


def test_one_press_computes_for_another_number(meeting, client):
    posted = fields_of(client, meeting) | {"expected_number": "18"}
    response = client.post(url(meeting, "compute"), posted, follow=True)
    assert "Đã tính kịch bản cho 18 đồng chí có mặt." in response.content.decode()
    assert "thừa 18 phút" in response.content.decode()


def test_it_asks_and_carries_what_was_typed_through_the_question(meeting, client):
    turns, other = item_of(meeting, "members"), item_of(meeting, "opening")
    client.post(url(meeting), fields_of(client, meeting) | {minutes(turns): "50"})
    posted = fields_of(client, meeting) | {
        "expected_number": "18", minutes(other): "9"
    }  # fmt: skip
    asked = client.post(url(meeting, "compute"), posted)
    assert "Giữ các mục này" in asked.content.decode()
    assert fresh(meeting).expected_number == 15
    answer = form_of(asked, url(meeting, "compute"))
    answer = {name: values[0] for name, values in answer.items()} | {"edited": "keep"}
    assert client.post(url(meeting, "compute"), answer).status_code == 302
    assert item_of(meeting, "members").minutes == 50
    assert item_of(meeting, "members_continued").minutes == 48
    assert item_of(meeting, "opening").minutes == 9


def test_computing_beside_a_stale_number_shows_the_page_with_everything(
    meeting, client
):
    item = item_of(meeting, "opening")
    posted = fields_of(client, meeting) | {
        minutes(item): "9", f"m{item.pk}-version": "7", "expected_number": "18"
    }  # fmt: skip
    refused = client.post(url(meeting, "compute"), posted)
    assert refused.status_code == 409
    form = form_of(refused, url(meeting))
    assert (form[minutes(item)], form["expected_number"]) == (["9"], ["18"])
    assert fresh(meeting).expected_number == 15


def test_an_older_page_of_computing_keeps_its_values(meeting, client):
    posted = fields_of(client, meeting) | {"expected_number": "18"}
    Meeting.objects.filter(pk=meeting.pk).update(version=4)
    refused = client.post(url(meeting, "compute"), posted)
    assert refused.status_code == 409
    form = form_of(refused, url(meeting, "compute"))
    assert (form["expected_number"], form["version"]) == (["18"], ["4"])


def test_an_item_is_edited_added_and_removed_on_pages_of_its_own(meeting, client):
    item = item_of(meeting, "orientation")
    page = url(meeting, "change_item", item.pk)
    form = {k: v[0] for k, v in form_of(client.get(page), "").items()}
    client.post(page, form | {"title": "Xem video", "minutes": "15"})
    assert item_of(meeting, "orientation").title == "Xem video"
    new = {"kind": "other", "after": item.pk, "title": "Hát", "minutes": "4"}
    assert client.post(url(meeting, "add_item"), new).status_code == 302
    assert kinds(meeting)[3] == "other"
    added = item_of(meeting, "other")
    client.post(url(meeting, "remove_item", added.pk), {"version": added.version})
    assert "other" not in kinds(meeting)


def test_an_older_page_of_an_item_shows_both_texts(meeting, client):
    item = item_of(meeting, "orientation")
    page = url(meeting, "change_item", item.pk)
    form = {k: v[0] for k, v in form_of(client.get(page), "").items()}
    client.post(page, form | {"title": "Xem video"})
    refused = client.post(page, form | {"title": "Kể chuyện"})
    assert refused.status_code == 409
    assert "Xem video" in refused.content.decode()
    again = {k: v[0] for k, v in form_of(refused, "").items()}
    assert again["title"] == "Kể chuyện"
    assert client.post(page, again).status_code == 302
    assert item_of(meeting, "orientation").title == "Kể chuyện"


def test_what_is_typed_into_an_item_removed_meanwhile_becomes_a_new_one(
    meeting, client
):
    item = item_of(meeting, "orientation")
    address = url(meeting, "change_item", item.pk)
    typed = {"version": item.version, "title": "ĐÃ-GÕ", "minutes": "7", "lead": "Lời"}
    client.post(url(meeting, "remove_item", item.pk), {"version": item.version})
    answer = client.post(address, typed)
    assert answer.status_code == 409
    add = url(meeting, "add_item")
    fields = form_of(answer, add)
    assert (fields["title"], fields["lead"]) == (["ĐÃ-GÕ"], ["Lời"])
    assert client.post(add, fields).status_code == 302
    assert meeting.items.get(title="ĐÃ-GÕ").minutes == 7
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "status"), [({"agenda_version": "0"}, 422), ({"version": "9"}, 409)]
)
def test_a_refusal_keeps_the_attendance_that_was_typed(wrong, status, meeting, client):
    item = item_of(meeting, "orientation")
    typed = {"expected_number": "9", "secretary_absent_reason": "ĐÃ-GÕ công tác"}
    posted = fields_of(client, meeting) | typed | {minutes(item): "10", "then": "stay"}
    if "version" in wrong:
        wrong = {f"m{item.pk}-version": "9"}
    answer = client.post(url(meeting), posted | wrong)
    assert answer.status_code == status
    fields = form_of(answer, url(meeting))
    assert {name: fields[name][0] for name in typed} == typed
