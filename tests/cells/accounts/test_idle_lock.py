"""After half an hour without use the session asks for the password."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cells.accounts.people import JSON, is_signed_in, member_with_password
from tests.cells.accounts.refusals import (
    TYPED,
    deed,
    kept_in,
    locked_post,
    sign_in_with,
)
from tests.factories import PASSWORD

pytestmark = pytest.mark.usefixtures("clock")


def test_half_an_hour_without_use_locks_the_session(cast, client, clock):
    client.force_login(cast.author)
    assert client.get("/").status_code == 200
    clock.shift(timedelta(minutes=29))
    assert client.get("/").status_code == 200
    clock.shift(timedelta(minutes=31))
    assert client.get("/account/password/").url.startswith(reverse("sign_in"))
    assert client.get("/", headers=JSON).json() == {"reason": "locked"}
    assert is_signed_in(client)


def test_a_locked_session_stays_locked_until_the_password(cast, client, clock):
    client.force_login(cast.author)
    client.get("/")
    clock.shift(timedelta(minutes=31))
    client.get("/")
    for _each in range(3):
        assert client.get("/").status_code == 302
    page = client.get(reverse("sign_in"))
    assert f'value="{cast.author.username}"' in page.content.decode()
    sign_in_with(client, "", cast.author)
    assert client.get("/").status_code == 200


def test_a_post_to_a_locked_session_is_kept(cast, url, client, clock):
    page = locked_post(client, cast, url, clock)
    assert page.status_code == 401
    assert page.context["form"].initial == {"username": cast.author.username}
    assert deed(cast) == ""
    shown = sign_in_with(client, kept_in(page), cast.author)
    assert shown.context["typed"] == [TYPED]


def test_a_locked_session_may_be_left(cast, client, clock):
    """On a shared computer the next person signs the last one out."""
    client.force_login(cast.author)
    client.get("/")
    clock.shift(timedelta(minutes=31))
    client.get("/")
    assert client.post(reverse("set_language"), {"language": "en"}).url == "/"
    client.post(reverse("sign_out"))
    assert not is_signed_in(client)


def test_a_script_signs_in_in_place_and_the_lock_is_gone(cast, client, clock):
    client.force_login(cast.author)
    client.get("/")
    clock.shift(timedelta(minutes=31))
    assert client.get("/", headers=JSON).status_code == 401
    data = {"username": cast.author.username, "password": PASSWORD}
    assert client.post(reverse("sign_in"), data, headers=JSON).status_code == 200
    assert client.get("/").status_code == 200


def test_the_idle_time_is_a_setting(cast, client, clock, settings):
    settings.IDLE_MINUTES = 5
    client.force_login(cast.author)
    client.get("/")
    clock.shift(timedelta(minutes=6))
    assert client.get("/").status_code == 302


def test_a_member_of_no_cell_is_locked_as_well(db, client, clock):
    client.force_login(member_with_password())
    client.get("/")
    clock.shift(timedelta(minutes=31))
    assert client.get("/").status_code == 302
