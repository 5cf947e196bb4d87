"""How often the pages of ratings ask the database, whatever the number of rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.ratings.services import commend
from tests.factories import NOW, make_member
from tests.ratings_scenes import (
    opened,
    plan_with,
    proposed,
    rating_of,
    revised,
    written,
)

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
# Pinned: who adds a query says so here.
LISTS = {"cell": 8, "committee": 8}
PAGES = {"write": 8, "detail": 11, "home": 12}


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


@pytest.mark.parametrize("number", [1, 30])
def test_no_page_asks_more_than_twelve_times_whatever_their_number(
    number, cast, client
):
    """With lines not met, steps back, a replaced decision and a commendation."""
    plan_with(cast, cast.author, ["not_met"] * min(number, 20))
    for _number in range(number):
        make_member(cast.cell)
    rating = revised(cast, cast.author)
    commend(rating=rating, grounds="Hai sáng kiến", by=cast.secretary, now=NOW)
    pk = [rating.pk]
    asked = {}
    for person, names in (
        (cast.author, ("detail", "answer")),
        (cast.secretary, ("detail", "withdraw", "commend")),
        (cast.committee_secretary, ("detail", "decide", "return")),
    ):
        signed_in(client, person)
        for name in names:
            client.get(reverse(f"ratings:{name}", args=pk))  # the opening is on record
            place = reverse(f"ratings:{name}", args=pk)
            asked[person.username, name] = queries(client, place)
    signed_in(client, cast.secretary)
    for name in ("current", "cell", "open", "rules"):
        asked[name] = queries(client, reverse(f"ratings:{name}"))
    assert max(asked.values()) <= 12, asked
