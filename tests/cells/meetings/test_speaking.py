"""Registering to speak: once, in the order of coming, and who sees the list."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cells.meetings.services import register_to_speak, withdraw_registration
from cells.meetings.speakers import registrations_of
from cells.models import (
    AuditEntry,
    Membership,
    SpeakerRegistration,
)
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.meeting_scenes import begun, fresh, planned, registered

TOPIC = "Cách làm phiếu dự giờ"


@pytest.fixture
def meeting(cast):
    return planned(cast)


def url(meeting, name="detail") -> str:
    return reverse(f"meetings:{name}", args=[meeting.pk])


def page(client, member, meeting) -> str:
    client.force_login(member)
    return client.get(url(meeting)).content.decode()


def names(meeting) -> list[str]:
    return [each.member.full_name for each in registrations_of(meeting)]


def test_the_list_is_in_the_order_of_registering(cast, meeting):
    registered(cast, cast.former, now=NOW)
    registered(cast, cast.author, now=NOW + timedelta(minutes=1))
    registered(cast, cast.former, topic="Khác", now=NOW + timedelta(minutes=2))
    assert names(meeting) == [cast.former.full_name, cast.author.full_name]
    assert registrations_of(meeting)[0].topic == "Khác"


def test_who_withdraws_and_comes_again_stands_at_the_end(cast, meeting):
    registered(cast, cast.author)
    registered(cast, cast.former, now=NOW + timedelta(minutes=1))
    withdraw_registration(meeting=meeting, member=cast.author, now=NOW)
    withdraw_registration(meeting=meeting, member=cast.author, now=NOW)
    assert names(meeting) == [cast.former.full_name]
    registered(cast, cast.author, now=NOW + timedelta(minutes=2))
    assert names(meeting) == [cast.former.full_name, cast.author.full_name]


def test_nobody_stands_in_the_list_twice(cast, meeting):
    registered(cast, cast.author)
    with pytest.raises(IntegrityError), transaction.atomic():
        SpeakerRegistration.objects.create(
            meeting=meeting, member=cast.author, registered_at=NOW
        )


@pytest.mark.parametrize("standing", ["suspended", "exempt"])
def test_who_takes_no_part_does_not_register(cast, meeting, client, standing):
    Membership.objects.filter(member=cast.author).update(standing=standing)
    with pytest.raises(WorkflowError):
        registered(cast, cast.author)
    assert f'action="{url(meeting, "register")}"' not in page(
        client, cast.author, meeting
    )


@pytest.mark.parametrize("status", ["running", "ended"])
def test_a_session_that_began_takes_no_registration(cast, meeting, status):
    begun(meeting, status)
    with pytest.raises(WorkflowError):
        register_to_speak(meeting=fresh(meeting), member=cast.author, topic="", now=NOW)


def test_a_member_registers_changes_and_withdraws_in_the_page(cast, meeting, client):
    client.force_login(cast.author)
    assert "Không đăng ký vẫn được phát biểu" in page(client, cast.author, meeting)
    response = client.post(url(meeting, "register"), {"topic": TOPIC}, follow=True)
    assert "Đồng chí đã đăng ký phát biểu." in response.content.decode()
    assert TOPIC in response.content.decode()
    client.post(url(meeting, "register"), {"topic": "Việc\r\nkhác"})
    assert SpeakerRegistration.objects.get().topic == "Việc khác"
    client.post(url(meeting, "withdraw_registration"))
    assert registrations_of(meeting) == []


def test_a_topic_is_one_line_and_what_is_too_long_stays_on_the_page(
    cast, meeting, client
):
    client.force_login(cast.author)
    response = client.post(url(meeting, "register"), {"topic": "x" * 161})
    assert response.status_code == 422
    assert "x" * 161 in response.content.decode()
    assert not SpeakerRegistration.objects.exists()


def test_too_late_is_said_and_the_topic_stays_on_the_page(cast, meeting, client):
    client.force_login(cast.author)
    begun(meeting)
    response = client.post(url(meeting, "register"), {"topic": TOPIC})
    assert response.status_code == 409
    response = client.post(url(meeting, "withdraw_registration"))
    assert response.status_code == 409


def test_leaders_and_clerk_read_the_list_and_the_others_how_many(cast, meeting, client):
    registered(cast, cast.former, topic=TOPIC)
    for reader in (cast.secretary, cast.deputy, cast.colleague):
        html = page(client, reader, meeting)
        assert TOPIC in html
        assert cast.former.full_name in html
    html = page(client, cast.author, meeting)
    assert "1 đồng chí đã đăng ký." in html
    assert TOPIC not in html
    assert cast.former.full_name not in html


def test_the_trace_names_no_topic(cast, meeting):
    registered(cast, cast.author)
    withdraw_registration(meeting=meeting, member=cast.author, now=NOW)
    entries = AuditEntry.objects.filter(action__endswith="_speaker")
    assert entries.count() == 2
    assert TOPIC not in str([entry.details for entry in entries])
