"""How often the pages that join the session ask, whatever it has recorded."""

import pytest
from django.urls import reverse

from tests.cells.summaries import scene
from tests.cells.test_queries import PAGE_BUDGET, queries
from tests.factories import Cast, make_member
from tests.joining_scenes import attended, finding, held, turn
from tests.plan_scenes import accepted_report

pytestmark = pytest.mark.usefixtures("on_the_day")

# Pinned: who adds a query says so here.
PAGES = {"round": 9, "pass": 10, "pass after minutes": 12, "no plan yet": 11}
PAGES["home"] = 12


@pytest.fixture
def cast(db):
    return Cast()


def session_with(cast, number):
    """A held session with ``number`` findings on as many members, all absent."""
    accepted_report(cast, cast.author)
    scene.measure(cast)
    scene.freeze(cast)
    session = held(cast, minutes_status="locked")
    members = [make_member(cast.cell) for _ in range(number)]
    attended(session, absent=members)
    for place, member in enumerate(members):
        turn(session, member, status="left_out", left_out_reason="Vắng")
        finding(session, member, place % 27 + 1, answer="accepts")
        finding(session, cast.secretary, place % 27 + 1)
    return session


@pytest.mark.parametrize("number", [1, 30])
def test_pages_ask_as_often_for_thirty_findings_as_for_one(number, cast, client):
    session_with(cast, number)
    client.force_login(cast.secretary)
    client.get(reverse("password_change"))
    summary = scene.summary_of(cast).pk
    urls = {
        "round": reverse("journey:cell_round", args=[cast.cell_round.pk]),
        "pass": reverse("journey:pass_summary", args=[summary]),
        "pass after minutes": reverse("journey:pass_after_minutes", args=[summary]),
        "no plan yet": reverse("plans:current"),
        "home": "/",
    }
    asked = {name: queries(client, "get", url) for name, url in urls.items()}
    assert asked == PAGES
    assert max(asked.values()) <= PAGE_BUDGET
