"""How often the pages of materials ask the database, with 1 row and with 30."""

import pytest
from django.urls import reverse

from cells.models import ReadingConfirmation, ReadingMeeting
from cells.preparation import rule_loading
from tests.cells.test_queries import PAGE_BUDGET, queries
from tests.factories import NOW, make_member
from tests.materials_scenes import (
    own_principle,
    own_rule,
    reading_meeting,
    text_material,
)

# Pinned: who adds a query says so here.
PAGES = {
    "materials": 6,
    "material": 5,
    "round_materials": 8,
    "reading_list": 7,
    "reading_meeting": 7,
    "add_reading_meeting": 6,
    "principles": 5,
    "rules": 5,
    "rule": 5,
}


def crowd(cast, number) -> dict:
    """``number`` of everything; the addresses of the pages that show it."""
    people = [make_member(cast.cell) for _ in range(number)]
    materials = [text_material(cast) for _ in range(number)]
    meeting = reading_meeting(cast, materials, people[: number // 2 + 1])
    ReadingConfirmation.objects.bulk_create(
        ReadingConfirmation(material=each, member=cast.author, confirmed_at=NOW)
        for each in materials[::2]
    )
    for _ in range(min(number, 12)):
        own_principle(cast)
    rules = [own_rule(cast.cell, cast.secretary) for _ in range(number)]
    if number > 1:
        rule_loading.load_rules()
        ReadingMeeting.objects.bulk_create(
            ReadingMeeting(
                cell_round=cast.cell_round,
                held_on=meeting.held_on,
                created_by=cast.secretary,
                created_at=NOW,
            )
            for _ in range(number)
        )
    where = {
        "materials": [],
        "material": [materials[0].pk],
        "reading_meeting": [meeting.pk],
        "rules": [],
        "rule": [rules[0].pk],
    }
    return {
        name: reverse(f"preparation:{name}", args=where.get(name, [cast.cell_round.pk]))
        for name in PAGES
    }


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_the_same_whatever_they_show(cast, client, number):
    addresses = crowd(cast, number)
    client.force_login(cast.secretary)
    client.get(addresses["rules"])  # the first one of a session stores the notice
    asked = {name: queries(client, "get", each) for name, each in addresses.items()}
    assert asked == PAGES
    assert max(asked.values()) <= PAGE_BUDGET
