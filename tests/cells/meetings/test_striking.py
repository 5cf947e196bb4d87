"""Who strikes which remark, and who sees that one is about the person."""

import pytest
from django.urls import reverse

from cells.models import Remark
from tests.remarks_scenes import PERSON, remark, running

MARK = "icons.svg#flag"


@pytest.fixture
def meeting(cast):
    meeting = running(cast)
    meeting.items.filter(kind="secretary").update(chaired_by=cast.deputy)
    return meeting


def press(client, person, meeting, row) -> int:
    client.force_login(person)
    url = reverse("meetings:strike_remark", args=[meeting.pk, row.pk])
    return client.post(
        url, {"reason": "Không đúng", "version": row.version}
    ).status_code


def about(meeting, cast, subject) -> Remark:
    """A second press recorded it although it is about the person."""
    row = remark(meeting, cast, subject=subject, deed="Chưa dự giờ")
    Remark.objects.filter(pk=row.pk).update(deed=PERSON, is_about_person=True)
    return row


def test_one_about_the_chair_is_struck_by_who_stands_in_for_them(cast, meeting, client):
    row = about(meeting, cast, cast.secretary)
    assert press(client, cast.secretary, meeting, row) == 403
    assert press(client, cast.colleague, meeting, row) == 403
    assert press(client, cast.deputy, meeting, row) == 302
    row.refresh_from_db()
    assert (row.status, row.struck_by) == ("struck", cast.deputy)


def test_a_clerk_who_leads_the_secretarys_item_strikes_it(cast, meeting, client):
    row = about(meeting, cast, cast.secretary)
    meeting.items.filter(kind="secretary").update(chaired_by=cast.colleague)
    assert press(client, cast.colleague, meeting, row) == 302


def test_who_stands_in_strikes_no_other_and_none_about_themself(cast, meeting, client):
    assert press(client, cast.deputy, meeting, about(meeting, cast, cast.author)) == 403
    own = about(meeting, cast, cast.deputy)
    assert press(client, cast.deputy, meeting, own) == 403
    assert press(client, cast.secretary, meeting, own) == 302


@pytest.mark.parametrize("name", ["live", "live_news", "remarks"])
def test_the_mark_is_for_the_one_who_may_strike_it(cast, meeting, client, name):
    about(meeting, cast, cast.author)
    about(meeting, cast, cast.secretary)
    seen = {}
    for person in ("secretary", "deputy", "colleague"):
        client.force_login(getattr(cast, person))
        page = client.get(reverse(f"meetings:{name}", args=[meeting.pk]))
        seen[person] = page.content.decode().count(MARK)
    assert seen == {"secretary": 1, "deputy": 1, "colleague": 0}
