"""How often the live page and its news ask the database, with few rows and with many.

The panels are counted with the page: who adds a query to one says so here.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.meetings.services.conclusion import start_conclusion
from tests.factories import NOW, make_member
from tests.live_scenes import with_speaker
from tests.remarks_scenes import finding, kept_item, loaded, point, remark, vote_on
from tests.votes_scenes import put

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
BUDGET = 12
# Who asks (3), the meeting with what the page reads of it, items, turns, attendances,
# and one for each list: remarks, points, findings, votes. The page has the shortcomings
# for its forms besides. The projector counts how often its address asks.
PINNED = {"quiet": 4, "frame": 8, "news": 11, "page": 12, "projector": 10}
PINNED |= {"news of the chair": 11, "page of the chair": 12}


def queries(client, url, status=200) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == status
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def recorded(meeting, cast, number):
    """A ballot under way with a teller, and of everything else ``number``."""
    for place in range(number):
        row = finding(meeting, cast, wording=f"Việc {place}")
        if place:
            vote_on(row, cast, status="closed")
        remark(meeting, cast, deed=f"Việc {place}")
        point(meeting, cast, text=f"Ý kiến {place}", by=cast.deputy)
    start_conclusion(meeting=loaded(meeting), by=cast.colleague, now=NOW)
    put(meeting, cast.secretary, mode="ballot", tellers=[cast.deputy])


def meeting_of_many(cast, number):
    members = [make_member(cast.cell) for _ in range(number)]
    meeting = with_speaker(cast, cast.author)
    for member in members:
        meeting.registrations.create(member=member, topic="Việc", registered_at=NOW)
    return meeting


@pytest.mark.parametrize("number", [1, 30])
def test_as_often_for_thirty_members_as_for_one(number, cast, client):
    kept_item(cast)
    meeting = meeting_of_many(cast, number)
    recorded(meeting, cast, number)
    meeting.refresh_from_db()
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
    client.force_login(cast.secretary)
    client.get(reverse("password_change"))
    asked["news of the chair"] = queries(client, news)
    live = reverse("meetings:live", args=[meeting.pk])
    asked["page of the chair"] = queries(client, live)
    assert asked == PINNED
    assert max(asked.values()) <= BUDGET


def test_the_page_of_the_session_stays_within_the_budget_while_it_runs(cast, client):
    meeting = with_speaker(cast, cast.author)
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    assert queries(client, reverse("meetings:detail", args=[meeting.pk])) == 12
