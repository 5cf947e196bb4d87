"""Whatever is typed into a report: a clear sentence, everything kept.

The test client raises what a view lets through, so an unexpected error fails here.
"""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.html import escape

from cells.models import (
    GeneralPart,
    IndicatorAnswer,
    Member,
    ReviewRound,
    SelfReview,
)
from cells.reviews.services import file_self_review
from tests.factories import (
    NOW,
    answer_all,
    file_review,
    shown_hash,
)
from tests.html_forms import form_of
from tests.nonsense import (
    HUGE,
    SCRIPT,
    TYPED,
    URLENCODED,
    encoded,
    row,
    send,
    stored,
    stored_form,
)

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def review(cast):
    return answer_all(cast.review_of(cast.author))


@pytest.fixture
def author(client, cast):
    client.force_login(cast.author)
    return client


@pytest.fixture
def url(review):
    return reverse("reviews:write", args=[review.pk, 1])


# --- What is typed into a report ---------------------------------------------


@pytest.mark.parametrize("case", TYPED)
def test_a_text_is_stored_in_one_spelling_and_shown_as_text(case, author, review, url):
    typed, expected = TYPED[case][0], stored_form(case)
    assert send(author, url, row(deed=typed)).status_code == 302
    assert stored(review).deed == expected
    page = author.get(url)
    assert form_of(page, url)["a1-deed"] == [expected]
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("case", TYPED)
def test_the_general_part_too(case, author, review):
    url = reverse("reviews:write_general", args=[review.pk])
    fields = {"general-version": 1, "general-strengths": TYPED[case][0]}
    assert send(author, url, fields).status_code == 302
    found = GeneralPart.objects.get(review=review)
    assert found.strengths == stored_form(case)
    shown = form_of(author.get(url), url)["general-strengths"]
    assert shown == [stored_form(case)]


def test_a_script_gets_the_same_treatment(author, review, url):
    script = {"accept": "application/json"}
    response = send(author, url, row(deed="a\ud800b\r\n"), headers=script)
    assert response.status_code == 200
    assert stored(review).deed == "a\ufffd\ufffd\ufffdb"


def test_html_is_text_on_every_page_that_shows_it(cast, client, review):
    IndicatorAnswer.objects.filter(review=review, indicator__number=1).update(
        frequency="often", marked_parts=[1], deed=SCRIPT, remedy=SCRIPT
    )
    GeneralPart.objects.filter(review=review).update(direction=SCRIPT)
    Member.objects.filter(pk=cast.author.pk).update(full_name=SCRIPT, position=SCRIPT)
    ReviewRound.objects.update(title=SCRIPT, legal_basis=SCRIPT, aims=SCRIPT)
    client.force_login(cast.author)
    bodies = [
        client.get(address).content.decode()
        for address in (
            "/",
            reverse("reviews:write", args=[review.pk, 1]),
            reverse("reviews:write_general", args=[review.pk]),
            reverse("reviews:read_through", args=[review.pk]),
        )
    ]
    review = SelfReview.objects.get(pk=review.pk)
    file_review(cast.review_of(cast.secretary))
    from_author = file_shown(review)
    client.force_login(cast.secretary)
    addresses = [
        "/",
        reverse("reviews:submission", args=[from_author.pk]),
        reverse("journey:cell_round", args=[cast.cell_round.pk]),
        reverse("summaries:detail", args=[cast.cell_round.summary.pk]),
    ]
    bodies += [client.get(address).content.decode() for address in addresses]
    assert [body for body in bodies if "<script>alert" in body] == []
    assert all(
        escape(SCRIPT) in body or "&lt;script&gt;" in body for body in bodies[1:]
    )


def file_shown(review):
    return file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )


# --- What a report refuses ---------------------------------------------------


@pytest.mark.parametrize(
    "name", ["deed", "cause_subjective", "cause_objective", "remedy"]
)
def test_a_text_that_is_too_long_stays_on_the_page(name, author, review, url):
    text = "Một việc dài. " * 800
    response = author.post(url, row(**{name: text}))
    assert response.status_code == 422
    assert form_of(response, url)[f"a1-{name}"] == [text]
    assert "10000" in response.content.decode().replace(".", "").replace(",", "")
    assert getattr(stored(review), name) == ""


def test_one_that_is_too_long_does_not_hold_back_the_others(author, review, url):
    response = author.post(url, row(1, deed="x" * 10_001) | row(2, deed="Một việc"))
    assert response.status_code == 422
    assert stored(review, 2).deed == "Một việc"
    assert form_of(response, url)["a1-deed"] == ["x" * 10_001]


def test_a_long_general_part_stays_on_the_page(author, review):
    url = reverse("reviews:write_general", args=[review.pk])
    fields = {"general-version": 1, "general-strengths": "x" * 10_001}
    response = author.post(url, fields | {"general-direction": "Sửa trước"})
    assert response.status_code == 422
    shown = form_of(response, url)
    assert shown["general-strengths"] == ["x" * 10_001]
    assert shown["general-direction"] == ["Sửa trước"]


WRONG = {
    "frequency": ["always", "NONE", "1", "rarely ", "\x00"],
    "parts": ["99", "-1", "abc", HUGE, "1.0"],
    "version": ["", "0", "-1", "abc", HUGE, "1.5", "٣x"],
    "keep": ["yours", "<b>"],
    "stored_version": ["abc", "-4", HUGE],
    "seen": ["x" * 17, "\x00"],
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_refused_and_the_text_stays(name, author, review, url):
    for value in WRONG[name]:
        fields = row(deed="Đã gõ rất lâu") | {f"a1-{name}": value}
        response = send(author, url, fields)
        assert response.status_code == 422, value
        assert form_of(response, url)["a1-deed"] == ["Đã gõ rất lâu"]
        [error] = response.context["page"].errors
        assert escape(error.text) in response.content.decode()
    assert stored(review).deed == ""


@pytest.mark.parametrize("value", ["", "abc", HUGE])
def test_a_wrong_version_of_the_general_part_too(value, author, review):
    url = reverse("reviews:write_general", args=[review.pk])
    fields = {"general-version": value, "general-strengths": "Đã gõ rất lâu"}
    response = send(author, url, fields)
    assert response.status_code == 422
    [error] = response.context["page"].errors
    assert escape(error.text) in response.content.decode()
    assert author.post(url, form_of(response, url)).status_code == 302
    assert GeneralPart.objects.get(review=review).strengths == "Đã gõ rất lâu"


@pytest.mark.parametrize("value", ["", "abc", HUGE])
def test_after_a_wrong_version_the_page_can_still_be_saved(value, author, review, url):
    """The page carries a version that never overwrites a text unseen."""
    response = send(author, url, row(deed="Đã gõ rất lâu") | {"a1-version": value})
    again = author.post(url, form_of(response, url))
    assert again.status_code in (302, 409)
    if again.status_code == 409:
        chosen = form_of(again, url) | {"a1-keep": ["mine"]}
        assert author.post(url, chosen).status_code == 302
    assert stored(review).deed == "Đã gõ rất lâu"


@pytest.mark.parametrize("value", ["abc", "-1", HUGE, "", "\x00"])
def test_a_page_that_counts_badly_is_no_page(value, author, review, url):
    fields = row(deed="Một việc") | {"page_id": value, "sequence": value}
    assert send(author, url, fields).status_code == 302
    assert stored(review).deed == "Một việc"


NOT_THERE = [
    {},
    {"a14-version": 2, "a14-deed": "x"},
    {"a28-version": 1, "a28-deed": "x"},
    {"a999-version": 1},
    {"a0-version": 1},
    {"a01-version": 1},
    {f"a{HUGE}-version": 1},
    {"a1-deed": "x"},
    {"deed": "x"},
]


def test_an_indicator_that_is_not_there_is_said_to_be_none(author, review, url):
    for fields in NOT_THERE:
        assert author.post(url, fields).status_code == 422, fields
        script = author.post(url, fields, headers={"accept": "application/json"})
        assert (script.status_code, script.json()["reason"]) == (422, "empty")
    assert set(review.answers.values_list("deed", "version")) == {("", 2)}


def test_a_foreign_indicator_beside_an_own_one_is_left_aside(author, review, url):
    response = author.post(url, row(deed="Một việc") | row(28, deed="lạ"))
    assert response.status_code == 302
    assert stored(review).deed == "Một việc"


@pytest.mark.parametrize("group", [0, 5, 99, HUGE])
def test_a_group_that_does_not_exist_stores_nothing(group, author, review):
    url = f"/reviews/{review.pk}/write/{group}/"
    assert author.get(url).status_code == 404
    assert author.post(url, row(deed="Một việc")).status_code == 404
    assert stored(review).deed == ""


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ('{"a1-version": 2, "a1-deed": "\\ud800"}', "application/json"),
        ("[", "application/json"),
        ("%ED%A0%80=%ED%A0%80&%00=1&a1-version", URLENCODED),
        ("a1-version=2&a1-deed=%FF%FE", "text/plain"),
        ("", URLENCODED),
    ],
)
def test_a_body_that_is_no_form_is_no_answer(body, content_type, author, review, url):
    assert author.post(url, body, content_type=content_type).status_code == 422
    assert stored(review).version == 2


@pytest.mark.parametrize(
    "content_type", ["multipart/form-data", "multipart/form-data; boundary=\x01"]
)
def test_a_broken_upload_is_a_bad_request(content_type, author, url):
    assert author.post(url, b"x", content_type=content_type).status_code in (400, 422)


def test_too_many_fields_or_too_much_text_is_a_bad_request(author, url):
    many = {f"a1-x{n}": "1" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert author.post(url, many).status_code == 400
    much = encoded({"a1-deed": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    assert author.post(url, much, content_type=URLENCODED).status_code == 400
