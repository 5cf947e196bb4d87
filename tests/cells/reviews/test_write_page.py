"""The page on which one writes, with a script and without."""

import pytest
from django.urls import reverse

from cells.models import GeneralPart, IndicatorAnswer, SelfReview
from cells.reviews.services import (
    prepare_working_copy,
)
from cells.reviews.services.writing import ANSWER_FIELDS
from cells.saving import values_of
from tests.factories import empty_values
from tests.html_forms import form_of

PAGE, OTHER = "page-a", "page-b"


@pytest.fixture
def review(cast):
    review = cast.review_of(cast.author)
    prepare_working_copy(review=review)
    return review


def stored(review, number=1) -> IndicatorAnswer:
    return IndicatorAnswer.objects.get(review=review, indicator__number=number)


# --- The page without a script -----------------------------------------------


@pytest.fixture
def url(review):
    return reverse("reviews:write", args=[review.pk, 1])


@pytest.fixture
def author(client, cast):
    client.force_login(cast.author)
    return client


def test_the_plain_form_saves_what_was_changed_and_nothing_else(author, review, url):
    fields = form_of(author.get(url), url)
    fields["a2-deed"], fields["a2-frequency"] = ["Một việc"], ["rarely"]
    assert author.post(url, fields).status_code == 302
    assert (stored(review, 2).deed, stored(review, 2).frequency) == (
        "Một việc", "rarely"
    )  # fmt: skip
    untouched = review.answers.exclude(indicator__number=2)
    assert set(untouched.values_list("version", flat=True)) == {1}


def test_an_old_window_does_not_take_back_what_another_saved(author, review, url):
    """It changed item 2 only; item 1, which it shows as empty, is no edit."""
    old = form_of(author.get(url), url)
    fresh = form_of(author.get(url), url)
    author.post(url, fresh | {"a1-deed": ["Ở máy khác"]})
    response = author.post(url, old | {"a2-deed": ["Ở máy này"]})
    assert response.status_code == 302
    assert (stored(review, 1).deed, stored(review, 2).deed) == (
        "Ở máy khác", "Ở máy này"
    )  # fmt: skip


@pytest.fixture
def collision(author, review, url):
    """The answer to a stale save of item 1."""
    old = form_of(author.get(url), url)
    author.post(url, form_of(author.get(url), url) | {"a1-deed": ["Ở máy khác"]})
    return author.post(url, old | {"a1-deed": ["Ở máy này"]})


def test_two_windows_on_one_item_show_both_texts(collision, review):
    assert collision.status_code == 409
    body = collision.content.decode()
    assert "Ở máy khác" in body
    assert "Ở máy này" in body
    assert stored(review).deed == "Ở máy khác"


def test_the_own_text_is_kept_by_a_press(author, collision, review, url):
    fields = form_of(collision, url)
    assert fields["a1-deed"] == ["Ở máy này"]
    assert author.post(url, fields | {"a1-keep": ["mine"]}).status_code == 302
    assert stored(review).deed == "Ở máy này"


def test_the_stored_text_is_kept_by_a_press(author, collision, review, url):
    fields = form_of(collision, url) | {"a1-keep": ["stored"]}
    assert author.post(url, fields).status_code == 302
    assert stored(review).deed == "Ở máy khác"


def test_without_a_choice_it_is_asked_again(author, collision, review, url):
    assert author.post(url, form_of(collision, url)).status_code == 409
    assert stored(review).deed == "Ở máy khác"


def test_a_text_changed_once_more_is_asked_again(author, collision, review, url):
    """“Mine” is chosen over what was seen, not over what came after it."""
    fields = form_of(collision, url) | {"a1-keep": ["mine"]}
    author.post(url, form_of(author.get(url), url) | {"a1-deed": ["Lần thứ ba"]})
    response = author.post(url, fields)
    assert response.status_code == 409
    assert "Lần thứ ba" in response.content.decode()
    assert stored(review).deed == "Lần thứ ba"


def test_the_general_part_asks_in_the_same_way(author, review):
    url = reverse("reviews:write_general", args=[review.pk])
    old = form_of(author.get(url), url)
    name = "general-strengths"
    other = form_of(author.get(url), url) | {name: ["Ở máy khác"]}
    assert author.post(url, other).status_code == 302
    response = author.post(url, old | {name: ["Ở máy này"]})
    assert response.status_code == 409
    body = response.content.decode()
    assert "Ở máy khác" in body
    assert "Ở máy này" in body
    chosen = form_of(response, url) | {"general-keep": ["mine"]}
    assert author.post(url, chosen).status_code == 302
    assert GeneralPart.objects.get(review=review).strengths == "Ở máy này"


def test_a_page_reloaded_shows_what_was_saved(author, review, url):
    fields = form_of(author.get(url), url)
    text = "Dòng một\nDòng hai <b>&amp;</b>\n"
    author.post(url, fields | {"a1-deed": [text]})
    shown = form_of(author.get(url), url)
    assert shown["a1-deed"] == ["Dòng một\nDòng hai <b>&amp;</b>"]


def test_a_text_that_begins_with_an_empty_line_comes_back_whole(author, review, url):
    IndicatorAnswer.objects.filter(review=review, indicator__number=1).update(
        deed="\n\nMột việc"
    )
    assert form_of(author.get(url), url)["a1-deed"] == ["\n\nMột việc"]


def test_a_filed_report_is_not_written_and_the_text_stays_on_the_page(
    author, review, url
):
    fields = form_of(author.get(url), url) | {"a1-deed": ["Bấm Quay lại rồi gõ"]}
    SelfReview.objects.filter(pk=review.pk).update(status="filed")
    response = author.post(url, fields)
    assert response.status_code == 409
    assert form_of(response, url)["a1-deed"] == ["Bấm Quay lại rồi gõ"]
    assert stored(review).deed == ""


# --- What the script is told -------------------------------------------------


def script(client, url, fields, *, page="0a1b2c3d", sequence=1):
    return client.post(
        url,
        fields | {"page_id": page, "sequence": sequence},
        headers={"accept": "application/json"},
    )


def one(text, *, version=1) -> dict:
    return {"a1-version": version, "a1-deed": text}


def test_a_script_is_told_the_version_and_the_progress(author, review, url):
    response = script(author, url, one("một") | {"a1-frequency": "often"})
    assert response.status_code == 200
    data = response.json()
    assert data["rows"].keys() == {"1"}
    row = data["rows"]["1"]
    assert (row["outcome"], row["version"]) == ("stored", 2)
    assert (data["answered"], data["total"]) == (1, 27)
    assert data["saved_at"] == "10:00"


def test_a_script_is_told_of_a_conflict_with_both_texts(author, review, url):
    script(author, url, one("một"))
    response = script(author, url, one("hai"), page="ffff")
    assert response.status_code == 409
    told = response.json()["rows"]["1"]
    assert told["outcome"] == "conflict"
    assert "một" in str(told["conflict"])
    assert "hai" in str(told["conflict"])


def test_a_script_whose_report_was_filed_is_told_so(author, review, url):
    SelfReview.objects.filter(pk=review.pk).update(status="filed")
    response = script(author, url, one("một"))
    assert response.status_code == 409
    assert response.json()["reason"] == "closed"
    assert response.json()["message"]


def test_a_script_that_is_signed_out_is_told_so(client, review, url):
    response = script(client, url, one("một"))
    assert (response.status_code, response.json()["reason"]) == (401, "signed_out")


def test_an_answer_to_a_script_holds_the_texts_of_conflicts_alone(author, url):
    assert "một" not in script(author, url, one("một")).content.decode()


def test_values_are_compared_whole(review):
    assert set(values_of(stored(review), ANSWER_FIELDS)) == set(empty_values())


def test_a_script_that_asks_for_the_page_gets_it(author, review, url):
    general = reverse("reviews:write_general", args=[review.pk])
    for address in (url, general):
        response = author.get(address, headers={"accept": "application/json"})
        assert response.status_code == 200


def test_a_script_that_saves_first_finds_the_answers(cast, client):
    """Its page was never opened: the 27 answers come to be with the save."""
    review = cast.review_of(cast.colleague)
    client.force_login(cast.colleague)
    response = script(client, reverse("reviews:write", args=[review.pk, 1]), one("một"))
    assert response.json()["rows"]["1"]["outcome"] == "stored"
    assert stored(review).deed == "một"


def test_a_script_is_told_what_is_still_missing(author, review, url):
    data = script(author, url, {"a1-version": 1, "a1-frequency": "often"}).json()
    assert data["answered"] == 1
    assert {item["number"] for item in data["missing"]} == {1}
    done = {"a1-version": 2, "a1-frequency": "often", "a1-parts": "1", "a1-deed": "x"}
    data = script(author, url, done, sequence=2).json()
    assert data["missing"] == []


def test_a_script_is_told_of_a_wrong_value_beside_the_stored_ones(author, review, url):
    fields = one("một") | {"a2-version": 1, "a2-frequency": "always"}
    response = script(author, url, fields)
    assert response.status_code == 422
    rows = response.json()["rows"]
    assert (rows["1"]["outcome"], rows["2"]["outcome"]) == ("stored", "invalid")
    assert rows["2"]["errors"]["frequency"]
