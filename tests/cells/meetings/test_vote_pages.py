"""Votes on the live page, on a teller's telephone, and as the cell reads them."""

import re

import pytest
from django.urls import reverse

from cells.models import Vote
from tests.live_scenes import running
from tests.votes_scenes import (
    Posted,
    again,
    counted,
    put,
    taken_back,
)


@pytest.fixture
def meeting(cast):
    return running(cast)


@pytest.fixture
def chair(client, cast):
    client.force_login(cast.secretary)
    return client


def url(name, meeting, *args):
    return reverse(f"meetings:{name}", args=[meeting.pk, *args])


def test_the_live_page_offers_the_form_and_tells_the_result(meeting, cast, chair):
    answer = chair.post(url("open_vote", meeting), Posted(meeting).opening())
    assert answer.url == url("live", meeting) + "#live-votes"
    page = chair.get(url("live", meeting)).content.decode()
    assert "Thông qua kết luận buổi sinh hoạt" in page
    assert (
        "Trên 5 đảng viên chính thức có quyền biểu quyết; cần trên một nửa: ít nhất 3"
        in page
    )
    vote = Vote.objects.get()
    chair.post(url("close_vote", meeting, vote.pk), Posted.totals(vote, 4, 0, 1))
    page = chair.get(url("live", meeting)).content.decode()
    assert "4/5 tán thành, 1 không có ý kiến: thông qua" in page


def test_what_nobody_voted_is_not_shown(meeting, cast, chair):
    counted(put(meeting, cast.secretary), cast.secretary, 5)
    counted(put(meeting, cast.secretary), cast.secretary, 0, 0, 5)
    page = chair.get(url("votes", meeting)).content.decode()
    assert "5/5 tán thành: thông qua" in page
    assert "0/5 tán thành, 5 không có ý kiến: không thông qua" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"subject": ""}, "Cần chọn nội dung biểu quyết."),
        ({"subject": "rating"}, "Cần chọn nội dung biểu quyết."),
        ({"subject": "other"}, "Cần ghi nội dung biểu quyết."),
        ({"subject": "finding"}, "Cần chọn nội dung chi bộ chỉ ra."),
        ({"mode": ""}, "Cần chọn hình thức biểu quyết."),
        ({"mode": "ballot"}, "Bỏ phiếu kín cần có người kiểm phiếu."),
        ({"rule": "all"}, "Chọn"),
        ({"tellers": ["999999"]}, "Chọn"),
        ({"question": "a" * 3001}, "3001"),
        ({"page_id": "nonsense"}, "bấm"),
    ],
)
def test_a_wrong_form_is_shown_again_with_what_was_typed(
    wrong, sentence, meeting, chair
):
    posted = Posted(meeting).opening(question="CÂU-ĐÃ-GÕ") | wrong
    if wrong.get("subject") == "other":
        posted["question"] = "  "
    answer = chair.post(url("open_vote", meeting), posted)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert posted["question"][:9].strip() in page
    assert not Vote.objects.exists()


def test_the_chair_is_no_teller_of_a_ballot(meeting, cast, chair):
    posted = Posted(meeting).opening(
        mode="ballot", tellers=[cast.secretary.pk, cast.author.pk]
    )
    answer = chair.post(url("open_vote", meeting), posted)
    assert answer.status_code == 422
    assert "Chủ trì không kiểm phiếu kín." in answer.content.decode()


def test_broken_characters_are_stored_clean(meeting, chair):
    posted = Posted(meeting).opening(
        subject="other", question="Câu\x00 hỏi\ud800".encode("utf-8", "surrogatepass")
    )
    answer = chair.post(url("open_vote", meeting), posted)
    assert answer.status_code == 302
    assert "\x00" not in Vote.objects.get().question


def test_a_second_vote_is_too_late_and_keeps_the_words(meeting, cast, chair):
    put(meeting, cast.deputy)
    answer = chair.post(
        url("open_vote", meeting), Posted(meeting).opening(question="CÂU-ĐÃ-GÕ")
    )
    assert answer.status_code == 409
    assert "CÂU-ĐÃ-GÕ" in answer.content.decode()
    assert Vote.objects.count() == 1


def test_the_script_gets_json(meeting, cast, chair):
    headers = {"accept": "application/json"}
    posted = Posted(meeting).opening()
    answer = chair.post(url("open_vote", meeting), posted, headers=headers)
    assert (answer.status_code, answer.json()) == (201, {"outcome": "recorded"})
    again_sent = chair.post(url("open_vote", meeting), posted, headers=headers)
    assert again_sent.status_code == 201
    other = Posted(meeting).opening()
    refused = chair.post(url("open_vote", meeting), other, headers=headers)
    assert (refused.status_code, refused.json()["reason"]) == (409, "refused")
    vote = Vote.objects.get()
    wrong = chair.post(
        url("close_vote", meeting, vote.pk),
        Posted.totals(vote, 99),
        headers=headers,
    )
    assert wrong.status_code == 422
    assert wrong.json()["errors"]


def test_the_third_figure_is_proposed_and_never_recorded_unseen(meeting, cast, chair):
    vote = put(meeting, cast.secretary)
    address = url("close_vote", meeting, vote.pk)
    answer = chair.post(address, Posted.totals(vote, 3, 1, ""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "thì số này là 1" in page
    assert re.search(r'name="blank"[^>]*value="1"', page)
    assert again(vote).status == "open"
    chair.post(address, Posted.totals(vote, 3, 1, 1))
    assert again(vote).blank == 1


@pytest.mark.parametrize(
    "totals",
    [
        (6, 0, 0), (4, 2, 0), ("", 1, 0), (4, "", 0), ("x", 0, 0), (-1, 0, 0),
        (1.5, 0, 0), (10**12, 0, 0), (5, 3, ""),
    ],
)  # fmt: skip
def test_figures_that_cannot_be_are_refused(totals, meeting, cast, chair):
    vote = put(meeting, cast.secretary)
    answer = chair.post(
        url("close_vote", meeting, vote.pk), Posted.totals(vote, *totals)
    )
    assert answer.status_code == 422
    assert f'value="{totals[0]}"' in answer.content.decode() or totals[0] == ""
    assert again(vote).status == "open"


def test_a_page_that_saw_another_state_is_too_late(meeting, cast, chair):
    vote = put(meeting, cast.secretary)
    posted = Posted.totals(vote)
    taken_back(vote, cast.secretary)
    for name in ("close_vote", "count_vote"):
        answer = chair.post(url(name, meeting, vote.pk), posted)
        assert answer.status_code == 409
    assert again(vote).status == "cancelled"
    other = put(meeting, cast.secretary)
    stale = Posted.totals(other, version=other.version + 1)
    answer = chair.post(url("close_vote", meeting, other.pk), stale)
    assert answer.status_code == 409
    assert 'value="4"' in answer.content.decode()


def test_a_vote_is_cancelled_with_a_reason(meeting, cast, chair):
    vote = put(meeting, cast.secretary)
    address = url("cancel_vote", meeting, vote.pk)
    assert chair.post(address, {"version": 1, "reason": " "}).status_code == 422
    answer = chair.post(address, {"version": 9, "reason": "LÝ-DO-GÕ"})
    assert answer.status_code == 409
    assert "LÝ-DO-GÕ" in answer.content.decode()
    assert chair.post(address, {"version": 1, "reason": "Nêu lại"}).status_code == 302
    assert again(vote).cancel_reason == "Nêu lại"
    assert "Nêu lại" in chair.get(url("live", meeting)).content.decode()
