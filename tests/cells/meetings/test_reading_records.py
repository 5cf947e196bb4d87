"""Once the session has ended, whoever opens what was recorded leaves a trace."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry
from tests.remarks_scenes import ended, remark, running

pytestmark = pytest.mark.usefixtures("on_the_day")


def openings() -> list:
    rows = AuditEntry.objects.filter(action="meeting.open").order_by("pk")
    return [(row.actor, row.details) for row in rows]


def opened(client, person, meeting, name, *args):
    client.force_login(person)
    url = reverse(f"meetings:{name}", args=[meeting.pk, *args])
    assert client.get(url).status_code == 200


def test_each_reader_is_named_once_a_day(cast, client):
    meeting = running(cast)
    row = remark(meeting, cast)
    ended(meeting)
    opened(client, cast.deputy, meeting, "remarks")
    opened(client, cast.deputy, meeting, "live")
    opened(client, cast.colleague, meeting, "change_remark", row.pk)
    opened(client, cast.secretary, meeting, "live")
    assert openings() == [
        (cast.deputy, {"office": "leader"}),
        (cast.colleague, {"office": "clerk"}),
        (cast.secretary, {"office": "chair"}),
    ]


def test_in_the_room_it_is_heard_by_all(cast, client):
    meeting = running(cast)
    remark(meeting, cast)
    opened(client, cast.deputy, meeting, "remarks")
    opened(client, cast.deputy, meeting, "live")
    assert openings() == []


def test_the_frame_of_who_leads_an_item_shows_nothing_of_it(cast, client):
    meeting = running(cast)
    meeting.items.filter(kind="discussion").update(chaired_by=cast.former)
    ended(meeting)
    opened(client, cast.former, meeting, "live")
    assert openings() == []
