"""The member reads and answers what was said of their deeds, and nobody else does."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from cells.models import Membership, Remark
from tests.factories import TODAY
from tests.html_forms import form_of
from tests.remarks_scenes import (
    DEED,
    answered,
    ended,
    finding,
    minutes_passed,
    number,
    remark,
    running,
    struck,
    vote_on,
)


@pytest.fixture
def meeting(cast):
    return running(cast)


@pytest.fixture
def author(cast, client):
    client.force_login(cast.author)
    return client


def place(meeting) -> str:
    return reverse("meetings:about_me", args=[meeting.pk])


def fields_of(response) -> dict:
    return {name: values[0] for name, values in form_of(response, "").items()}


def key(row, name) -> str:
    row.refresh_from_db()
    return f"r{row.reference.hex}-{name}"


def text_of(response) -> str:
    return response.content.decode()


def test_the_member_reads_what_was_said_and_answers_each(cast, meeting, author):
    one = remark(meeting, cast, proposal="Gửi trong ngày", happened="Tháng 8")
    other = finding(meeting, cast)
    page = author.get(place(meeting))
    for words in (DEED, "Gửi trong ngày", "Tháng 8", other.wording):
        assert words in text_of(page)
    assert page["Cache-Control"] == "no-store"
    sent = author.post(
        place(meeting),
        fields_of(page)
        | {
            key(one, "answer"): "explains", key(one, "text"): "Tôi đi công tác",
            key(other, "answer"): "accepts",
        },
    )  # fmt: skip
    assert (sent.status_code, sent.url) == (302, place(meeting))
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.answer, one.answer_text) == ("explains", "Tôi đi công tác")
    assert (other.answer, other.answered_by) == ("accepts", cast.author)


def test_only_what_was_touched_is_answered(cast, meeting, author):
    one, other = remark(meeting, cast), remark(meeting, cast, deed="Việc khác")
    fields = fields_of(author.get(place(meeting)))
    author.post(place(meeting), fields | {key(one, "answer"): "accepts"})
    other.refresh_from_db()
    assert (other.answer, other.version) == ("", 1)
    nothing = author.post(place(meeting), fields_of(author.get(place(meeting))))
    assert nothing.status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": "explains", "text": " \r\n"}, {"answer": "agrees", "text": "Lời"},
        {"answer": "", "text": "Chưa chọn"}, {"answer": "reserves", "text": "x" * 3001},
        {"answer": "9" * 40, "text": "\x00"},
    ],
)  # fmt: skip
def test_a_wrong_answer_is_refused_and_all_that_was_typed_stays(
    cast, meeting, author, wrong
):
    one, other = remark(meeting, cast), remark(meeting, cast, deed="Việc khác")
    fields = fields_of(author.get(place(meeting)))
    typed = {key(one, name): value for name, value in wrong.items()}
    typed |= {key(other, "answer"): "explains", key(other, "text"): "Lời thứ hai"}
    refused = author.post(place(meeting), fields | typed)
    assert refused.status_code == 422
    kept = fields_of(refused)
    assert kept[key(other, "text")] == "Lời thứ hai"
    assert not Remark.objects.exclude(answer="").exists()


def test_a_remark_corrected_meanwhile_is_shown_anew_with_what_was_typed(
    cast, meeting, author
):
    one, other = remark(meeting, cast), remark(meeting, cast, deed="Việc khác")
    fields = fields_of(author.get(place(meeting)))
    Remark.objects.filter(pk=one.pk).update(deed="Lời đã sửa", version=2)
    typed = {
        key(one, "answer"): "reserves", key(one, "text"): "Tôi bảo lưu",
        key(other, "answer"): "accepts",
    }  # fmt: skip
    refused = author.post(place(meeting), fields | typed)
    assert refused.status_code == 409
    assert "Lời đã sửa" in text_of(refused)
    again = fields_of(refused)
    assert again[key(one, "text")] == "Tôi bảo lưu"
    other.refresh_from_db()
    assert other.answer == "accepts"
    assert author.post(place(meeting), again).status_code == 302
    one.refresh_from_db()
    assert (one.answer, one.answer_text) == ("reserves", "Tôi bảo lưu")


def test_a_version_of_ones_own_making_is_not_taken(cast, meeting, author):
    one = remark(meeting, cast)
    for forged in ("", "1", "x" * 32, "\ud800"):
        posted = {key(one, "seen"): forged.encode("utf-8", "replace").decode(),
                  key(one, "answer"): "accepts"}  # fmt: skip
        assert author.post(place(meeting), posted).status_code == 409
    assert author.post(place(meeting), {"r1-answer": "accepts"}).status_code == 422
    one.refresh_from_db()
    assert one.answer == ""


def test_after_the_minutes_it_is_read_and_what_was_typed_is_shown(
    cast, meeting, author
):
    one = remark(meeting, cast)
    answered(one, cast.author, "accepts", "")
    fields = fields_of(author.get(place(ended(meeting))))
    minutes_passed(meeting, cast)
    typed = {key(one, "answer"): "explains", key(one, "text"): "Lời đến muộn"}
    late = author.post(place(meeting), fields | typed)
    assert late.status_code == 409
    assert "Lời đến muộn" in text_of(late)
    page = text_of(author.get(place(meeting)))
    assert (DEED in page, "Tiếp thu" in page, "<textarea" in page) == (
        True,
        True,
        False,
    )


def test_what_the_clerk_wrote_says_so_and_the_member_may_answer(cast, meeting, author):
    one = remark(meeting, cast)
    answered(one, cast.colleague, "accepts", "")
    page = author.get(place(meeting))
    assert "thư ký ghi theo lời đồng chí" in text_of(page)
    typed = {key(one, "answer"): "explains", key(one, "text"): "Tôi nói rõ hơn"}
    assert author.post(place(meeting), fields_of(page) | typed).status_code == 302
    assert "thư ký ghi theo lời" not in text_of(author.get(place(meeting)))


def test_struck_and_withdrawn_are_gone_and_a_vote_shows_its_totals(
    cast, meeting, author
):
    struck(meeting, cast, deed="Lời đã bỏ")
    gone = finding(meeting, cast, wording="Điều rút lại")
    type(gone).objects.filter(pk=gone.pk).update(
        withdrawn_at=gone.recorded_at, withdraw_reason="Vì"
    )
    row = finding(meeting, cast, wording="Điều được biểu quyết")
    vote_on(row, cast, status="closed")
    page = text_of(author.get(place(meeting)))
    assert ("Lời đã bỏ" in page, "Điều rút lại" in page) == (False, False)
    assert "Tán thành 4" in page
    refused = author.post(place(meeting), {f"r{gone.reference.hex}-answer": "accepts"})
    assert refused.status_code == 422


def test_nobody_else_finds_it_there(cast, meeting, client):
    remark(meeting, cast)
    for person in ("secretary", "deputy", "colleague", "former"):
        client.force_login(getattr(cast, person))
        page = client.get(place(meeting))
        assert (page.status_code, DEED in text_of(page)) == (200, False)
    for person in ("stranger", "committee_secretary", "staff", "administrator"):
        client.force_login(getattr(cast, person))
        assert client.get(place(meeting)).status_code == 404
        assert client.post(place(meeting)).status_code == 404


def test_nobody_answers_for_another_by_a_reference(cast, meeting, client):
    row = remark(meeting, cast)
    client.force_login(cast.former)
    posted = {key(row, "answer"): "accepts", key(row, "seen"): "x"}
    assert client.post(place(meeting), posted).status_code == 422
    row.refresh_from_db()
    assert row.answer == ""


def test_who_has_left_the_cell_still_reads_what_was_said(cast, meeting, author):
    remark(meeting, cast, indicator=number(meeting, 5))
    Membership.objects.filter(member=cast.author).update(ended_on=TODAY)
    assert DEED in text_of(author.get(place(meeting)))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_remarks_stand_in_an_order_of_their_own(cast, meeting, author, order):
    """Whichever is recorded first, the references alone say which is shown first."""
    references = sorted((uuid4(), uuid4()), key=lambda each: each.hex)
    for place_in_order in order:
        row = remark(meeting, cast, deed=f"Lời thứ {place_in_order}")
        reference = references[place_in_order]
        Remark.objects.filter(pk=row.pk).update(reference=reference)
    page = text_of(author.get(place(meeting)))
    assert re.findall(r"Lời thứ (\d)", page) == ["0", "1"]
