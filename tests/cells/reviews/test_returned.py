"""The author sees guidance at its item, corrects or keeps it, and files again."""

import pytest
from django.urls import reverse

from cells.models import SelfReview, Submission
from cells.reviews.models import Outcome
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import DUE, change, file, give_back, status_of, withdraw
from tests.factories import file_review
from tests.html_forms import form_of

JSON = {"accept": "application/json"}


@pytest.fixture
def review(cast):
    file_review(cast.review_of(cast.secretary))
    return cast.review_of(cast.author)


@pytest.fixture
def first(cast, review):
    return file_review(review, declared={3: {}, 12: {}})


@pytest.fixture
def author(cast, client):
    client.force_login(cast.author)
    return client


def write_url(review, group=1) -> str:
    return reverse("reviews:write", args=[review.pk, group])


def kept(review, number=3) -> str:
    return review.answers.get(indicator__number=number).kept_reason


def row(answer, number):
    return next(each for each in answer.context["page"].rows if each.number == number)


# --- Where it begins ---------------------------------------------------------


def test_it_opens_at_the_first_marked_item(cast, author, review, first):
    give_back(first, cast.secretary, items=(20, 12), note="Lời nhắn")
    current = author.get(reverse("reviews:current"))
    assert current.url == f"{write_url(review, 2)}#answer-12"
    page = author.get(write_url(review, 2))
    assert row(page, 12).guidance.text == "Nêu rõ việc ở mục 12."
    assert row(page, 10).guidance is None
    text = page.content.decode()
    assert "Cần sửa theo định hướng. Hạn nộp lại: thứ Hai, 12/10/2026." in text
    assert "Lời nhắn" in text
    assert [item.number for item in page.context["page"].notice.items] == [12, 20]
    assert DUE.day == 12


def test_the_own_page_shows_the_decision_and_each_guided_item(
    cast, author, review, first
):
    give_back(first, cast.secretary, items=(3,), note="Lời nhắn")
    page = author.get(reverse("reviews:mine", args=[review.pk]))
    text = page.content.decode()
    for words in ("Cần sửa theo định hướng", "Lời nhắn", "Nêu rõ việc ở mục 3."):
        assert words in text
    shown = page.context["page"]
    assert shown.write_url == f"{write_url(review)}#answer-3"
    assert [opening.who for opening in shown.openings] == [cast.secretary.full_name]


# --- Correct it, or keep it and say why --------------------------------------


def test_what_is_not_answered_is_named_with_a_link(cast, author, review, first):
    give_back(first, cast.secretary, items=(3, 12))
    change(review, 3, deed="Đã sửa")
    page = author.get(reverse("reviews:read_through", args=[review.pk]))
    [link] = page.context["page"].missing
    assert (link.number, link.url) == (12, f"{write_url(review, 2)}#answer-12")
    with pytest.raises(WorkflowError, match="12"):
        file(review)
    change(review, 12, kept_reason="   ")
    with pytest.raises(WorkflowError):
        file(review)
    change(review, 12, kept_reason="Vì việc chỉ có một lần.")
    second = file(review)
    answers = {a["number"]: a["kept_reason"] for a in second.content["answers"]}
    assert answers[12] == "Vì việc chỉ có một lần."
    assert kept(review, 12) == ""


def test_the_reason_saves_itself(cast, author, review, first):
    give_back(first, cast.secretary, items=(3,))
    version = review.answers.get(indicator__number=3).version
    fields = {"a3-version": version, "a3-frequency": "rarely", "a3-parts": "1",
              "a3-deed": "Việc", "a3-kept_reason": "Vì vậy."}  # fmt: skip
    saved = author.post(write_url(review), fields, headers=JSON)
    assert saved.status_code == 200
    assert saved.json()["missing"] == []
    assert kept(review) == "Vì vậy."


def test_an_autosave_goes_on_naming_what_is_not_answered(cast, author, review, first):
    give_back(first, cast.secretary, items=(3,))
    version = review.answers.get(indicator__number=1).version
    fields = {"a1-version": version, "a1-frequency": "none", "a1-remedy": "x"}
    saved = author.post(write_url(review), fields, headers=JSON)
    assert [item["number"] for item in saved.json()["missing"]] == [3]


def test_a_page_without_the_field_blanks_no_reason(cast, author, review, first):
    """The return was withdrawn and another item returned: the old reason stays."""
    give_back(first, cast.secretary, items=(3,))
    change(review, 3, kept_reason="Đã nêu lý do.")
    withdraw(first, cast.secretary)
    give_back(first, cast.secretary, items=(4,))
    page = author.get(write_url(review))
    form = form_of(page, write_url(review))
    assert "a3-kept_reason" not in form
    sent = form | {"a3-deed": ["Sửa thêm"], "then": ["stay"]}
    assert author.post(write_url(review), sent).status_code == 302
    answer = review.answers.get(indicator__number=3)
    assert (answer.deed, answer.kept_reason) == ("Sửa thêm", "Đã nêu lý do.")


def test_a_refused_post_shows_the_reason_again(cast, author, review, first):
    give_back(first, cast.secretary, items=(3,))
    change(review, 3, kept_reason="Đã lưu.")
    form = form_of(author.get(write_url(review)), write_url(review))
    typed = form | {"a3-kept_reason": ["Gõ mới."], "a3-deed": ["x" * 10_001]}
    page = author.post(write_url(review), typed)
    assert (page.status_code, row(page, 3).kept_reason) == (422, "Gõ mới.")
    del typed["a3-kept_reason"]
    page = author.post(write_url(review), typed)
    assert (page.status_code, row(page, 3).kept_reason) == (422, "Đã lưu.")


def test_after_a_rewrite_one_item_at_least_is_changed(cast, review, first):
    give_back(first, cast.secretary, Outcome.REQUEST_REWRITE, items=(3,))
    change(review, 3, kept_reason="Vì vậy.")
    with pytest.raises(WorkflowError):
        file(review)
    change(review, 5, frequency="rarely", deed="Một việc", marked_parts=[1])
    file(review)
    assert status_of(review) == "filed"


# --- After two returns -------------------------------------------------------


@pytest.fixture
def third(cast, review, first):
    """Returned twice at the same item, and filed a third time."""
    give_back(first, cast.secretary, items=(3,))
    change(review, 3, kept_reason="Lý do một.")
    second = file(review)
    give_back(second, cast.secretary, items=(3,))
    change(review, 3, kept_reason="Lý do hai.")
    return file(review)


def test_both_texts_are_marked_for_the_session_for_both(cast, client, review, third):
    mark = "hai ý kiến đưa ra buổi sinh hoạt"
    for person, url in (
        (cast.secretary, reverse("reviews:submission", args=[third.pk])),
        (cast.author, reverse("reviews:submission", args=[third.pk])),
        (cast.author, reverse("reviews:mine", args=[review.pk])),
    ):
        client.force_login(person)
        page = client.get(url).content.decode()
        for words in (mark, "Lý do một.", "Lý do hai.", "Nêu rõ việc ở mục 3."):
            assert words in page, (person, words)


def test_no_guidance_is_offered_there_any_more(cast, client, third):
    client.force_login(cast.secretary)
    page = client.get(reverse("reviews:submission", args=[third.pk]))
    form = form_of(page, reverse("reviews:decide", args=[third.pk]))
    assert "g3-text" not in form
    assert "g12-text" in form


def test_every_answer_stands_with_the_guidance_it_answers(cast, client, third):
    client.force_login(cast.secretary)
    page = client.get(reverse("reviews:submission", args=[third.pk])).context["page"]
    [shown] = [each for each in page.rows if each.number == 3]
    assert [each.answer for each in shown.thread] == ["Lý do một.", "Lý do hai."]
    assert Submission.objects.filter(review__author=cast.author).count() == 3
    assert SelfReview.objects.get(author=cast.author).status == "filed"
