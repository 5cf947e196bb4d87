"""The own notices, a page at a time, and the own address for mail."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.models import AuditEntry, Notification
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from tests.factories import NOW, Cast, make_member

LIST, CONTACT = reverse("notifications:list"), reverse("contact")


pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def member(db):
    return make_member(full_name="Hoàng Văn Sơn")


def tell(member, number):
    for n in range(number):
        notify(
            [member.pk],
            NotificationKind.MATERIAL_ADDED,
            now=NOW + timedelta(minutes=n),
            path="/preparation/",
            date=f"{n:02}/10/2026",
        )


def unseen(member) -> int:
    return Notification.objects.filter(recipient=member, seen_at=None).count()


def test_notices_are_seen_once_they_are_shown(member, client):
    tell(member, 31)
    tell(make_member(), 1)
    client.force_login(member)
    assert unseen(member) == 31
    page = client.get(LIST).content.decode()
    assert "30/10/2026" in page
    assert "00/10/2026" not in page
    assert page.count("tag-gold") == 30
    assert unseen(member) == 1
    assert client.get(LIST).content.decode().count("tag-gold") == 0
    assert "00/10/2026" in client.get(LIST, {"page": 2}).content.decode()
    assert unseen(member) == 0
    assert Notification.objects.filter(seen_at=None).count() == 1
    assert client.get(LIST, {"page": "x\x00"}).status_code == 200


def test_no_notices_yet(member, client):
    client.force_login(member)
    assert "Chưa có thông báo." in client.get(LIST).content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_queries(member, client, number, django_assert_num_queries):
    tell(member, number)
    client.force_login(member)
    client.get(LIST)
    Notification.objects.update(seen_at=None)
    with django_assert_num_queries(6):
        client.get(LIST)


def test_an_address_is_entered_and_taken_away(db, client):
    member = Cast().author
    client.force_login(member)
    for address in ("son@example.vn", ""):
        assert client.post(CONTACT, {"email": f" {address} "}).status_code == 302
        member.refresh_from_db()
        assert member.email == address
        if address:
            assert address in client.get(CONTACT).content.decode()
    entries = AuditEntry.objects.filter(action="email.change")
    assert entries.count() == 2
    assert "example.vn" not in str(list(entries.values()))


@pytest.mark.parametrize(
    "wrong",
    ["sơn", "a@b", "a@example.vn\nBcc: b@example.vn", "a" * 250 + "@example.vn"],
)
def test_a_bad_address_is_named_and_kept(member, client, wrong):
    client.force_login(member)
    answer = client.post(CONTACT, {"email": wrong})
    assert answer.status_code == 422
    assert wrong.splitlines()[0] in answer.content.decode()
    member.refresh_from_db()
    assert member.email == ""
