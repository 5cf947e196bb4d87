"""The hints for the office that reads a report, and what they must not give away."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import Submission
from tests.cells.reviews.acts import recall
from tests.cells.reviews.hint_scenes import (
    COLLEAGUE,
    DEED,
    GENERIC,
    HONEST,
    LAST_YEAR,
    NEARLY,
    OTHER,
    next_round,
    opened,
    page_of,
    review_in,
    with_last_year,
)
from tests.factories import file_review, make_member

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def url_of(submission, view="whole") -> str:
    return reverse("reviews:submission", args=[submission.pk]) + f"?view={view}"


@pytest.fixture
def two_alike(cast):
    """The author's report, and a colleague's that is nearly the same."""
    file_review(cast.review_of(cast.secretary))
    mine = file_review(
        cast.review_of(cast.author), declared={3: HONEST | {"deed": DEED}}
    )
    other = file_review(
        cast.review_of(cast.colleague), declared={5: HONEST | {"deed": NEARLY}}
    )
    return mine, other


def test_the_reader_sees_the_hints_folded(cast, client):
    file_review(cast.review_of(cast.secretary))
    poor = HONEST | {"deed": "Đôi khi chưa thật sự nghiêm túc."}
    filed = file_review(cast.review_of(cast.author), declared={3: poor, 5: HONEST})
    page = page_of(client, cast.secretary, url_of(filed))
    assert page.count(GENERIC) == 1
    assert page.count('<details class="more reader-hints">') == 1
    assert "%" not in page.split(GENERIC)[1].split("</details>")[0]


def test_the_author_reads_the_own_filing_without_them(cast, client):
    poor = HONEST | {"deed": "Đôi khi chưa thật sự nghiêm túc."}
    filed = file_review(cast.review_of(cast.author), declared={3: poor})
    assert GENERIC not in page_of(client, cast.author, url_of(filed))


def test_a_report_that_names_nothing_is_no_fault(cast, client):
    file_review(cast.review_of(cast.secretary))
    filed = file_review(cast.review_of(cast.author))
    sentence = (
        "Một bản không tự nhận gì không phải là lỗi; có thể đưa vào chương trình."
    )
    assert sentence in page_of(client, cast.secretary, url_of(filed))
    assert sentence not in page_of(client, cast.author, url_of(filed))
    told = file_review(cast.review_of(cast.colleague), declared={3: HONEST})
    assert sentence not in page_of(client, cast.secretary, url_of(told))


@pytest.mark.parametrize("view", ["whole", "last-year"])
def test_last_years_text_leads_to_both_years(cast, client, view):
    cell_round = with_last_year(cast)
    file_review(review_in(cell_round, cast.secretary))
    filed = file_review(
        review_in(cell_round, cast.author), declared={3: HONEST | {"deed": NEARLY}}
    )
    page = page_of(client, cast.secretary, url_of(filed, view))
    assert page.count(LAST_YEAR) == 1
    after = page.split(LAST_YEAR)[1]
    assert f'href="{url_of(filed, "last-year")}"' in after


def test_the_second_of_two_alike_leads_to_the_first(cast, client, two_alike):
    mine, other = two_alike
    assert COLLEAGUE not in page_of(client, cast.secretary, url_of(mine))
    page = page_of(client, cast.secretary, url_of(other))
    assert page.count(COLLEAGUE) == 1
    assert f'href="{reverse("reviews:submission", args=[mine.pk])}"' in page
    assert "Bản của đồng chí Hoàng Văn Sơn" in page
    assert COLLEAGUE in page_of(client, cast.secretary, url_of(mine))


def test_nothing_is_told_of_a_filing_that_nobody_has_opened(cast, client, two_alike):
    """A filing may still be taken back; then nobody has learned anything of it."""
    mine, other = two_alike
    page = page_of(client, cast.secretary, url_of(mine))
    assert COLLEAGUE not in page
    assert cast.colleague.full_name not in page
    recall(other.review)
    assert COLLEAGUE not in page_of(client, cast.secretary, url_of(mine))


def test_the_authors_themselves_never_learn_it(cast, client, two_alike):
    mine, other = two_alike
    opened(mine, cast.secretary)
    opened(other, cast.secretary)
    for author, filing in ((cast.author, mine), (cast.colleague, other)):
        assert COLLEAGUE not in page_of(client, author, url_of(filing))
        assert COLLEAGUE not in page_of(
            client, author, reverse("reviews:mine", args=[filing.review_id])
        )


def test_a_filing_that_another_office_reads_is_never_compared(cast, client, two_alike):
    mine, other = two_alike
    opened(mine, cast.secretary)
    opened(other, cast.secretary)
    other.review.reader_office = "deputy"
    other.review.save(update_fields=["reader_office"])
    page = page_of(client, cast.secretary, url_of(mine))
    assert COLLEAGUE not in page
    assert cast.colleague.full_name not in page
    page = page_of(client, cast.deputy, url_of(other))
    assert COLLEAGUE not in page
    assert "Hoàng Văn Sơn" not in page


def test_the_secretarys_own_report_is_not_among_the_compared(cast, client):
    own = file_review(
        cast.review_of(cast.secretary), declared={3: HONEST | {"deed": DEED}}
    )
    opened(own, cast.deputy)
    filed = file_review(
        cast.review_of(cast.author), declared={3: HONEST | {"deed": NEARLY}}
    )
    assert COLLEAGUE not in page_of(client, cast.secretary, url_of(filed))


def test_another_round_and_another_cell_are_not_compared(cast, client, two_alike):
    mine, _other = two_alike
    opened(mine, cast.secretary)
    cell_round = next_round(cast)
    file_review(review_in(cell_round, cast.secretary))
    filed = file_review(
        review_in(cell_round, cast.colleague), declared={3: HONEST | {"deed": DEED}}
    )
    assert COLLEAGUE not in page_of(client, cast.secretary, url_of(filed))


def test_an_earlier_version_of_a_colleague_is_not_compared(cast, client, two_alike):
    mine, other = two_alike
    opened(mine, cast.secretary)
    content = dict(mine.content)
    content["answers"] = [answer | {"deed": ""} for answer in content["answers"]]
    Submission.objects.create(
        review=mine.review,
        number=2,
        content=content,
        content_sha256="0" * 64,
        filed_at=mine.filed_at,
        is_late=False,
    )
    assert COLLEAGUE not in page_of(client, cast.secretary, url_of(other))


@pytest.mark.parametrize("number", [1, 100])
def test_the_page_asks_as_often_beside_a_hundred_reports(cast, client, number):
    for _ in range(number):
        make_member(cast.cell)
    cell_round = next_round(cast)
    file_review(review_in(cell_round, cast.secretary))
    mine = file_review(
        review_in(cell_round, cast.author),
        declared={n: HONEST | {"deed": DEED} for n in (3, 5, 7)},
    )
    reviews = cell_round.self_reviews.exclude(author__in=[cast.secretary, cast.author])
    Submission.objects.bulk_create(
        Submission(
            review=review,
            number=1,
            content=mine.content,
            content_sha256="0" * 64,
            filed_at=mine.filed_at,
            first_opened_at=mine.filed_at,
            is_late=False,
        )
        for review in reviews[:number]
    )
    reviews.update(status="filed")
    client.force_login(cast.secretary)
    client.get(url_of(mine))
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url_of(mine))
    assert response.content.decode().count(COLLEAGUE) == 3
    asked = [q["sql"] for q in captured.captured_queries]
    assert len([sql for sql in asked if not sql.startswith(NOT_COUNTED)]) == 12


def test_an_honest_report_stands_without_hints(cast, client):
    file_review(cast.review_of(cast.secretary))
    filed = file_review(cast.review_of(cast.author), declared={3: HONEST})
    page = page_of(client, cast.secretary, url_of(filed))
    assert OTHER in page
    assert "reader-hints" not in page.split("</head>")[1]
