"""Remarks and findings are corrected, struck, answered; the minutes end it."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from cells.models import Remark
from tests.html_forms import form_of
from tests.remarks_scenes import (
    DEED,
    PERSON,
    answered,
    finding,
    minutes_passed,
    point,
    remark,
    running,
    struck,
    vote_on,
)

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def meeting(cast):
    return running(cast)


@pytest.fixture
def clerk(cast, client):
    client.force_login(cast.colleague)
    return client


def url(name, *args) -> str:
    return reverse(f"meetings:{name}", args=args)


def posted(cast, **changed) -> dict:
    return {
        "page_id": uuid4(), "subject": cast.author.pk, "author": cast.former.pk,
        "indicator": "", "deed": DEED, "happened": "", "effect": "", "proposal": "",
    } | changed  # fmt: skip


def text_of(response) -> str:
    return response.content.decode()


def test_a_correction_shows_both_when_another_was_quicker(cast, meeting, clerk):
    row = remark(meeting, cast)
    action = url("change_remark", meeting.pk, row.pk)
    fields = {k: v[0] for k, v in form_of(clerk.get(action), "").items()}
    assert clerk.post(action, fields | {"deed": "Bản một"}).status_code == 302
    refused = clerk.post(action, fields | {"deed": "Bản hai"})
    assert refused.status_code == 409
    assert "Bản một" in text_of(refused)
    again = {k: v[0] for k, v in form_of(refused, "").items()}
    assert again["deed"] == "Bản hai"
    assert clerk.post(action, again).status_code == 302
    held = clerk.post(action, again | {"version": 3, "deed": PERSON})
    assert held.status_code == 422
    assert form_of(held, "")["deed"] == [PERSON]
    assert Remark.objects.get().deed == "Bản hai"


def test_struck_words_are_read_by_chair_and_secretary_only(cast, meeting, client):
    row = struck(meeting, cast, deed="Lời đã bỏ")
    for person, reads in {
        "secretary": True,
        "deputy": False,
        "colleague": False,
    }.items():
        client.force_login(getattr(cast, person))
        for page in (url("live", meeting.pk), url("remarks", meeting.pk)):
            shown = text_of(client.get(page))
            assert ("Lời đã bỏ" in shown) == reads, (person, page)
            assert "bỏ theo ý kiến chủ trì" in shown
        for name in ("change_remark", "point_out"):
            assert client.get(url(name, meeting.pk, row.pk)).status_code == 404
    client.force_login(cast.colleague)
    late = client.post(
        url("change_remark", meeting.pk, row.pk), posted(cast, version=1, deed="Tôi gõ")
    )
    assert late.status_code == 409
    assert ("Tôi gõ" in text_of(late), "Lời đã bỏ" in text_of(late)) == (True, False)


def test_the_chair_strikes_from_the_page(cast, meeting, client):
    row = remark(meeting, cast)
    client.force_login(cast.secretary)
    action = url("strike_remark", meeting.pk, row.pk)
    fields = {k: v[0] for k, v in form_of(client.get(action), "").items()}
    for wrong in ("", " ", "x" * 3001):
        assert client.post(action, fields | {"reason": wrong}).status_code == 422
    stale = client.post(action, fields | {"reason": "Vì", "version": 7})
    assert (stale.status_code, form_of(stale, "")["reason"]) == (409, ["Vì"])
    assert client.post(action, fields | {"reason": "Nói về người"}).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.strike_reason) == ("struck", "Nói về người")


def test_rows_of_another_session_are_not_reached(cast, meeting, client):
    rows = {
        "change_remark": remark(meeting, cast).pk,
        "strike_point": point(meeting, cast).pk,
        "change_finding": finding(meeting, cast).pk,
    }
    meeting.cell_round = cast.other_round
    type(meeting).objects.filter(pk=meeting.pk).update(cell_round=cast.other_round)
    mine = running(cast)
    client.force_login(cast.secretary)
    for name, pk in rows.items():
        assert client.get(url(name, mine.pk, pk)).status_code == 404
        assert client.post(url(name, mine.pk, pk), {"version": 1}).status_code == 404


def test_the_totals_stand_beside_a_finding_that_was_voted_on(cast, meeting, clerk):
    row = finding(meeting, cast)
    free = text_of(clerk.get(url("live", meeting.pk)))
    assert url("withdraw_finding", meeting.pk, row.pk) in free
    vote_on(row, cast, status="closed")
    page = text_of(clerk.get(url("live", meeting.pk)))
    assert "tán thành 4" in page.lower()
    for name in ("withdraw_finding", "change_finding"):
        assert f'"{url(name, meeting.pk, row.pk)}"' not in page
        assert clerk.get(url(name, meeting.pk, row.pk)).status_code == 302


def test_the_clerk_writes_down_an_answer_from_the_page(cast, meeting, clerk):
    row = remark(meeting, cast)
    action = url("answer_remark", meeting.pk, row.pk)
    fields = {k: v[0] for k, v in form_of(clerk.get(action), "").items()}
    for wrong in ({"answer": ""}, {"answer": "x"}, {"answer": "explains", "text": " "}):
        assert clerk.post(action, fields | wrong).status_code == 422
    sent = clerk.post(action, fields | {"answer": "explains", "text": "Đi công tác"})
    assert sent.status_code == 302
    assert "Đi công tác" in text_of(clerk.get(url("live", meeting.pk)))
    answered(row, cast.author, "accepts", "")
    refused = clerk.post(
        action, {"version": 3, "answer": "reserves", "text": "Lời ghi"}
    )
    assert (refused.status_code, "Lời ghi" in text_of(refused)) == (409, True)


def test_once_the_minutes_pass_the_page_has_no_form_left(cast, meeting, clerk):
    row = remark(meeting, cast)
    minutes_passed(meeting, cast)
    page = text_of(clerk.get(url("live", meeting.pk)))
    for name in ("record_remark", "record_point", "record_finding"):
        assert url(name, meeting.pk) not in page
    assert url("change_remark", meeting.pk, row.pk) not in page


def test_the_locked_minutes_end_the_access_of_the_clerk(cast, meeting, clerk):
    row = remark(meeting, cast)
    minutes_passed(meeting, cast, "locked")
    pages = [
        url("remarks", meeting.pk), url("change_remark", meeting.pk, row.pk),
        url("answer_remark", meeting.pk, row.pk), url("kept_items", meeting.pk),
    ]  # fmt: skip
    assert {clerk.get(page).status_code for page in pages} == {403}
    clerk.force_login(cast.secretary)
    assert clerk.get(pages[0]).status_code == 200


def test_json_is_whole(cast, meeting, clerk):
    broken = clerk.post(url("record_remark", meeting.pk), {}, **JSON)
    assert broken.status_code == 422
    assert set(json.loads(broken.content)["errors"]) == {
        "", "subject", "author", "deed"
    }  # fmt: skip
