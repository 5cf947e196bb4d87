"""The page on which a plan is written: the same for a person and for the script."""

import pytest
from django.urls import reverse
from django.utils import translation

from cells.models import PlanItem, RemediationPlan
from cells.plans.approved_content import items_of
from cells.plans.services import remove_item
from tests.factories import NOW
from tests.plan_scenes import (
    approved_plan,
    changed_plan,
    fresh,
    give_back,
    kind_named,
    returned_plan,
    sent_plan,
    started_plan,
)

SCRIPT = {"accept": "application/json"}


@pytest.fixture
def plan(cast, client):
    client.force_login(cast.author)
    return started_plan(cast, cast.author)


def url(plan, name="write") -> str:
    return reverse(f"plans:{name}", args=[plan.pk])


def posted(item, *, version=None, **values) -> dict:
    fields = {
        "title": "Viết 4 bài thu hoạch",
        "shortcoming": "Mới đọc 2 chuyên đề",
        "solution": "Đọc tối thứ Ba",
        "start_on": "15/11/2026",
        "due_on": "30/6/2027",
        "kind": kind_named("Bài thu hoạch").pk,
        "quantity": "4",
        "unit": "",
        "version": version or item.version,
    } | values
    return {f"p{item.pk}-{name}": value for name, value in fields.items()}


def stored(item) -> PlanItem:
    return PlanItem.objects.get(pk=item.pk)


def test_every_finding_stands_beside_its_line(plan, client):
    page = client.get(url(plan)).content.decode()
    for number in (3, 5):
        assert f'id="finding-{number}"' in page
        assert f"Việc cụ thể ở biểu hiện số {number}, tháng 6." in page
    assert "các đồng chí trong chi bộ đọc được" in page
    assert "Kết quả cần đếm được" in page


def test_plain_saving_stores_the_line_and_the_unit_of_its_kind(plan, client):
    item = items_of(plan)[0]
    answer = client.post(url(plan), posted(item))
    assert (answer.status_code, answer.url) == (302, url(plan))
    row = stored(item)
    assert (row.product_quantity, row.product_unit, row.version) == (4, "bài", 2)
    assert (row.start_on.isoformat(), row.due_on.isoformat()) == (
        "2026-11-15", "2027-06-30"
    )  # fmt: skip


def test_the_script_is_told_version_digest_and_figures(plan, client):
    item = items_of(plan)[0]
    data = client.post(url(plan), posted(item), headers=SCRIPT).json()
    row = data["rows"][str(item.pk)]
    assert (row["outcome"], row["version"], len(row["seen"])) == ("stored", 2, 16)
    assert (data["answered"], data["total"]) == (1, 2)
    assert data["saved_at"] == "10:00"


def test_a_second_save_of_the_same_page_is_unchanged_though_the_unit_was_filled_in(
    plan, client
):
    item = items_of(plan)[0]
    client.post(url(plan), posted(item), headers=SCRIPT)
    again = client.post(url(plan), posted(item), headers=SCRIPT).json()
    assert again["rows"][str(item.pk)]["outcome"] == "unchanged"
    assert stored(item).version == 2


def test_a_stale_save_shows_both_texts_and_keeps_the_stored_one(plan, client):
    item = items_of(plan)[0]
    client.post(url(plan), posted(item))
    late = posted(item, version=1, title="Bản muộn", due_on="1/7/2027")
    data = client.post(url(plan), late, headers=SCRIPT)
    conflict = data.json()["rows"][str(item.pk)]["conflict"]
    assert data.status_code == 409
    assert conflict["fields"]["due_on"] == "2027-06-30"
    assert conflict["fields"]["kind"] == str(kind_named("Bài thu hoạch").pk)
    assert {fact["text"] for fact in conflict["mine"]} == {"Bản muộn", "01/07/2027"}
    page = client.post(url(plan), late)
    assert page.status_code == 409
    assert "Bản muộn" in page.content.decode()
    assert stored(item).title == "Viết 4 bài thu hoạch"
    kept = late | {f"p{item.pk}-keep": "mine", f"p{item.pk}-stored_version": 2}
    assert client.post(url(plan), kept).status_code == 302
    assert stored(item).title == "Bản muộn"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quantity", "0"), ("quantity", "-1"), ("quantity", "bốn"),
        ("quantity", "9" * 40), ("quantity", "1.5"), ("kind", "999999"),
        ("kind", "x"), ("start_on", "31/02/2027"), ("due_on", "hôm nay"),
        ("due_on", "14/11/2026"), ("title", "x" * 201), ("unit", "x" * 41),
        ("solution", "x" * 10_001), ("version", "0"), ("version", "x"),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_refused_beside_the_field(plan, client, field, value):
    item, other = items_of(plan)
    data = posted(item, **{field: value}) | posted(other, title="Dòng kia")
    answer = client.post(url(plan), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="error-summary"' in page
    assert stored(item).version == 1
    assert stored(other).title == "Dòng kia"
    script = client.post(url(plan), posted(item, **{field: value}), headers=SCRIPT)
    assert script.json()["rows"][str(item.pk)]["outcome"] == "invalid"
    assert field in script.json()["rows"][str(item.pk)]["errors"]


def test_kinds_of_another_cell_cannot_be_chosen(plan, client, cast):
    from cells.models import ProductKind  # noqa: PLC0415

    foreign = ProductKind.objects.create(
        organisation=cast.other_cell, name="Khác", unit="cái"
    )
    item = items_of(plan)[0]
    answer = client.post(url(plan), posted(item, kind=foreign.pk), headers=SCRIPT)
    assert "kind" in answer.json()["rows"][str(item.pk)]["errors"]


def test_lines_of_another_plan_are_not_posted_to(plan, client, cast):
    foreign = items_of(started_plan(cast, cast.colleague))[0]
    answer = client.post(url(plan), posted(foreign), headers=SCRIPT)
    assert (answer.status_code, answer.json()["reason"]) == (422, "empty")
    assert stored(foreign).title == ""


def test_a_line_is_added_and_removed_by_buttons_that_save_first(plan, client):
    item = items_of(plan)[0]
    then = {"then": f"add-self-{item.indicator_id}"}
    answer = client.post(url(plan), posted(item) | then)
    added = items_of(plan)[-1]
    assert answer.url == f"{url(plan)}#line-{added.pk}"
    assert stored(item).title == "Viết 4 bài thu hoạch"
    then = {"then": f"remove-{added.pk}"}
    asked = client.post(url(plan), posted(item, version=2) | then)
    assert client.get(asked.url).status_code == 200
    removed = client.post(asked.url, {"version": 1})
    assert removed.url == url(plan)
    assert not PlanItem.objects.filter(pk=added.pk).exists()


@pytest.mark.parametrize(
    "then", ["add-self-999999", "add-xyz-1", "add-self-0", "nonsense"]
)
def test_odd_buttons_lead_back_to_the_page(plan, client, then):
    item = items_of(plan)[0]
    assert client.post(url(plan), posted(item) | {"then": then}).url == url(plan)
    assert len(items_of(plan)) == 2


def test_what_comes_too_late_is_kept_on_the_page(cast, client):
    plan = sent_plan(cast, cast.author)
    item = items_of(plan)[0]
    client.force_login(cast.author)
    late = posted(item, title="Gõ khi đã gửi")
    answer = client.post(url(plan), late)
    assert answer.status_code == 409
    assert "Gõ khi đã gửi" in answer.content.decode()
    script = client.post(url(plan), late, headers=SCRIPT)
    assert (script.status_code, script.json()["reason"]) == (409, "closed")
    assert stored(item).title != "Gõ khi đã gửi"


def test_after_a_return_reason_and_notes_stand_at_the_top_and_at_the_line(cast, client):
    plan = returned_plan(cast, cast.author, reason="Nêu rõ sản phẩm")
    client.force_login(cast.author)
    page = client.get(url(plan)).content.decode()
    assert "Nêu rõ sản phẩm" in page
    assert "Trả lại, cần sửa" in page


def test_a_changed_plan_shows_what_was_approved_beside_the_line(cast, client):
    plan = changed_plan(cast, cast.author)
    item = items_of(plan)[0]
    client.force_login(cast.author)
    client.post(
        url(plan),
        posted(item, due_on="30/9/2027", change_reason="Lùi lịch", unit="bài"),
    )
    page = client.get(url(plan)).content.decode()
    assert "Bản đã duyệt ghi:" in page
    assert "23/04/2027" in page  # 200 days after the day of the test
    assert "không còn hiệu lực" in page


def test_reading_through_lists_what_is_missing_and_then_sends(plan, client, cast):
    page = client.get(url(plan, "read_through")).content.decode()
    first, second = items_of(plan)
    assert f"{url(plan)}#p{first.pk}-kind" in page
    assert "/send/" not in page
    refused = client.post(url(plan, "send"), {"version": plan.version})
    assert refused.status_code == 409
    client.post(url(plan), posted(first) | posted(second))
    page = client.get(url(plan, "read_through")).content.decode()
    assert "Gửi Bí thư duyệt" in page
    sent = client.post(url(plan, "send"), {"version": plan.version})
    assert sent.url == url(plan, "detail")
    assert RemediationPlan.objects.get(pk=plan.pk).status == "sent"


def test_the_way_in_leads_where_the_plan_stands(cast, client):
    current = reverse("plans:current")
    client.force_login(cast.colleague)
    assert "lập sau báo cáo" in client.get(current).content.decode()
    plan = approved_plan(cast, cast.author)
    client.force_login(cast.author)
    assert client.get(current).url == url(plan, "detail")


def test_who_has_nothing_to_mend_reads_sentence_54(cast, client):
    from tests.plan_scenes import accepted_report  # noqa: PLC0415

    accepted_report(cast, cast.author, declared={})
    client.force_login(cast.author)
    page = client.get(reverse("plans:current")).content.decode()
    assert "nên không phải lập kế hoạch khắc phục" in page
    assert client.post(reverse("plans:start")).status_code == 302
    assert not RemediationPlan.objects.exists()


def test_in_english_the_page_is_whole_too(plan, client):
    client.cookies["django_language"] = "en"
    with translation.override("en"):
        page = client.get(url(plan)).content.decode()
    assert "Another line for this finding" in page


def test_what_was_said_at_a_line_outlives_the_line(cast, client):
    plan = sent_plan(cast, cast.author)
    line = plan.items.first()
    give_back(plan, by=cast.secretary, reason="", notes={line.pk: "GHICHÚTẠIDÒNG"})
    plan = fresh(plan)
    remove_item(plan=plan, item_id=line.pk, seen_version=line.version, now=NOW)
    client.force_login(cast.author)
    body = client.get(reverse("plans:write", args=[plan.pk])).content.decode()
    assert "GHICHÚTẠIDÒNG" in body
    assert line.title in body
