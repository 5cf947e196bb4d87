"""The regular meeting: one sheet for all, accepted together."""

import pytest
from django.urls import reverse

from cells.supervision.services import accept_together, return_progress
from tests.factories import NOW, TODAY
from tests.plan_scenes import approved_plan
from tests.supervision_scenes import (
    WORDS,
    fresh,
    openings,
    returned,
    send,
    sent,
    started,
)

URL = "supervision:meeting"


def seen_on(page) -> dict:
    members = page.context["page"].members
    return {member.seen: member.version for member in members if member.seen}


def test_everybodys_sheets_stand_on_one_page_and_are_accepted_together(cast, client):
    first, second = sent(cast), sent(cast, cast.colleague)
    draft = started(cast, cast.former)
    client.force_login(cast.secretary)
    page = client.get(reverse(URL))
    assert page.content.decode().count(WORDS) == 2
    assert openings(first) == openings(second) == 1
    body = seen_on(page) | {"told_on": "2026-10-05"}
    assert client.post(reverse("supervision:accept_together"), body).status_code == 302
    states = [fresh(each).status for each in (first, second, draft)]
    assert states == ["accepted", "accepted", "draft"]
    assert fresh(first).told_on == TODAY


def test_what_changed_since_it_was_shown_is_left_and_named(cast, client):
    first, second = sent(cast), sent(cast, cast.colleague)
    client.force_login(cast.secretary)
    body = seen_on(client.get(reverse(URL))) | {"told_on": "2026-10-05"}
    second = fresh(second)
    return_progress(
        report=second,
        by=cast.secretary,
        reason="Bổ sung",
        seen_version=second.version,
        now=NOW,
    )
    send(fresh(second))
    answer = client.post(reverse("supervision:accept_together"), body, follow=True)
    assert [fresh(each).status for each in (first, second)] == ["accepted", "sent"]
    told = [str(message) for message in answer.context["messages"]]
    assert any(cast.colleague.full_name in text for text in told)


def test_a_page_accepts_no_sheet_of_another_office(cast, client):
    """The secretary's own, and one of another cell, are never among them."""
    own, other = sent(cast, cast.secretary), sent(cast)
    client.force_login(cast.secretary)
    body = {f"seen-{each.pk}": each.version for each in (own, other)}
    body["told_on"] = "2026-10-05"
    client.post(reverse("supervision:accept_together"), body)
    assert [fresh(each).status for each in (own, other)] == ["sent", "accepted"]
    client.force_login(cast.stranger)
    assert client.post(reverse("supervision:accept_together"), body).status_code == 422


@pytest.mark.parametrize(
    "changed",
    [
        {"told_on": ""},
        {"told_on": "31/02/2026"},
        {"told_on": "2026-10-06"},  # lies ahead
        {"told_on": "\x00"},
    ],
)
def test_a_broken_day_is_refused(cast, client, changed):
    report = sent(cast)
    client.force_login(cast.secretary)
    body = {f"seen-{report.pk}": report.version} | changed
    answer = client.post(reverse("supervision:accept_together"), body)
    assert answer.status_code == 422
    assert fresh(report).status == "sent"


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_broken_version_accepts_nothing(cast, client, version):
    report = sent(cast)
    client.force_login(cast.secretary)
    body = {f"seen-{report.pk}": version, "told_on": "2026-10-05"}
    answer = client.post(reverse("supervision:accept_together"), body)
    assert answer.status_code == 422
    assert fresh(report).status == "sent"


def test_the_service_accepts_each_by_its_own_version(cast):
    first, second = sent(cast), sent(cast, cast.colleague)
    result = accept_together(
        seen=[(first, first.version), (second, second.version - 1)],
        by=cast.secretary,
        told_on=TODAY,
        now=NOW,
    )
    assert (result.accepted, result.left) == ([first], [second])


def test_a_returned_sheet_says_no_word(cast, client):
    returned(cast)
    client.force_login(cast.secretary)
    assert WORDS not in client.get(reverse(URL)).content.decode()


def test_an_oral_report_that_is_broken_comes_back(cast, client):
    plan = approved_plan(cast, cast.author)
    line = plan.items.first().pk
    client.force_login(cast.secretary)
    url = reverse("supervision:oral", args=[plan.pk])
    body = {"told_on": "2026-10-05", f"l{line}-quantity": "ba", "comment": "LỜI"}
    answer = client.post(url, body)
    assert answer.status_code == 422
    assert "LỜI" in answer.content.decode()
    assert 'value="ba"' in answer.content.decode()
    answer = client.post(url, body | {f"l{line}-quantity": ""})
    assert answer.status_code == 409  # neither a quantity nor a word why none
    assert "LỜI" in answer.content.decode()
    answer = client.post(url, body | {f"l{line}-quantity": "2"})
    assert answer.status_code == 302
    assert plan.progress.get().status == "oral"


def test_the_head_of_the_page_ends_with_one_full_stop(cast, client):
    client.force_login(cast.secretary)
    assert "chờ nhận.</p>" in client.get(reverse(URL)).content.decode()
    sent(cast)
    page = client.get(reverse(URL)).content.decode()
    assert "chờ nhận. <a" in page
    assert "chờ nhận.." not in page


def test_a_returned_sheet_is_told_from_one_never_written(cast, client):
    returned(cast)
    client.force_login(cast.secretary)
    page = client.get(reverse(URL)).content.decode()
    assert "Trả lại, cần bổ sung" in page
    assert "Chưa báo cáo" not in page
