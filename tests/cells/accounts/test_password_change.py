"""The own password, changed with the present one."""

import pytest
from django.test import Client
from django.urls import reverse

from cells.models import AuditEntry, Notification
from tests.cells.accounts.people import member_with_password, sign_in
from tests.factories import PASSWORD

OWN = "tre nứa lá cọ rừng"


@pytest.fixture
def member(db):
    return member_with_password(username="hoang.van.son", full_name="Hoàng Văn Sơn")


@pytest.fixture
def signed_in(client, member):
    sign_in(client, member.username)
    client.cookies["django_language"] = "en"
    return client


def change(client, old=PASSWORD, first=OWN, second=OWN):
    data = {"old_password": old, "password1": first, "password2": second}
    return client.post(reverse("password_change"), data)


def test_the_session_goes_on_and_the_others_end(member, signed_in):
    other = Client()
    sign_in(other, member.username)
    assert change(signed_in).status_code == 302
    assert signed_in.get("/").status_code == 200
    assert other.get("/").status_code == 302
    member.refresh_from_db()
    assert member.check_password(OWN)


def test_the_owner_is_told_and_the_act_recorded(member, signed_in):
    change(signed_in)
    told = Notification.objects.get()
    assert (told.recipient, told.kind) == (member, "password_changed")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.details) == (
        "password.change",
        member,
        {},
    )


@pytest.mark.parametrize(
    ("old", "first", "second", "field"),
    [
        ("sai mật khẩu", OWN, OWN, "old_password"),
        ("", OWN, OWN, "old_password"),
        (PASSWORD, OWN, "khác hẳn", "password2"),
        (PASSWORD, "ngắn", "ngắn", "password2"),
        (PASSWORD, "1234567890", "1234567890", "password2"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_changes(
    old, first, second, field, member, signed_in
):
    page = change(signed_in, old, first, second)
    assert page.context["form"].errors.keys() == {field}
    member.refresh_from_db()
    assert member.check_password(PASSWORD)
    assert Notification.objects.count() == 0


def test_no_password_is_shown_again(signed_in):
    shown = change(signed_in, first="ngắn quá", second="ngắn quá").content.decode()
    assert "ngắn quá" not in shown
    assert PASSWORD not in shown
