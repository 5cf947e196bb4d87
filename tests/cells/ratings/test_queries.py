"""How often the pages of ratings ask the database, whatever the number of rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_member
from tests.ratings_scenes import opened, plan_with, proposed, rating_of, written

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
# Pinned: who adds a query says so here.
LISTS = {"cell": 7, "committee": 7}
PAGES = {"write": 10, "detail": 14, "home": 12}


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def signed_in(client, member):
    client.force_login(member)
    client.get(reverse("password_change"))


@pytest.mark.parametrize("number", [1, 30])
def test_lists_ask_as_often_for_thirty_as_for_one(number, cast, client):
    for _number in range(number):
        make_member(cast.cell)
    opened(cast)
    proposed(cast, cast.author)
    signed_in(client, cast.secretary)
    asked = {"cell": queries(client, reverse("ratings:cell"))}
    signed_in(client, cast.committee_secretary)
    asked["committee"] = queries(client, reverse("ratings:committee"))
    assert asked == LISTS


@pytest.mark.parametrize("number", [1, 20])
def test_a_dossier_asks_as_often_for_twenty_lines_as_for_one(number, cast, client):
    plan_with(cast, cast.author, ["not_met"] * number)
    written(cast, cast.author)
    signed_in(client, cast.author)
    pk = [rating_of(cast, cast.author).pk]
    asked = {
        "write": queries(client, reverse("ratings:write", args=pk)),
        "detail": queries(client, reverse("ratings:detail", args=pk)),
        "home": queries(client, reverse("home")),
    }
    assert asked == PAGES
