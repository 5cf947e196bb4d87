"""The secretary's own list of talks (O6): nobody else, and no words in it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cells.models import (
    AuditEntry,
    CellRound,
    Mandate,
    Notification,
    TalkBeforehand,
)
from cells.organisation.models import Role
from cells.preparation.services.talks import add_talk
from cells.workflow import WorkflowError
from tests.duties_scenes import DUE, fresh, talk_of
from tests.factories import NOW, TODAY, give_office, make_member
from tests.html_forms import form_of


@pytest.fixture
def url(cast):
    return reverse("preparation:talks", args=[cast.cell_round.pk])


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def talk_url(talk):
    return reverse("preparation:talk", args=[talk.pk])


def hand_over(cast, successor):
    """The office goes to ``successor`` today."""
    Mandate.objects.filter(member=cast.secretary, role=Role.SECRETARY).update(
        ended_on=TODAY - timedelta(days=1)
    )
    give_office(successor, cast.cell, Role.SECRETARY, started_on=TODAY)


def test_the_model_has_no_place_for_words():
    kinds = {
        type(field).__name__
        for field in TalkBeforehand._meta.get_fields()
        if not field.is_relation
    }
    assert kinds == {"BigAutoField", "DateField"}


def test_nobody_but_its_writer_finds_list_or_line(cast, client, url):
    talk = talk_of(cast)
    for member in (
        cast.deputy,
        cast.author,
        cast.colleague,
        cast.former,
        cast.stranger,
        cast.committee_secretary,
        cast.staff,
        cast.administrator,
    ):
        client.force_login(member)
        for address in (url, talk_url(talk)):
            assert client.get(address).status_code == 404
            assert client.post(address, {"then": "remove"}).status_code == 404
    assert fresh(talk)


def test_a_successor_sees_the_own_list_and_not_the_old_one(cast, client, url):
    talk = talk_of(cast)
    hand_over(cast, cast.colleague)
    client.force_login(cast.colleague)
    page = client.get(url)
    assert page.status_code == 200
    assert page.context["page"].rows == []
    assert cast.author.full_name in page.content.decode()  # to be chosen
    assert client.post(talk_url(talk), {"then": "remove"}).status_code == 404


def test_whoever_was_secretary_reads_and_clears_the_own_list_only(cast, client, url):
    talk = talk_of(cast)
    hand_over(cast, cast.colleague)
    client.force_login(cast.secretary)
    assert [row.name for row in client.get(url).context["page"].rows] == [
        cast.author.full_name
    ]
    more = {"member": cast.former.pk, "planned_on": ""}
    assert client.post(url, more).status_code == 403
    for then in ("save", "today"):
        days = {"then": then, "planned_on": "2026-10-20"}
        assert client.post(talk_url(talk), days).status_code == 403
    assert (fresh(talk).planned_on, fresh(talk).done_on) == (DUE, None)
    assert 'value="save"' not in client.get(url).content.decode()
    assert client.post(talk_url(talk), {"then": "remove"}).status_code == 302
    assert client.get(url).status_code == 404


def test_nothing_of_it_is_recorded_told_or_shown_elsewhere(cast, secretary, url):
    before = AuditEntry.objects.count()
    answer = secretary.post(url, {"member": cast.author.pk, "planned_on": "2026-10-28"})
    assert answer.status_code == 302
    talk = TalkBeforehand.objects.get()
    secretary.post(talk_url(talk), {"then": "today"})
    assert AuditEntry.objects.count() == before
    assert not Notification.objects.filter(path__contains="talk").exists()
    assert str(talk) == f"Talk {talk.pk}"


def test_a_talk_is_planned_changed_done_and_taken_off(cast, secretary, url):
    secretary.post(url, {"member": cast.author.pk, "planned_on": "2026-10-28"})
    talk = TalkBeforehand.objects.get()
    assert (talk.owner, talk.planned_on) == (cast.secretary, DUE)
    days = {"then": "save", "planned_on": "2026-10-20", "done_on": ""}
    assert secretary.post(talk_url(talk), days).status_code == 302
    assert fresh(talk).planned_on == date(2026, 10, 20)
    today = {"then": "today", "planned_on": "2026-10-20"}
    assert secretary.post(talk_url(talk), today).status_code == 302
    assert (fresh(talk).planned_on, fresh(talk).done_on) == (date(2026, 10, 20), TODAY)
    secretary.post(talk_url(talk), {"then": "remove"})
    assert not TalkBeforehand.objects.exists()


@pytest.mark.parametrize("planned", ["31/02/2026", "0026-01-01", "\x00", "hôm nào"])
def test_a_bad_day_is_refused_and_the_choice_stays(cast, secretary, url, planned):
    answer = secretary.post(url, {"member": cast.author.pk, "planned_on": planned})
    assert answer.status_code == 422
    assert form_of(answer, "")["member"] == [str(cast.author.pk)]
    talk = talk_of(cast)
    typed = {"then": "save", "planned_on": planned, "done_on": "2026-10-02"}
    answer = secretary.post(talk_url(talk), typed)
    assert answer.status_code == 422
    assert form_of(answer, talk_url(talk))["done_on"] == ["2026-10-02"]
    assert (fresh(talk).planned_on, fresh(talk).done_on) == (DUE, None)


def test_only_others_of_the_cell_and_each_once(cast, secretary, url):
    for pk in ("", "x", cast.secretary.pk, cast.stranger.pk, 999_999):
        assert secretary.post(url, {"member": pk}).status_code == 422
    talk_of(cast)
    assert secretary.post(url, {"member": cast.author.pk}).status_code == 409
    assert TalkBeforehand.objects.count() == 1
    for member in (cast.secretary, cast.stranger):
        with pytest.raises(WorkflowError):
            add_talk(
                cell_round=cast.cell_round,
                owner=cast.secretary,
                member_id=member.pk,
                planned_on=None,
                now=NOW,
            )


def test_a_press_that_says_nothing_changes_nothing(cast, secretary):
    talk = talk_of(cast)
    assert secretary.post(talk_url(talk), {}).status_code == 422
    assert fresh(talk).done_on is None


def test_after_the_round_the_list_can_only_be_cleared(cast, secretary, url):
    talk = talk_of(cast)
    CellRound.objects.update(status="closed", closed_at=NOW)
    assert secretary.post(talk_url(talk), {"then": "today"}).status_code == 409
    assert secretary.post(url, {"member": cast.former.pk}).status_code == 409
    assert secretary.post(talk_url(talk), {"then": "remove"}).status_code == 302


def test_the_page_is_not_kept_by_any_cache_and_promises_what_is_true(secretary, url):
    answer = secretary.get(url)
    assert answer["Cache-Control"] == "no-store"
    text = answer.content.decode()
    assert "Chỉ đồng chí mở được danh sách này." in text
    assert "người vận hành máy chủ có thể đọc được" in text


def test_nobody_is_proposed(cast, secretary, url):
    make_member(cast.cell)
    answer = secretary.get(url)
    assert answer.context["page"].rows == []
    assert form_of(answer, "").get("member", [""]) == [""]
