"""How often the pages of convening ask the database, whatever their number of rows."""

import pytest
import time_machine
from django.urls import reverse

from cells.models import Guest
from tests.cells.meetings.test_queries import BUDGET, queries, signed_in
from tests.convening_scenes import ON_THE_DAY, convened, fill_the_time
from tests.factories import make_member
from tests.meeting_scenes import begun, planned

# Pinned: who adds a query says so here.
PAGES = {"convene": 7, "detail": 10, "attendance": 10, "guests": 5}


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_as_often_for_thirty_rows_as_for_one(number, cast, client):
    for _n in range(number):
        make_member(cast.cell)
    signed_in(client, cast.secretary)
    meeting = planned(cast)
    fill_the_time(meeting)
    asked = {"convene": queries(client, reverse("meetings:convene", args=[meeting.pk]))}
    meeting.delete()
    meeting = convened(cast)
    Guest.objects.bulk_create(
        Guest(meeting=meeting, name=f"Khách {n}", named_by=cast.secretary)
        for n in range(number)
    )
    with time_machine.travel(ON_THE_DAY, tick=False):
        signed_in(client, cast.secretary)
        for name in ("detail", "attendance", "guests"):
            asked[name] = queries(
                client, reverse(f"meetings:{name}", args=[meeting.pk])
            )
    assert asked == PAGES
    assert max(asked.values()) <= BUDGET


@pytest.mark.parametrize("status", ["running", "ended"])
def test_the_page_of_a_session_that_began_keeps_to_the_budget(cast, client, status):
    meeting = begun(convened(cast), status)
    url = reverse("meetings:detail", args=[meeting.pk])
    for person in (cast.secretary, cast.author):
        signed_in(client, person)
        assert queries(client, url) <= BUDGET
