"""A refused post: what was typed comes back after the password, unsaved, whole."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client, RequestFactory
from django.urls import reverse

from cells.accounts import kept_post
from tests.cells.accounts.people import JSON
from tests.cells.accounts.refusals import (
    OWN_ORIGIN,
    TYPED,
    deed,
    kept_in,
    locked_post,
    refuse,
    sign_in_with,
)

pytestmark = pytest.mark.usefixtures("clock")


def seen_by(member):
    request = RequestFactory().get("/")
    request.user = member
    return request


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


def test_another_member_does_not_see_it(cast, url, client, clock):
    page = locked_post(client, cast, url, clock)
    answer = sign_in_with(client, kept_in(page), cast.colleague)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(cast.colleague.pk)


def test_text_that_names_nobody_is_shown_only_to_whoever_may_use_its_page(
    cast, url, client
):
    """The session had ended wholly; a colleague signs in next in that browser."""
    kept = kept_in(refuse(client, url))
    answer = sign_in_with(client, kept, cast.colleague)
    assert (answer.status_code, answer.url) == (302, "/")


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
    kept = kept_post.unpack(kept_in(page), seen_by(cast.author))
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
    kept = kept_post.unpack(kept_in(refuse(client, url + "?a=1")), seen_by(cast.author))
    assert kept["path"] == url + "?a=1"


def test_nothing_of_it_is_stored_or_logged(cast, url, client, caplog):
    page = refuse(client, url)
    sign_in_with(client, kept_in(page), cast.author)
    assert TYPED[:20] not in caplog.text
    assert TYPED[:20] not in str(dict(client.session))


NOTE = {"text": "Việc riêng của tôi đã nộp chậm", "noted_on": "2026-10-05"}


def note_after_the_session(client, member):
    """``member`` signed in, the session ended wholly, then the note was sent."""
    sign_in_with(client, "", member)
    Session.objects.all().delete()
    return client.post(reverse("private_notes:list"), NOTE, headers=OWN_ORIGIN)


def test_who_signs_in_next_does_not_read_the_note_of_another(cast, client):
    kept = kept_in(note_after_the_session(client, cast.author))
    assert kept
    answer = sign_in_with(client, kept, cast.colleague)
    assert (answer.status_code, answer.url) == (302, "/")


def test_its_author_reads_it_again(cast, client):
    kept = kept_in(note_after_the_session(client, cast.author))
    shown = sign_in_with(client, kept, cast.author)
    assert shown.context["typed"] == [NOTE["text"]]


def test_the_cookie_that_says_who_it_was_is_signed(cast, client):
    note_after_the_session(client, cast.author)
    cookie = client.cookies[kept_post.LAST_MEMBER]
    assert cookie["httponly"]
    client.cookies[kept_post.LAST_MEMBER] = f"{cast.colleague.pk}:x:y"
    page = client.post(reverse("private_notes:list"), NOTE, headers=OWN_ORIGIN)
    kept = signing.loads(kept_in(page), salt=kept_post.SALT)
    assert "member" not in kept
