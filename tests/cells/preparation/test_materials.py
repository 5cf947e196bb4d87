"""Materials to read: added, changed, ordered, withdrawn by the leaders of a cell."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cells.models import AuditEntry, CellRound, Material, Notification
from cells.preparation.reading_time import proposed_minutes
from cells.preparation.services import materials as services
from cells.preparation.services.reading import confirm_reading
from cells.workflow import WorkflowError
from tests.factories import NOW, make_member
from tests.materials_scenes import (
    PDF,
    READ_BY,
    TEXT,
    TITLE,
    file_material,
    fresh,
    link_material,
    text_material,
    upload,
    values,
)
from tests.nonsense import HUGE, TYPED, URLENCODED, encoded, stored_form

VALID = {"version": 0, "title": TITLE, "text": TEXT, "read_by": "2026-10-10"}


def add_url(cast, kind="text"):
    return reverse("preparation:add_material", args=[cast.cell_round.pk, kind])


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def end_round(cast, status="closed"):
    changes = {"status": status, "closed_at": NOW}
    if status == "cancelled":
        changes |= {"cancelled_at": NOW, "cancel_reason": "Dời sang năm sau"}
    CellRound.objects.filter(pk=cast.cell_round.pk).update(**changes)


def test_a_text_is_added_and_everybody_else_is_told_once(cast, secretary):
    answer = secretary.post(add_url(cast), VALID)
    assert answer.status_code == 302
    material = Material.objects.get()
    assert (material.title, material.text, material.read_by) == (
        TITLE, TEXT, date(2026, 10, 10)
    )  # fmt: skip
    assert material.minutes == 1
    told = Notification.objects.filter(kind="material_added")
    readers = {cast.deputy, cast.author, cast.colleague, cast.former}
    assert {each.recipient for each in told} == readers
    assert told.count() == len(readers)
    assert told.first().path == reverse("preparation:material", args=[material.pk])
    entry = AuditEntry.objects.get(action="material.add")
    assert entry.details == {"kind": "text", "sha256": ""}


def test_the_reading_date_of_the_round_and_the_minutes_are_proposed(cast, secretary):
    page = secretary.get(add_url(cast)).content.decode()
    assert f'value="{READ_BY.isoformat()}"' in page
    long = " ".join(["chữ"] * 401)
    secretary.post(add_url(cast), VALID | {"text": long})
    assert Material.objects.get().minutes == 3
    secretary.post(add_url(cast), VALID | {"text": long, "minutes": "7"})
    assert Material.objects.last().minutes == 7


def test_minutes_by_text_or_pages():
    assert proposed_minutes("một hai", None) == 1
    assert proposed_minutes("", 9) == 18
    assert proposed_minutes("", None) is None


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Ghi mục này trong vài chữ."),
        ({"text": "  "}, "Đồng chí viết hoặc dán văn bản vào đây."),
        ({"read_by": ""}, "19/10/2026"),
        ({"read_by": "2026-13-40"}, "19/10/2026"),
        ({"read_by": "0026-10-10"}, "19/10/2026"),
        ({"minutes": "0"}, "số nguyên"),
        ({"pages": HUGE}, "5000"),
        ({"title": "a" * 161}, "161"),
        ({"text": "a" * 200_001}, "200001"),
        ({"version": ""}, "Trang gửi lên không đủ."),
    ],
)
def test_bad_input_is_named_and_everything_typed_stands(
    cast, secretary, changed, sentence
):
    answer = secretary.post(add_url(cast), VALID | {"pages": "3"} | changed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "error-summary" in page
    if "text" not in changed:
        assert TEXT in page
    assert not Material.objects.exists()


@pytest.mark.parametrize("case", TYPED)
def test_whatever_is_typed_is_kept_as_text(cast, secretary, case):
    fields = VALID | {"text": TYPED[case][0]}
    body = encoded(fields)
    secretary.post(add_url(cast), body, content_type=URLENCODED)
    assert Material.objects.get().text == stored_form(case)
    url = reverse("preparation:material", args=[Material.objects.get().pk])
    assert "<script>alert" not in secretary.get(url).content.decode()


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "ftp://example.vn/a", "//example.vn", "abc", "http://"],
)
def test_a_link_is_http_or_https_and_whole(cast, secretary, url):
    fields = {"version": 0, "title": TITLE, "url": url, "read_by": "2026-10-10"}
    answer = secretary.post(add_url(cast, "link"), fields)
    assert answer.status_code == 422
    assert "http:// hoặc https://" in answer.content.decode()
    assert not Material.objects.exists()


def test_a_link_is_shown_as_leaving_the_program(cast, client):
    material = link_material(cast, "https://example.vn/a?b=1&c=2")
    client.force_login(cast.author)
    page = client.get(reverse("preparation:material", args=[material.pk]))
    text = page.content.decode()
    assert 'href="https://example.vn/a?b=1&amp;c=2"' in text
    assert 'rel="noopener noreferrer external"' in text
    assert "dẫn ra ngoài phần mềm" in text


def test_an_unknown_kind_is_no_page(cast, secretary):
    assert secretary.get(add_url(cast, "poem")).status_code == 404
    assert secretary.post(add_url(cast, "poem"), VALID).status_code == 404


def test_a_change_keeps_confirmations_and_is_dated(cast, secretary, client):
    material = text_material(cast)
    confirm_reading(material=material, member=cast.author, now=NOW)
    url = reverse("preparation:edit_material", args=[material.pk])
    secretary.post(url, VALID | {"version": 1, "title": "Tên khác"})
    changed = fresh(material)
    assert (changed.title, changed.version) == ("Tên khác", 2)
    assert changed.content_changed_at is None
    later = NOW + timedelta(hours=1)
    services.change_material(
        material=changed,
        values=values(text="Nội dung mới"),
        upload=None,
        seen_version=2,
        by=cast.secretary,
        now=later,
    )
    assert fresh(material).content_changed_at == later
    assert material.confirmations.count() == 1
    client.force_login(cast.author)
    page = client.get(reverse("preparation:material", args=[material.pk]))
    assert "sau khi đồng chí xác nhận" in page.content.decode()


def test_a_stale_page_overwrites_nothing_and_keeps_what_was_typed(cast, secretary):
    material = text_material(cast)
    url = reverse("preparation:edit_material", args=[material.pk])
    secretary.post(url, VALID | {"version": 1, "title": "Của người kia"})
    answer = secretary.post(url, VALID | {"version": 1, "title": "Của tôi"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert fresh(material).title == "Của người kia"
    assert "Của tôi" in page
    assert "Của người kia" in page
    assert page.count(TEXT) == 1  # the same in both, it stands in the form alone
    assert 'name="version" value="2"' in page
    answer = secretary.post(url, VALID | {"version": 2, "title": "Của tôi"})
    assert answer.status_code == 302
    assert fresh(material).title == "Của tôi"


def test_withdrawn_it_is_gone_for_members_and_its_confirmations_stay(cast, client):
    material = text_material(cast)
    confirm_reading(material=material, member=cast.author, now=NOW)
    client.force_login(cast.secretary)
    url = reverse("preparation:withdraw_material", args=[material.pk])
    assert client.post(url, {"version": 1}).status_code == 302
    assert material.confirmations.count() == 1
    page = client.get(reverse("preparation:round_materials", args=[cast.cell_round.pk]))
    assert "Còn giữ 1 xác nhận" in page.content.decode()
    client.force_login(cast.author)
    own = reverse("preparation:material", args=[material.pk])
    assert client.get(own).status_code == 404
    confirm = reverse("preparation:confirm_material", args=[material.pk])
    assert client.post(confirm).status_code == 404
    assert TITLE not in client.get(reverse("preparation:materials")).content.decode()
    client.force_login(cast.deputy)
    assert client.post(url, {"version": 2}).status_code == 409
    back = reverse("preparation:put_back_material", args=[material.pk])
    assert client.post(back, {"version": 1}).status_code == 409
    assert client.post(back, {"version": 2}).status_code == 302
    assert not fresh(material).is_withdrawn


def test_the_order_is_changed_one_place_at_a_time(cast, secretary):
    first, second, third = (text_material(cast, title=each) for each in "ABC")
    url = reverse("preparation:move_material", args=[third.pk])
    secretary.post(url, {"direction": "up"})
    secretary.post(url, {"direction": "up"})
    secretary.post(url, {"direction": "up"})
    order = Material.objects.filter(cell_round=cast.cell_round)
    assert list(order) == [third, first, second]
    secretary.post(url, {"direction": "down"})
    assert list(order.all()) == [first, third, second]
    assert secretary.post(url, {"direction": "sideways"}).status_code == 422


@pytest.mark.parametrize("status", ["closed", "cancelled"])
def test_nothing_changes_in_a_round_that_is_over(cast, secretary, status):
    material = text_material(cast)
    end_round(cast, status)
    assert secretary.get(add_url(cast)).status_code == 302
    answer = secretary.post(add_url(cast), VALID)
    assert answer.status_code == 409
    assert TEXT in answer.content.decode()
    for name in ("edit", "withdraw"):
        url = reverse(f"preparation:{name}_material", args=[material.pk])
        assert secretary.post(url, VALID | {"version": 1}).status_code == 409
    assert (fresh(material).version, Material.objects.count()) == (1, 1)


def test_the_database_keeps_a_kind_to_what_it_holds(cast):
    material = text_material(cast)
    for wrong in ({"text": ""}, {"url": "https://a.vn"}, {"kind": "file"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Material.objects.filter(pk=material.pk).update(**wrong)


def test_a_replaced_file_is_gone_and_a_failed_one_leaves_nothing(
    cast, settings, django_capture_on_commit_callbacks
):
    material = file_material(cast)
    folder = Path(settings.MEDIA_ROOT) / "materials"
    old = Path(material.file.path)
    facts = {"material": material, "values": values(), "by": cast.secretary, "now": NOW}
    with pytest.raises(WorkflowError):
        services.change_material(
            **facts, upload=upload(b"%PDF-1.7 khac"), seen_version=9
        )
    assert list(folder.iterdir()) == [old]
    material = fresh(material)
    with django_capture_on_commit_callbacks(execute=True):
        services.change_material(
            **facts | {"material": material},
            upload=upload(b"%PDF-1.7 khac"),
            seen_version=1,
        )
    changed = fresh(material)
    assert [each.name for each in folder.iterdir()] == [Path(changed.file.name).name]
    assert changed.sha256 == hashlib.sha256(b"%PDF-1.7 khac").hexdigest() != PDF
    assert changed.content_changed_at == NOW


def test_another_cell_finds_nothing(cast, client):
    material = text_material(cast)
    stranger = make_member(cast.other_cell)
    client.force_login(stranger)
    for name in ("material", "material_file", "confirm_material"):
        url = reverse(f"preparation:{name}", args=[material.pk])
        assert client.get(url).status_code == 404
    page = client.get(reverse("preparation:materials")).content.decode()
    assert TITLE not in page
