"""Accounts in the administration: made, given a password, switched off."""

import re

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils.translation import gettext

from cells.accounts.passwords import generated_password
from cells.models import AuditEntry, Member, Notification
from tests.factories import NOW, PASSWORD, Cast, MemberFactory


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def cast(db):
    """Whoever it is about has no password yet."""
    return Cast()


@pytest.fixture
def office(client, cast):
    client.force_login(cast.administrator)
    client.cookies["django_language"] = "en"
    return client


ADD = "admin:cells_member_add"
FACTS = {
    "username": "tran.thi.hoa",
    "full_name": "Trần Thị Hòa",
    "password": "kmtr-47pa-wdqx",
    "is_active": "on",
}


def errors(page) -> dict:
    form = page.context["adminform"].form
    return {name: list(found) for name, found in form.errors.items()}


def change(office, member, **data):
    facts = {"username": member.username, "full_name": member.full_name}
    url = reverse("admin:cells_member_change", args=[member.pk])
    return office.post(url, facts | data)


def acts() -> list:
    rows = AuditEntry.objects.filter(chain__organisation=None).order_by("sequence")
    return list(rows.values_list("action", "actor", "target_id"))


def test_a_new_member_gets_a_password_to_be_changed(cast, office):
    page = office.post(reverse(ADD), FACTS | {"username": " Tran.Thi.HOA "})
    assert "kmtr-47pa-wdqx" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    member = Member.objects.get(username="tran.thi.hoa")
    assert member.check_password("kmtr-47pa-wdqx")
    assert (member.must_change_password, member.is_staff) == (True, False)
    by = cast.administrator.pk
    assert acts() == [
        ("member.save", by, member.pk),
        ("password.set", by, member.pk),
    ]
    told = Notification.objects.get(recipient=member)
    assert (told.kind, told.facts) == (
        "password_set",
        {"by": str(cast.administrator)},
    )


def test_the_password_stands_nowhere_but_on_the_slip(cast, office):
    office.post(reverse(ADD), FACTS)
    member = Member.objects.get(username="tran.thi.hoa")
    office.post(
        reverse("admin:cells_member_set_password", args=[member.pk]),
        {"password": "hgfd-38kw-zzpt"},
    )
    stored = [
        str(row)
        for model in (LogEntry, AuditEntry, Notification, Member)
        for row in model.objects.values()
    ]
    for password in ("kmtr-47pa-wdqx", "hgfd-38kw-zzpt"):
        assert [row for row in stored if password in row] == []
    assert LogEntry.objects.count() == 2


def test_a_generated_password_is_strong_and_new_each_time(office):
    made = {generated_password() for _each in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"([a-z2-9]{4}-){2}[a-z2-9]{4}", one) for one in made)
    shown = office.get(reverse(ADD)).content.decode()
    assert re.search(r'name="password" value="([a-z2-9]{4}-){2}[a-z2-9]{4}"', shown)


@pytest.mark.parametrize("password", ["", "ngan", "1234567890", "trần thị hòa"])
def test_a_weak_password_is_refused_and_the_rest_kept(password, office):
    page = office.post(reverse(ADD), FACTS | {"password": password})
    assert errors(page).keys() == {"password"}
    assert 'value="Trần Thị Hòa"' in page.content.decode()
    assert not Member.objects.filter(username="tran.thi.hoa").exists()


@pytest.mark.parametrize(
    "username", ["Trần Thị Hòa", "a b", "-hoa", "hoa@cell", "", "x" * 65]
)
def test_a_user_name_that_cannot_be_typed_everywhere_is_refused(username, office):
    page = office.post(reverse(ADD), FACTS | {"username": username})
    assert errors(page).keys() == {"username"}


def test_a_user_name_is_taken_in_any_case(cast, office):
    MemberFactory(username="hoa")
    page = office.post(reverse(ADD), FACTS | {"username": "HOA"})
    assert errors(page) == {"username": [gettext("This user name is taken.")]}


def test_a_password_set_anew_is_told_only_the_own_one(cast, office):
    url = reverse("admin:cells_member_set_password", args=[cast.author.pk])
    assert office.post(url, {"password": "kurz"}).status_code == 422
    assert office.post(url, {"password": "hgfd-38kw-zzpt"}).status_code == 200
    cast.author.refresh_from_db()
    assert cast.author.check_password("hgfd-38kw-zzpt")
    assert cast.author.must_change_password
    assert acts()[-1] == ("password.set", cast.administrator.pk, cast.author.pk)
    told = Notification.objects.get(recipient=cast.author, kind="password_set")
    assert told.facts == {"by": str(cast.administrator)}


def test_the_old_sessions_of_that_member_end(cast, office):
    other = type(office)()
    other.force_login(cast.author)
    assert other.get(reverse("home")).status_code == 200
    url = reverse("admin:cells_member_set_password", args=[cast.author.pk])
    office.post(url, {"password": "hgfd-38kw-zzpt"})
    assert other.get(reverse("home")).status_code == 302


def test_a_reset_for_nobody_is_a_404(office):
    url = reverse("admin:cells_member_set_password", args=[999999])
    assert office.get(url).status_code == 404
    assert office.post(url, {"password": "hgfd-38kw-zzpt"}).status_code == 404


@pytest.mark.parametrize("person", ["author", "secretary", "staff"])
def test_no_member_sets_a_password(person, cast, client):
    client.force_login(getattr(cast, person))
    url = reverse("admin:cells_member_set_password", args=[cast.colleague.pk])
    assert client.post(url, {"password": "hgfd-38kw-zzpt"}).status_code == 404
    cast.colleague.refresh_from_db()
    assert not cast.colleague.has_usable_password() or not (
        cast.colleague.check_password("hgfd-38kw-zzpt")
    )


def test_an_account_is_switched_off_and_stays(cast, office):
    assert change(office, cast.author).status_code == 302
    cast.author.refresh_from_db()
    assert not cast.author.is_active
    assert cast.author.mandates.member_of == frozenset()
    assert acts()[-1] == ("member.save", cast.administrator.pk, cast.author.pk)


def test_a_member_with_a_place_in_the_party_becomes_no_administrator(cast, office):
    page = change(office, cast.author, is_active="on", is_staff="on", phone="0912")
    sentence = (
        "This member belongs to a cell or holds an office. Make a separate account for "
        "the administrator."
    )
    assert errors(page) == {"__all__": [sentence]}
    assert 'value="0912"' in page.content.decode()
    cast.author.refresh_from_db()
    assert (cast.author.is_staff, cast.author.phone) == (False, "")


def test_a_second_administrator_is_made(cast, office):
    office.post(reverse(ADD), FACTS | {"is_staff": "on"})
    member = Member.objects.get(username="tran.thi.hoa")
    assert member.mandates.is_administrator


def test_nobody_locks_themselves_out(cast, office):
    page = change(office, cast.administrator, is_active="on")
    assert list(errors(page)) == ["__all__"]
    page = change(office, cast.administrator, is_staff="on")
    assert list(errors(page)) == ["__all__"]
    cast.administrator.refresh_from_db()
    assert (cast.administrator.is_active, cast.administrator.is_staff) == (True, True)


def test_a_password_or_a_right_does_not_slip_in_by_a_field_of_another_name(
    cast, office
):
    change(
        office,
        cast.author,
        is_active="on",
        password=PASSWORD,
        is_superuser="on",
        must_change_password="",
    )
    cast.author.refresh_from_db()
    assert not cast.author.is_superuser
    assert cast.author.password == ""


def test_the_page_of_a_member_shows_their_places(cast, office):
    url = reverse("admin:cells_member_change", args=[cast.secretary.pk])
    shown = office.get(url).content.decode()
    assert f"{cast.cell}: Official member, from 01/01/2020" in shown
    assert f"{cast.cell}: Secretary, from 01/01/2020" in shown
    former = reverse("admin:cells_member_change", args=[cast.former.pk])
    assert "Secretary, from" not in office.get(former).content.decode()
