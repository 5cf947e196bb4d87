"""How often the pages of a session ask the database, whatever its number of rows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import AgendaItem, Meeting, SpeakerRegistration
from tests.factories import NOW, make_cell, make_member, make_officer, open_round
from tests.meeting_scenes import HELD_ON, planned

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
BUDGET = 12
# Pinned: who adds a query says so here.
PAGES = {"detail": 10, "agenda": 5, "add_item": 6, "plan": 11, "dates": 6}


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def signed_in(client, member):
    client.force_login(member)
    client.get(reverse("password_change"))


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_as_often_for_thirty_rows_as_for_one(number, cast, client):
    members = [make_member(cast.cell) for _ in range(number)]
    signed_in(client, cast.secretary)
    plan = reverse("meetings:plan", args=[cast.cell_round.pk])
    asked = {"plan": queries(client, plan)}
    meeting = planned(cast)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting, position=100 + n, title="Mục", minutes=1, person=member
        )
        for n, member in enumerate(members)
    )
    SpeakerRegistration.objects.bulk_create(
        SpeakerRegistration(
            meeting=meeting, member=member, registered_at=NOW + timedelta(minutes=n)
        )
        for n, member in enumerate(members)
    )
    for name in ("detail", "agenda", "add_item"):
        url = reverse(f"meetings:{name}", args=[meeting.pk])
        asked[name] = queries(client, url)
    asked["dates"] = dates(cast, client, number)
    assert asked == PAGES
    assert max(asked.values()) <= BUDGET


def dates(cast, client, number) -> int:
    """The page of the committee above with ``number`` more sessions."""
    cast.committee.refresh_from_db()
    for n in range(number):
        cell = make_cell(cast.committee, f"Chi bộ {n}", f"CB-X{n}")
        leader = make_officer(cell, "secretary", cell=cell)
        Meeting.objects.create(
            cell_round=open_round(cell, leader),
            held_on=HELD_ON,
            planned_by=leader,
            planned_at=NOW,
        )
    signed_in(client, cast.staff)
    return queries(client, reverse("meetings:dates"))
