"""Signing in and out, in a page and in place."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from cells.accounts.client_address import client_address
from tests.cells.accounts.people import (
    JSON,
    WRONG,
    is_signed_in,
    member_with_password,
    said,
    sign_in,
)
from tests.factories import NOW, PASSWORD, make_committee

HOME = "/"
LOCKED_OUT = "Too many wrong passwords. Wait 15 minutes, or call for help."


@pytest.fixture(autouse=True)
def _english(client):
    client.cookies["django_language"] = "en"


@pytest.fixture
def member(db):
    return member_with_password(username="hoang.van.son")


@pytest.mark.parametrize(
    "typed", ["hoang.van.son", "Hoang.Van.SON", "  hoang.van.son "]
)
def test_the_user_name_may_be_typed_in_any_case(typed, member, client):
    answer = sign_in(client, typed)
    assert (answer.status_code, answer.url) == (302, HOME)
    assert is_signed_in(client)


def test_the_form_and_the_service_know_a_name_in_any_case(member):
    assert type(member).objects.get_by_natural_key("HOANG.VAN.SON") == member


def test_an_account_that_is_off_sounds_like_a_wrong_password(member, client):
    """Whether an account exists, and whether it is on, is not told."""
    answers = [sign_in(client, "hoang.van.son", "sai mật khẩu rồi")]
    answers.append(sign_in(client, "khong.co.ai"))
    type(member).objects.update(is_active=False)
    answers.append(sign_in(client, "hoang.van.son"))
    assert [said(answer) for answer in answers] == [[translation.gettext(WRONG)]] * 3
    assert not is_signed_in(client)


def test_the_sentence_is_the_one_of_the_wording_rules(member, client):
    client.cookies["django_language"] = "vi"
    page = sign_in(client, "hoang.van.son", "sai mật khẩu rồi")
    with translation.override("vi"):
        assert said(page) == [translation.gettext(WRONG)]


def test_fields_left_empty_are_named(member, client):
    page = sign_in(client, "", "")
    assert page.context["form"].errors.keys() == {"username", "password"}


def wrong_passwords(client, username, count, **data):
    answers = [sign_in(client, username, "sai rồi", **data) for _each in range(count)]
    return [answer.status_code for answer in answers]


def test_after_five_wrong_passwords_this_name_waits_here(member, client):
    codes = wrong_passwords(client, "hoang.van.son", 5)
    assert codes == [200, 200, 200, 200, 429]
    locked = sign_in(client, "hoang.van.son")
    assert locked.status_code == 429
    assert LOCKED_OUT in locked.content.decode()
    assert 'value="hoang.van.son"' in locked.content.decode()
    assert not is_signed_in(client)


def test_the_lock_counts_a_name_in_any_case(member, client):
    wrong_passwords(client, "Hoang.Van.Son", 3)
    assert wrong_passwords(client, "hoang.van.son", 2)[-1] == 429


def test_another_name_and_another_address_are_not_locked(member, client):
    member_with_password(username="ngo.thanh.tung")
    wrong_passwords(client, "hoang.van.son", 5)
    assert sign_in(client, "ngo.thanh.tung").status_code == 302
    client.logout()
    elsewhere = sign_in(client, "hoang.van.son", address="192.0.2.7")
    assert elsewhere.status_code == 302


def test_the_lock_ends_after_a_quarter_of_an_hour(member, client):
    with time_machine.travel(NOW) as clock:
        wrong_passwords(client, "hoang.van.son", 5)
        clock.shift(timedelta(minutes=14))
        assert sign_in(client, "hoang.van.son").status_code == 429
        clock.shift(timedelta(minutes=16))
        assert sign_in(client, "hoang.van.son").status_code == 302


def test_a_sign_in_forgets_the_wrong_passwords_before_it(member, client):
    wrong_passwords(client, "hoang.van.son", 4)
    sign_in(client, "hoang.van.son")
    client.logout()
    assert wrong_passwords(client, "hoang.van.son", 4) == [200] * 4


def test_a_script_is_told_of_the_lock(member, client):
    wrong_passwords(client, "hoang.van.son", 4, headers=JSON)
    answer = sign_in(client, "hoang.van.son", "sai rồi", headers=JSON)
    assert (answer.status_code, answer.json()) == (429, {"errors": [LOCKED_OUT]})


def test_a_script_signs_in_in_place(member, client):
    wrong = sign_in(client, "hoang.van.son", "sai rồi", headers=JSON)
    assert (wrong.status_code, wrong.json()) == (
        422,
        {"errors": [translation.gettext(WRONG)]},
    )
    right = sign_in(client, "hoang.van.son", headers=JSON)
    assert right.status_code == 200
    assert right.json() == {"signed_in": "hoang.van.son"}
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
    ],
)
def test_the_way_on_leads_to_no_other_site(target, member, client):
    assert sign_in(client, "hoang.van.son", next=target).url == HOME


def test_the_way_on_leads_to_the_page_that_was_asked_for(member, client):
    refused = client.get("/account/password/?a=1")
    assert refused.url == "/account/sign-in/?next=%2Faccount%2Fpassword%2F%3Fa%3D1"
    shown = client.get(refused.url).content.decode()
    assert 'name="next" value="/account/password/?a=1"' in shown
    answer = sign_in(client, "hoang.van.son", next="/account/password/?a=1")
    assert answer.url == "/account/password/?a=1"


def test_the_session_gets_a_new_key_at_the_sign_in(member, client):
    client.get(reverse("sign_in"))
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client, "hoang.van.son")
    assert client.session.session_key != before


def test_signing_out_clears_what_the_browser_kept(member, client):
    client.force_login(member)
    assert client.get(reverse("sign_out")).status_code == 405
    answer = client.post(reverse("sign_out"))
    assert (answer.status_code, answer.url) == (302, reverse("sign_in"))
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not is_signed_in(client)


def test_the_sign_in_page_names_the_organisation_and_who_helps(db, client, settings):
    committee = make_committee()
    type(committee).objects.update(help_line="Văn phòng, 0207 000 000")
    shown = client.get(reverse("sign_in")).content.decode()
    assert committee.name in shown
    assert "Call Văn phòng, 0207 000 000 to get a slip" in shown
    settings.HELP_LINE = "Tổ công nghệ, 0207 111 111"
    assert "Call Tổ công nghệ" in client.get(reverse("sign_in")).content.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_language_is_chosen_without_signing_in(language, db, client):
    answer = client.post(
        reverse("set_language"), {"language": language, "next": reverse("sign_in")}
    )
    assert (answer.status_code, answer.url) == (302, reverse("sign_in"))
    assert client.cookies["django_language"].value == language
    assert f'<html lang="{language}"' in client.get(answer.url).content.decode()


def test_the_language_page_leads_to_no_other_site(db, client):
    answer = client.post(
        reverse("set_language"), {"language": "en", "next": "https://evil.example/"}
    )
    assert answer.url == "/"


def test_vietnamese_is_the_default(db, client):
    del client.cookies["django_language"]
    shown = client.get(reverse("sign_in"), headers={"accept-language": "fr"})
    assert '<html lang="vi"' in shown.content.decode()


def test_cookies_are_closed_to_scripts_and_other_sites(member, client):
    answer = sign_in(client, "hoang.van.son")
    cookie = answer.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] == ""


@pytest.mark.parametrize(
    ("trusted", "forwarded", "expected"),
    [
        (False, "203.0.113.9", "127.0.0.1"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (True, "", "127.0.0.1"),
    ],
)
def test_the_address_is_believed_of_the_own_proxy_only(
    trusted, forwarded, expected, rf, settings
):
    settings.TRUSTED_PROXY = trusted
    request = rf.get("/", headers={"x-forwarded-for": forwarded})
    assert client_address(request) == expected


@pytest.mark.real_hasher
def test_passwords_are_kept_by_argon2(db):
    member = member_with_password()
    assert member.password.startswith("argon2$argon2id$")
    assert PASSWORD not in member.password
