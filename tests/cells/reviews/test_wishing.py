"""An author asks that another office reads the report; no reason is asked."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, SelfReview
from tests.cells.reviews.acts import file, give_back
from tests.factories import answer_all, file_review


def url_of(review) -> str:
    return reverse("reviews:reader", args=[review.pk])


def wish(client, review, office, **fields):
    fresh = SelfReview.objects.get(pk=review.pk)
    fields = {"version": fresh.version, "office": office} | fields
    return client.post(url_of(review), fields)


@pytest.fixture
def review(cast):
    return cast.review_of(cast.author)


def choices(client, review) -> list[str]:
    return [each.value for each in client.get(url_of(review)).context["page"].choices]


def test_the_offices_that_another_person_holds_are_offered(cast, client, review):
    client.force_login(cast.author)
    assert choices(client, review) == ["", "deputy", "committee"]
    client.force_login(cast.deputy)
    assert choices(client, cast.review_of(cast.deputy)) == ["", "committee"]
    client.force_login(cast.secretary)
    assert choices(client, cast.review_of(cast.secretary)) == [""]


@pytest.mark.parametrize(
    ("office", "words"), [("deputy", "Phó Bí thư"), ("committee", "Trường Chính trị")]
)
def test_the_protective_sentence_names_the_reader_asked_for(
    office, words, cast, client, review
):
    answer_all(review)
    client.force_login(cast.author)
    assert wish(client, review, office).status_code == 302
    for name, arguments in (
        ("reviews:write", [review.pk, 1]),
        ("reviews:read_through", [review.pk]),
    ):
        assert words in client.get(reverse(name, args=arguments)).content.decode()
    assert AuditEntry.objects.filter(action="review.ask_for_reader").count() == 1


def test_it_may_be_taken_back_until_it_is_filed(cast, client, review):
    answer_all(review)
    client.force_login(cast.author)
    wish(client, review, "deputy")
    wish(client, review, "")
    file(review)
    assert SelfReview.objects.get(pk=review.pk).reader_office == "secretary"
    assert wish(client, review, "deputy").status_code == 409
    assert client.get(url_of(review)).status_code == 302


def test_from_the_next_filing_on_the_secretary_reads_nothing_of_it(
    cast, client, review
):
    file_review(cast.review_of(cast.secretary))
    first = give_back(file_review(review, declared={3: {}}), cast.secretary)
    client.force_login(cast.author)
    mine = client.get(reverse("reviews:mine", args=[review.pk])).content.decode()
    assert url_of(review) in mine
    assert wish(client, review, "deputy").status_code == 302
    review.answers.filter(indicator__number=3).update(kept_reason="Đã đủ.")
    second = file(review)
    client.force_login(cast.secretary)
    for submission in (first, second):
        page = reverse("reviews:submission", args=[submission.pk])
        assert client.get(page).status_code == 404
    listed = client.get(reverse("reviews:queue"))
    [row] = [
        r for r in listed.context["page"].read_by_others if r.name == "Hoàng Văn Sơn"
    ]
    assert (row.url, row.read_by, row.decided_text) == ("", "Phó Bí thư", "")


@pytest.mark.parametrize("office", ["secretary", "nobody", "deputy"])
def test_what_is_not_offered_is_refused(office, cast, client):
    client.force_login(cast.deputy)
    answer = wish(client, cast.review_of(cast.deputy), office)
    assert answer.status_code in (409, 422)
    assert cast.review_of(cast.deputy).wished_office == ""


def test_a_stale_page_is_refused(cast, client, review):
    client.force_login(cast.author)
    assert wish(client, review, "deputy", version=99).status_code == 409
    assert SelfReview.objects.get(pk=review.pk).wished_office == ""
