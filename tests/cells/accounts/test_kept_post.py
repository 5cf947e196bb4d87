"""A refused post: what was typed comes back after the password, unsaved, whole."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cells.accounts import kept_post
from cells.models import IndicatorAnswer
from cells.reviews.services import prepare_working_copy
from tests.cells.accounts.people import JSON, is_signed_in, member_with_password
from tests.factories import NOW, PASSWORD, Cast

TYPED = "Ngày 12/8 tôi nộp chậm <b>báo cáo</b> “tháng 7”\r\nvì chủ quan."
OWN_ORIGIN = {"origin": "http://testserver"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW) as traveller:
        yield traveller


@pytest.fixture
def cast(db):
    cast = Cast()
    for person in (cast.author, cast.colleague):
        person.set_password(PASSWORD)
        person.save()
    prepare_working_copy(review=cast.review_of(cast.author))
    return cast


@pytest.fixture
def url(cast):
    return reverse("reviews:write", args=[cast.review_of(cast.author).pk, 1])


def typed(**changed):
    return {
        "a1-version": "1",
        "a1-seen": "",
        "a1-frequency": "rarely",
        "a1-parts": "1",
        "a1-deed": TYPED,
        "a1-cause_subjective": "",
        "page_id": "p1",
    } | changed


def refuse(client, url, *, headers=OWN_ORIGIN, **changed):
    return client.post(url, typed(**changed), headers=headers)


def kept_in(page) -> str:
    return dict(page.context["kept_fields"]).get(kept_post.FIELD, "")


def sign_in_with(client, kept, member):
    data = {"username": member.username, "password": PASSWORD, "kept": kept}
    return client.post(reverse("sign_in"), data, headers=OWN_ORIGIN)


def deed(cast) -> str:
    answers = IndicatorAnswer.objects.filter(review__author=cast.author)
    return answers.get(indicator__number=1).deed


def test_typed_text_survives_an_expired_session(cast, url, client):
    page = refuse(client, url)
    assert page.status_code == 401
    assert deed(cast) == ""
    shown = sign_in_with(client, kept_in(page), cast.author)
    assert shown.status_code == 200
    assert dict(shown.context["fields"])["a1-deed"] == TYPED
    assert shown.context["typed"] == [TYPED]
    assert "&lt;b&gt;báo cáo&lt;/b&gt;" in shown.content.decode()
    assert shown.context["path"] == url
    assert deed(cast) == ""
    sent = client.post(shown.context["path"], dict(shown.context["fields"]))
    assert sent.status_code == 302
    assert deed(cast) == TYPED.replace("\r\n", "\n")


def test_a_second_wrong_password_keeps_it_still(cast, url, client):
    kept = kept_in(refuse(client, url))
    data = {"username": cast.author.username, "password": "sai", "kept": kept}
    again = client.post(reverse("sign_in"), data)
    assert kept_in(again) == kept
    shown = sign_in_with(client, kept_in(again), cast.author)
    assert shown.context["typed"] == [TYPED]


def test_it_is_kept_through_the_lock_of_too_many_passwords(cast, url, client):
    kept = kept_in(refuse(client, url))
    data = {"username": cast.author.username, "password": "sai", "kept": kept}
    for _each in range(5):
        page = client.post(reverse("sign_in"), data)
    assert page.status_code == 429
    assert kept_in(page) == kept


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"referer": "https://evil.example/page"},
        {},
    ],
    ids=str,
)
def test_a_post_from_elsewhere_is_not_kept(headers, url, client):
    page = refuse(client, url, headers=headers)
    assert (page.status_code, page.url.split("?")[0]) == (302, reverse("sign_in"))


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://testserver"},
        {"sec-fetch-site": "same-origin"},
        {"referer": "http://testserver/reviews/1/write/1/"},
    ],
    ids=str,
)
def test_a_post_from_here_is_kept(headers, url, client):
    assert kept_in(refuse(client, url, headers=headers)) != ""


def locked_post(client, cast, url, clock):
    """The author's session goes idle, then the author posts."""
    client.force_login(cast.author)
    client.get("/")
    clock.shift(timedelta(minutes=31))
    return refuse(client, url)


def test_another_member_does_not_see_it(cast, url, client, clock):
    page = locked_post(client, cast, url, clock)
    answer = sign_in_with(client, kept_in(page), cast.colleague)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(cast.colleague.pk)


def test_the_author_sees_it_in_another_browser_as_well(cast, url, client, clock):
    page = locked_post(client, cast, url, clock)
    shown = sign_in_with(Client(), kept_in(page), cast.author)
    assert shown.context["typed"] == [TYPED]


@pytest.mark.parametrize("spoiled", ["{}x", "x{}", "x", "{}:"])
def test_a_value_that_was_tampered_with_is_ignored(spoiled, cast, url, client):
    kept = spoiled.format(kept_in(refuse(client, url)))
    answer = sign_in_with(client, kept, cast.author)
    assert (answer.status_code, answer.url) == (302, "/")


def test_a_value_of_yesterday_is_ignored(cast, url, client, clock):
    kept = kept_in(refuse(client, url))
    clock.shift(timedelta(hours=13))
    assert sign_in_with(client, kept, cast.author).status_code == 302


def test_passwords_and_tokens_are_never_kept(cast, client):
    data = {
        "old_password": "bí mật một",
        "password1": "bí mật hai",
        "New-PASSWORD": "bí mật ba",
        "csrfmiddlewaretoken": "x" * 64,
        "kept": "cũ",
        "a1-deed": TYPED,
    }
    page = client.post(reverse("password_change"), data, headers=OWN_ORIGIN)
    kept = kept_post.unpack(kept_in(page), cast.author)
    assert kept["fields"] == [["a1-deed", TYPED]]


def test_a_post_of_passwords_alone_is_simply_refused(db, client):
    data = {"old_password": "a", "password1": "b", "password2": "b"}
    page = client.post(reverse("password_change"), data, headers=OWN_ORIGIN)
    assert page.status_code == 302


def test_a_script_gets_401_and_keeps_its_text_itself(url, client):
    answer = refuse(client, url, headers=OWN_ORIGIN | JSON)
    assert (answer.status_code, answer.json()) == (401, {"reason": "signed_out"})


def test_the_kept_text_is_sent_to_no_other_site(cast, url, client):
    """The path is the one that was refused, on this site."""
    kept = kept_post.unpack(kept_in(refuse(client, url + "?a=1")), cast.author)
    assert kept["path"] == url + "?a=1"


def test_nothing_of_it_is_stored_or_logged(cast, url, client, caplog):
    page = refuse(client, url)
    sign_in_with(client, kept_in(page), cast.author)
    assert TYPED[:20] not in caplog.text
    assert TYPED[:20] not in str(dict(client.session))


# --- The token of the page -------------------------------------------------------


@pytest.fixture
def strict(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.author)
    return client


def test_a_stale_page_shows_what_was_typed(cast, url, strict):
    page = strict.post(url, typed(), headers=OWN_ORIGIN)
    assert page.status_code == 403
    assert page.context["typed"] == [TYPED]
    assert page.context["path"] == url
    assert deed(cast) == ""
    token = {"csrfmiddlewaretoken": str(page.context["csrf_token"])}
    sent = strict.post(url, dict(page.context["fields"]) | token, headers=OWN_ORIGIN)
    assert sent.status_code == 302
    assert deed(cast) == TYPED.replace("\r\n", "\n")


def test_a_stale_page_of_a_visitor_asks_to_sign_in(cast, url):
    client = Client(enforce_csrf_checks=True)
    page = client.post(url, typed(), headers=OWN_ORIGIN)
    assert page.status_code == 403
    assert "cells/accounts/sign_in.html" in [t.name for t in page.templates]
    assert kept_in(page) != ""


def test_a_forged_post_shows_nothing_and_stores_nothing(cast, url, strict):
    page = strict.post(url, typed(), headers={"origin": "https://evil.example"})
    assert page.status_code == 403
    assert "Ngày 12/8" not in page.content.decode()
    assert deed(cast) == ""


def test_a_script_is_told_of_its_stale_token(url, strict):
    answer = strict.post(url, typed(), headers=OWN_ORIGIN | JSON)
    assert (answer.status_code, answer.json()) == (403, {"reason": "token"})


# --- The idle lock -----------------------------------------------------------------


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
