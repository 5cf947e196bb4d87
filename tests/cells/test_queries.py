"""How often a page asks the database, whatever the number of its rows.

SAVEPOINT, BEGIN and COMMIT are not counted. The second request is measured: the first
one of a session also stores that the notice was accepted.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import CellRound, SelfReview, Submission
from tests.cells.reviews.acts import change, file, give_back
from tests.factories import (
    NOW,
    accept,
    answer_all,
    file_review,
    make_member,
    open_round,
)

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
PAGE_BUDGET = 12
WRITING_BUDGET = 8

# Pinned: who adds a query says so here.
PAGES = {
    "home": 12,
    "rounds": 9,
    "open a round": 7,
    "summary": 11,
    "own report": 11,
    "reports to read": 9,
}
# The first opening of the day is an act: it stamps the filing and appends to the trace.
FILING = {"for its author": 8, "opened before": 12, "first opening": 23}
OWN_REPORT_UNDECIDED = 10
WRITING = {
    "group": 7,  # one of them for the private notes beside the answers
    "general part": 7,
    "autosave": 8,
    "autosave, unchanged": 7,
    "general part autosaved": 8,
}
READ_THROUGH = 8
RETURNED = {"write": 9, "read through": 10, "own report": 11}
BESIDE_THE_OLD = 12


pytestmark = pytest.mark.usefixtures("on_the_day")


def queries(client, method, url, *args, status=200, **kwargs) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = getattr(client, method)(url, *args, **kwargs)
    assert response.status_code == status
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def crowd(cast, number) -> CellRound:
    """A new round of the cell with ``number`` filings to read, all alike."""
    for _ in range(number):
        make_member(cast.cell)
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    cell_round = open_round(cast.cell, cast.secretary, now=NOW + timedelta(hours=1))
    reviews = SelfReview.objects.filter(cell_round=cell_round)
    own = file_review(reviews.get(author=cast.secretary), declared={4: {}})
    accept(own, cast.deputy)
    others = list(reviews.exclude(author=cast.secretary))[:number]
    Submission.objects.bulk_create(
        Submission(
            review=review,
            number=1,
            content=own.content,
            content_sha256=own.content_sha256,
            filed_at=NOW,
            is_late=False,
        )
        for review in others
    )
    reviews.filter(pk__in=[r.pk for r in others]).update(status="filed")
    return cell_round


def first_filing(cell_round, cast) -> str:
    filed = Submission.objects.filter(review__cell_round=cell_round)
    newest = filed.exclude(review__author=cast.secretary).order_by("pk").first()
    return reverse("reviews:submission", args=[newest.pk])


@pytest.mark.parametrize("number", [1, 30, 100])
def test_pages_ask_as_often_for_a_hundred_rows_as_for_one(number, cast, client):
    cell_round = crowd(cast, number)
    own = SelfReview.objects.get(cell_round=cell_round, author=cast.secretary)
    client.force_login(cast.secretary)
    client.get(reverse("password_change"))
    own_filing = Submission.objects.get(review=own)
    filing = first_filing(cell_round, cast)
    asked = {
        "first opening": queries(client, "get", filing),
        "opened before": queries(client, "get", filing),
        "for its author": queries(
            client, "get", reverse("reviews:submission", args=[own_filing.pk])
        ),
    }
    assert asked == FILING
    assert asked["opened before"] <= PAGE_BUDGET
    urls = {
        "home": "/",
        "rounds": reverse("journey:cell_round", args=[cell_round.pk]),
        "open a round": reverse("journey:open_round"),
        "summary": reverse("summaries:detail", args=[cell_round.summary.pk]),
        "own report": reverse("reviews:mine", args=[own.pk]),
        "reports to read": reverse("reviews:queue"),
    }
    asked = {name: queries(client, "get", url) for name, url in urls.items()}
    assert asked == PAGES
    assert max(asked.values()) <= PAGE_BUDGET


@pytest.mark.parametrize("number", [1, 100])
def test_a_page_asks_no_more_for_many_readers_notices_and_versions(
    number, cast, client
):
    """The author's own page: many filings, each opened by its reader."""
    review = answer_all(cast.review_of(cast.author))
    first = file_review(cast.review_of(cast.secretary))
    Submission.objects.bulk_create(
        Submission(
            review=review,
            number=n,
            content=first.content,
            content_sha256="0" * 64,
            filed_at=NOW,
            is_late=False,
        )
        for n in range(1, number + 1)
    )
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    url = reverse("reviews:mine", args=[review.pk])
    assert queries(client, "get", url) == OWN_REPORT_UNDECIDED


def test_writing_keeps_its_budget(cast, client):
    review = answer_all(cast.review_of(cast.author), declared={3: {}, 14: {}})
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    group = reverse("reviews:write", args=[review.pk, 1])
    general = reverse("reviews:write_general", args=[review.pk])
    script = {"accept": "application/json"}
    one = {"a1-version": 2, "a1-frequency": "none", "a1-remedy": "Sửa", "page_id": "a"}
    part = {"general-version": 1, "general-strengths": "Một"}
    asked = {
        "group": queries(client, "get", group),
        "general part": queries(client, "get", general),
        "autosave": queries(client, "post", group, one, headers=script),
        "autosave, unchanged": queries(client, "post", group, one, headers=script),
        "general part autosaved": queries(
            client, "post", general, part, headers=script
        ),
    }
    assert asked == WRITING
    assert max(asked.values()) <= WRITING_BUDGET
    through = reverse("reviews:read_through", args=[review.pk])
    assert queries(client, "get", through) == READ_THROUGH


def test_a_returned_report_keeps_the_budget(cast, client):
    """Writing with guidance, and reading the new version beside the old one."""
    file_review(cast.review_of(cast.secretary))
    review = cast.review_of(cast.author)
    filed = file_review(review, declared={3: {}, 14: {}})
    give_back(filed, cast.secretary, items=(3, 14))
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    urls = {
        "write": reverse("reviews:write", args=[review.pk, 1]),
        "read through": reverse("reviews:read_through", args=[review.pk]),
        "own report": reverse("reviews:mine", args=[review.pk]),
    }
    asked = {name: queries(client, "get", url) for name, url in urls.items()}
    assert asked == RETURNED
    assert max(asked.values()) <= PAGE_BUDGET
    for number in (3, 14):
        change(review, number, deed="Đã sửa")
    second = reverse("reviews:submission", args=[file(review).pk])
    client.force_login(cast.secretary)
    client.get(second)
    assert queries(client, "get", second) == BESIDE_THE_OLD <= PAGE_BUDGET


def test_the_plain_form_asks_once_more_for_each_changed_answer(cast, client):
    review = answer_all(cast.review_of(cast.author))
    client.force_login(cast.author)
    client.get(reverse("password_change"))
    group = reverse("reviews:write", args=[review.pk, 1])

    def changed(numbers, version):
        return {f"a{n}-version": version for n in numbers} | {
            f"a{n}-frequency": "often" for n in numbers
        }

    one = queries(client, "post", group, changed([1], 2), status=302)
    nine = queries(client, "post", group, changed(range(2, 10), 2), status=302)
    assert nine - one == 7
