"""Before the notice is accepted and an own password chosen, nothing else opens."""

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import gettext

from cells.accounts import notice
from cells.accounts.services import set_password_of
from cells.models import AuditEntry, NoticeAcceptance, OrganisationPreferences
from cells.organisation.models import Role
from tests.cells.accounts.people import JSON, is_signed_in
from tests.factories import (
    NOW,
    PASSWORD,
    MemberFactory,
    give_office,
    make_cell,
    make_committee,
    make_member,
)

PAGE = "/account/first-sign-in/"
OWN = "tre nứa lá cọ rừng"


@pytest.fixture(autouse=True)
def _on_the_day(client):
    client.cookies["django_language"] = "en"
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def member(db):
    """A secretary whose password somebody else has just set."""
    cell = make_cell(make_committee())
    member = give_office(make_member(cell, notice=False), cell, Role.SECRETARY)
    set_password_of(member=member, password=PASSWORD, by=None, now=NOW)
    return member


def answer(**changed):
    return {"accepted": "on", "password1": OWN, "password2": OWN} | changed


def every_page():
    return [
        reverse(name)
        for name in (
            "home", "password_change", "reviews:current", "journey:current",
            "journey:open_round", "summaries:current", "admin:index",
        )
    ]  # fmt: skip


def test_nothing_else_opens(member, client):
    client.force_login(member)
    for url in every_page():
        for method in (client.get, client.post):
            assert method(url).headers.get("Location") == PAGE, url
            refused = method(url, headers=JSON)
            assert refused.status_code == 401
            assert refused.json() == {"reason": "first_sign_in"}


def test_nothing_is_decided_or_opened_before(member, client):
    client.force_login(member)
    cell = member.memberships.get().cell
    count = AuditEntry.objects.count()
    client.post(reverse("journey:open_round"), {"title": "Đợt"})
    assert cell.rounds.count() == 0
    assert AuditEntry.objects.count() == count


def test_an_administrator_is_held_here_as_well(client, db):
    member = MemberFactory(is_staff=True, is_superuser=True, must_change_password=True)
    client.force_login(member)
    assert client.get(reverse("admin:index")).url == PAGE


def test_the_notice_is_shown_with_its_version_and_time_kept(member, client):
    client.force_login(member)
    cell = member.memberships.get().cell
    OrganisationPreferences.objects.create(organisation=cell, kept_years=5)
    shown = client.get(PAGE).content.decode()
    assert f"Version {notice.NOTICE_VERSION}" in shown
    assert "Reports are to be kept for 5 years" in shown
    assert "set a new password for your account." in shown


def test_the_yes_is_never_ticked_beforehand(member, client):
    client.force_login(member)
    form = client.get(PAGE).context["notice_form"]
    assert "checked" not in str(form["accepted"])


def test_without_the_yes_nothing_is_stored(member, client):
    client.force_login(member)
    page = client.post(PAGE, answer(accepted=""))
    assert page.status_code == 422
    assert page.context["notice_form"].errors == {
        "accepted": [gettext("Please read the notice and tick the box if you agree.")]
    }
    member.refresh_from_db()
    assert member.must_change_password
    assert member.check_password(PASSWORD)
    assert NoticeAcceptance.objects.count() == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [("ngắn", "ngắn"), ("12345678901", "12345678901"), (OWN, "khác"), ("", "")],
)
def test_a_weak_or_mistyped_password_gets_its_sentence(first, second, member, client):
    client.force_login(member)
    page = client.post(PAGE, answer(password1=first, password2=second))
    assert page.status_code == 422
    assert page.context["password_form"].errors
    assert NoticeAcceptance.objects.count() == 0
    member.refresh_from_db()
    assert member.must_change_password


def test_a_password_made_of_the_own_name_is_refused(member, client):
    client.force_login(member)
    type(member).objects.update(full_name="Hoàng Văn Sơn")
    typed = answer(password1="Hoàng Văn Sơn", password2="Hoàng Văn Sơn")
    assert client.post(PAGE, typed).status_code == 422


def test_after_both_everything_opens_and_the_session_goes_on(member, client):
    client.force_login(member)
    done = client.post(PAGE, answer())
    assert (done.status_code, done.url) == (302, "/")
    assert client.get("/").status_code == 200
    member.refresh_from_db()
    assert not member.must_change_password
    assert member.check_password(OWN)
    accepted = NoticeAcceptance.objects.get()
    assert (accepted.member, accepted.version, accepted.accepted_at) == (
        member,
        notice.NOTICE_VERSION,
        NOW,
    )
    assert accepted.text_sha256 == notice.notice_sha256(kept_years=3)
    acts = AuditEntry.objects.filter(actor=member).order_by("pk")
    assert list(acts.values_list("action", flat=True)) == [
        "notice.accept",
        "password.change",
    ]


def test_who_chose_the_password_accepts_the_notice_only(client, db):
    member = MemberFactory(notice=False)
    client.force_login(member)
    page = client.get(PAGE)
    assert "password_form" not in page.context
    client.post(PAGE, {"accepted": "on"})
    assert client.get("/").status_code == 200


def test_a_new_version_of_the_notice_is_asked_again(client, db):
    member = MemberFactory(notice=False)
    NoticeAcceptance.objects.create(
        member=member, version="2020-01", text_sha256="0" * 64, accepted_at=NOW
    )
    client.force_login(member)
    assert client.get("/").url == PAGE


def test_a_second_press_is_no_second_acceptance(client, db):
    member = MemberFactory(notice=False)
    client.force_login(member)
    client.post(PAGE, {"accepted": "on"})
    client.post(PAGE, {"accepted": "on"})
    assert NoticeAcceptance.objects.count() == 1
    assert AuditEntry.objects.filter(action="notice.accept").count() == 1


def test_the_hash_is_of_the_vietnamese_text_in_any_language(client):
    from_vietnamese = notice.notice_sha256(kept_years=3)
    assert notice.notice_sha256(kept_years=4) != from_vietnamese


def test_who_does_not_agree_signs_out(member, client):
    client.force_login(member)
    answer = client.post(reverse("sign_out"))
    assert answer.url == reverse("sign_in")
    assert not is_signed_in(client)
    member.refresh_from_db()
    assert member.must_change_password
