"""The author's page about the paper, and where else the author finds it."""

import pytest
from django.urls import reverse

from cells.models import Submission
from tests.cells.reviews.acts import status_of
from tests.entries_scenes import (
    SECRET,
    code_for,
    confirmed,
    entered,
    entry_of,
    fresh,
    named,
    secretary_filed,
    type_in,
)
from tests.factories import answer_all, shown_hash
from tests.nonsense import send

SCRIPT = {"accept": "application/json"}


def url(review, name="paper", *args):
    return reverse(f"reviews:{name}", args=[review.pk, *args])


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def review(cast, client):
    client.force_login(cast.author)
    return cast.review_of(cast.author)


def test_from_the_writing_page_to_the_paper_and_the_sheet(review, client):
    page = text_of(client.get(url(review, "write", 1)))
    assert url(review) in page
    assert reverse("reports:own_indicator_sheet", args=[review.pk]) in page
    assert "In phiếu 27 biểu hiện" in page


def test_naming_on_the_page(review, cast, client):
    page = text_of(client.get(url(review)))
    assert cast.colleague.full_name in page
    assert cast.stranger.full_name not in page
    post = {"version": review.version, "typist": cast.colleague.pk}
    assert client.post(url(review, "paper_name"), post).url == url(review)
    assert fresh(review).typist == cast.colleague
    page = text_of(client.get(url(review)))
    assert f"Đồng chí {cast.colleague.full_name} nhập bản này" in page


@pytest.mark.parametrize(
    "typist", ["", "x", "0", "999999", "-1", "\x00", "1e3", "\ud800"], ids=repr
)
def test_a_bad_choice_is_a_sentence(review, client, typist):
    fields = {"version": review.version, "typist": typist}
    answer = send(client, url(review, "paper_name"), fields)
    assert answer.status_code == 422
    assert fresh(review).typist is None


def test_a_stranger_cannot_be_posted_and_a_stale_page_is_too_late(review, cast, client):
    post = {"version": review.version, "typist": cast.stranger.pk}
    assert client.post(url(review, "paper_name"), post).status_code == 422
    post = {"version": review.version + 1, "typist": cast.colleague.pk}
    answer = client.post(url(review, "paper_name"), post)
    assert answer.status_code == 409
    assert f'value="{cast.colleague.pk}"' in text_of(answer)


def test_why_nobody_can_be_named_stands_on_the_page(review, client):
    answer_all(review)
    page = text_of(client.get(url(review)))
    assert "có phần viết trên máy" in page
    assert 'name="typist"' not in page


def test_while_it_is_typed_the_author_is_led_to_the_paper(review, cast, client):
    type_in(named(cast))
    assert client.get(reverse("reviews:current")).url == url(review)
    for name, args in (("write", [1]), ("write_general", []), ("read_through", [])):
        answer = client.get(url(review, name, *args), follow=True)
        assert answer.redirect_chain[-1][0] == url(review)
    late = client.post(
        url(review, "write", 1),
        {"a3-version": 1, "a3-frequency": "often", "a3-deed": "tự viết"},
    )
    assert late.status_code == 409
    assert "tự viết" in text_of(late)
    saved = client.post(
        url(review, "write", 1),
        {"a3-version": 1, "a3-frequency": "often", "a3-deed": "tự viết"},
        headers=SCRIPT,
    )
    assert (saved.status_code, saved.json()["reason"]) == (409, "closed")


def test_taken_back_the_text_is_written_on(review, cast, client):
    typed = type_in(named(cast))
    client.post(url(review, "paper_take_back"), {"version": typed.version})
    assert SECRET in text_of(client.get(url(review, "write", 1)))


def test_read_through_and_confirmed(review, cast, client):
    waiting = entered(cast)
    assert client.get(reverse("reviews:current")).url == url(review)
    page = text_of(client.get(url(review)))
    assert SECRET in page
    assert "Tôi xác nhận và nộp" in page
    assert "Nhập từ bản giấy, chờ đồng chí xác nhận" in page
    post = {"version": waiting.version, "shown": "0" * 64}
    wrong = client.post(url(review, "paper_confirm"), post)
    assert wrong.status_code == 409
    assert SECRET in text_of(wrong)
    post["shown"] = entry_of(review).content_sha256
    answer = client.post(url(review, "paper_confirm"), post)
    assert answer.url == url(review, "mine")
    assert Submission.objects.get(review=review).from_paper
    page = text_of(client.get(url(review, "mine")))
    assert "Nhập từ bản giấy." in page
    assert f"{cast.colleague.full_name}</span>, để nhập từ bản giấy" in page


def test_pressed_twice_it_was_filed_already(review, cast, client):
    waiting = entered(cast)
    post = {"version": waiting.version, "shown": entry_of(review).content_sha256}
    client.post(url(review, "paper_confirm"), post)
    answer = client.post(url(review, "paper_confirm"), post)
    assert answer.url == url(review, "mine")
    assert Submission.objects.filter(review=review).count() == 1


def test_taken_over_it_is_the_working_copy(review, cast, client):
    waiting = entered(cast)
    answer = client.post(url(review, "paper_take_over"), {"version": waiting.version})
    assert answer.url == url(review, "write", 1)
    assert SECRET in text_of(client.get(answer.url))
    assert status_of(review) == "draft"


def test_the_author_sees_who_made_a_code(review, cast, client):
    waiting = entered(cast)
    code_for(waiting, cast.deputy)
    page = text_of(client.get(url(review)))
    assert f"Đồng chí {cast.deputy.full_name} đã tạo mã" in page


def test_the_reader_sees_that_it_is_from_paper(cast, client):
    secretary_filed(cast)
    submission = confirmed(cast)
    client.force_login(cast.secretary)
    page = text_of(client.get(reverse("reviews:submission", args=[submission.pk])))
    assert "Nhập từ bản giấy." in page


def test_what_waits_for_author_and_typist(review, cast, client):
    typing = named(cast)
    client.force_login(cast.colleague)
    home = text_of(client.get("/"))
    assert f"Nhập bản viết tay của đồng chí {cast.author.full_name}" in home
    client.force_login(cast.author)
    assert "Viết bản tự soi" not in text_of(client.get("/"))
    type_in(typing)
    client.force_login(cast.colleague)
    client.post(
        url(review, "entry_enter"),
        {"version": typing.version, "shown": shown_hash(fresh(review))},
    )
    assert "Nhập bản viết tay" not in text_of(client.get("/"))
    client.force_login(cast.author)
    assert "Xác nhận bản nhập từ giấy" in text_of(client.get("/"))


def test_the_typists_opening_stands_among_the_openings_of_the_home_page(
    review, cast, client
):
    entered(cast)
    assert "để nhập từ bản giấy" in text_of(client.get("/"))
