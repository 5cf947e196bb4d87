"""What waits for a member to be read, and the rows for the home page."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from cells.models import CellRound, Membership
from cells.organisation.mandates import mandates_of
from cells.preparation.pages.reading_rows import reading_rows
from cells.preparation.reading_waiting import items_for
from cells.preparation.services.materials import withdraw_material
from cells.preparation.services.reading import confirm_reading
from tests.factories import NOW, TODAY
from tests.materials_scenes import text_material


def waiting(member, on=TODAY):
    return items_for(mandates_of(member, on), on)


def test_each_unread_material_is_an_item(cast):
    first = text_material(cast, title="Một", read_by=TODAY + timedelta(days=3))
    text_material(cast, title="Hai", read_by=TODAY + timedelta(days=1))
    items = waiting(cast.author)
    assert [each.title for each in items] == ["Đọc: Hai", "Đọc: Một"]
    assert items[1].url == reverse("preparation:material", args=[first.pk])
    assert items[1].due_on == first.read_by
    assert {each.urgency for each in items} == {35}
    confirm_reading(material=first, member=cast.author, now=NOW)
    assert [each.title for each in waiting(cast.author)] == ["Đọc: Hai"]
    assert len(waiting(cast.colleague)) == 2


def test_past_three_they_are_one_item(cast):
    for number in range(4):
        text_material(cast, read_by=TODAY + timedelta(days=number))
    (item,) = waiting(cast.author)
    assert item.title == "4 tài liệu cần đọc"
    assert (item.due_on, item.url) == (TODAY, reverse("preparation:materials"))


def test_withdrawn_and_foreign_ones_do_not_wait(cast):
    material = text_material(cast)
    text_material(cast, cell_round=cast.other_round, by=cast.stranger)
    withdraw_material(material=material, seen_version=1, by=cast.secretary, now=NOW)
    assert waiting(cast.author) == []


@pytest.mark.parametrize("standing", ["exempt", "suspended", "temporary"])
def test_who_need_not_read_has_nothing_waiting(cast, standing):
    text_material(cast)
    Membership.objects.filter(member=cast.author).update(standing=standing)
    assert waiting(cast.author) == []


@pytest.mark.parametrize("person", ["committee_secretary", "staff", "administrator"])
def test_other_offices_have_nothing_to_read(cast, person, django_assert_num_queries):
    text_material(cast)
    mandates = mandates_of(getattr(cast, person), TODAY)
    with django_assert_num_queries(0):
        assert items_for(mandates, TODAY) == []


@pytest.mark.parametrize(
    ("status", "days", "number"),
    [
        ("open", 100, 1),
        ("reviews_closed", 0, 1),
        ("reviews_closed", 26, 0),
        ("closed", 0, 0),
        ("cancelled", 0, 0),
    ],
)
def test_it_waits_while_the_session_lies_ahead(cast, status, days, number):
    text_material(cast)
    changes = {"status": status, "closed_at": NOW}
    if status == "cancelled":
        changes |= {"cancelled_at": NOW, "cancel_reason": "Dời"}
    CellRound.objects.filter(pk=cast.cell_round.pk).update(**changes)
    assert len(waiting(cast.author, TODAY + timedelta(days=days))) == number


def test_one_query_whatever_waits(cast, django_assert_num_queries):
    mandates = mandates_of(cast.author, TODAY)
    for number in (1, 30):
        for _ in range(number):
            text_material(cast)
        with django_assert_num_queries(1):
            items_for(mandates, TODAY)
        with django_assert_num_queries(1):
            reading_rows(cast.author, cast.cell_round)


def test_the_rows_of_the_home_page(cast):
    titles = "Một", "Hai", "Ba", "Bốn", "Năm"
    materials = [text_material(cast, title=each, pages=9) for each in titles]
    for material in materials[:3]:
        confirm_reading(material=material, member=cast.author, now=NOW)
    reading = reading_rows(cast.author, cast.cell_round)
    assert [(row.title, row.is_done) for row in reading.rows] == [
        ("Bốn", False), ("Năm", False), ("Một", True)
    ]  # fmt: skip
    assert reading.summary == "Đã xác nhận 3 trong 5"
    assert reading.rows[0].detail == (
        "9 trang, khoảng 1 phút. Xác nhận trước 10/10/2026."
    )
    assert reading.rows[2].detail == "Đã đọc và xác nhận ngày 05/10/2026"
    shown = render_to_string("components/reading_rows.html", {"reading": reading})
    assert "Xem cả 5 tài liệu" in shown
    assert shown.count("<li>") == 3


def test_without_materials_the_block_is_empty(cast):
    reading = reading_rows(cast.author, cast.cell_round)
    shown = render_to_string("components/reading_rows.html", {"reading": reading})
    assert shown.strip() == ""
