"""How often the live page and its news ask the database, with few rows and with many.

The panels are counted with the page: who adds a query to one says so here.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import NOW, make_member
from tests.live_scenes import with_speaker

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
BUDGET = 12
# Of the news seven are the panels' own: remarks, points, findings with the kept items,
# votes, conclusion, who is in the room, the shortcomings. The projector counts how
# often its address asks.
PINNED = {"quiet": 4, "frame": 10, "news": 17, "page": 17, "projector": 10}


def queries(client, url, status=200) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == status
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def meeting_of_many(cast, number):
    members = [make_member(cast.cell) for _ in range(number)]
    meeting = with_speaker(cast, cast.author)
    for member in members:
        meeting.registrations.create(member=member, topic="Việc", registered_at=NOW)
    return meeting


@pytest.mark.parametrize("number", [1, 30])
def test_as_often_for_thirty_members_as_for_one(number, cast, client):
    meeting = meeting_of_many(cast, number)
    meeting.items.filter(kind="discussion").update(chaired_by=cast.former)
    news = reverse("meetings:live_news", args=[meeting.pk])
    client.force_login(cast.former)
    client.get(reverse("password_change"))
    asked = {"frame": queries(client, news)}
    client.force_login(cast.colleague)
    client.get(reverse("password_change"))
    asked["news"] = queries(client, news)
    asked["page"] = queries(client, reverse("meetings:live", args=[meeting.pk]))
    asked["quiet"] = queries(client, f"{news}?since={meeting.live_number}", 204)
    token = reverse("projector", args=[meeting.projector_token])
    queries(client, token)
    asked["projector"] = queries(client, token)
    assert asked == PINNED
    assert max(asked[name] for name in ("quiet", "frame", "projector")) <= BUDGET


def test_the_page_of_the_session_stays_within_the_budget_while_it_runs(cast, client):
    meeting = with_speaker(cast, cast.author)
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    assert queries(client, reverse("meetings:detail", args=[meeting.pk])) == 12
