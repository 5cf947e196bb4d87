"""How often the pages of an entry ask the database, with few rows and with many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import PaperEntry, SelfReview, Submission
from tests.entries_scenes import confirmed, entered, named, secretary_filed, type_in
from tests.factories import make_member

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
BUDGET = 12


def queries(client, url, person, method="get", status=200, **posted) -> int:
    client.force_login(person)
    client.get(reverse("password_change"))
    getattr(client, method)(url, **posted)  # the opening of the day is recorded
    with CaptureQueriesContext(connection) as captured:
        answer = getattr(client, method)(url, **posted)
    assert answer.status_code == status
    asked = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in asked if not sql.startswith(NOT_COUNTED)])


def crowd(cast, number):
    """``number`` further members, each with a report typed in by the colleague."""
    members = [make_member(cast.cell) for _ in range(number)]
    for member in members:
        SelfReview.objects.create(
            cell_round=cast.cell_round,
            author=member,
            status="entered",
            reader_office="secretary",
            reader_organisation=cast.cell,
            typist=cast.colleague,
            created_at=cast.cell_round.opened_at,
        )
    PaperEntry.objects.bulk_create(
        PaperEntry(
            review=review,
            author=review.author,
            typist=cast.colleague,
            named_by=review.author,
            named_at=cast.cell_round.opened_at,
            status_before="draft",
            entered_at=cast.cell_round.opened_at,
            content_sha256="0" * 64,
        )
        for review in SelfReview.objects.filter(author__in=members)
    )


@pytest.mark.parametrize("number", [1, 30])
def test_the_lists_ask_as_often_for_thirty_as_for_one(cast, client, number):
    crowd(cast, number)
    asked = {
        "codes": queries(client, reverse("reviews:codes"), cast.deputy),
        "queue": queries(client, reverse("reviews:queue"), cast.secretary),
    }
    assert asked["codes"] == 6
    assert asked["queue"] <= BUDGET
    waiting = cast.review_of(cast.author)
    help_url = reverse("reviews:paper_help", args=[waiting.pk])
    assert queries(client, help_url, cast.secretary) <= BUDGET


def test_the_pages_of_one_entry_keep_the_budget(cast, client):
    review = type_in(named(cast))
    pages = {
        ("paper", cast.author): [review.pk],
        ("paper_help", cast.colleague): [review.pk],
        ("entry", cast.colleague): [review.pk, 1],
        ("entry_general", cast.colleague): [review.pk],
        ("entry_read_through", cast.colleague): [review.pk],
    }
    asked = {
        name: queries(client, reverse(f"reviews:{name}", args=arguments), person)
        for (name, person), arguments in pages.items()
    }
    assert max(asked.values()) <= BUDGET, asked
    script = {"accept": "application/json"}
    one = {"a1-version": 2, "a1-frequency": "none", "a1-remedy": "Sửa", "page_id": "a"}
    url = reverse("reviews:entry", args=[review.pk, 1])
    assert queries(client, url, cast.colleague, "post", data=one, headers=script) <= 8


def test_an_entry_that_waits_keeps_the_budget(cast, client):
    review = entered(cast)
    asked = {
        "author": queries(
            client, reverse("reviews:paper", args=[review.pk]), cast.author
        ),
        "typist": queries(
            client, reverse("reviews:paper_help", args=[review.pk]), cast.colleague
        ),
        "maker": queries(
            client, reverse("reviews:code", args=[review.pk]), cast.deputy
        ),
    }
    assert asked == {"author": 11, "typist": 11, "maker": 9}


@pytest.mark.parametrize("number", [1, 30])
def test_versions_from_paper_cost_no_query_each(cast, client, number):
    secretary_filed(cast)
    first = confirmed(cast)
    Submission.objects.bulk_create(
        Submission(
            review=first.review,
            number=n,
            content=first.content,
            content_sha256="0" * 64,
            filed_at=first.filed_at,
            is_late=False,
            from_paper=True,
        )
        for n in range(2, number + 2)
    )
    url = reverse("reviews:mine", args=[first.review.pk])
    assert queries(client, url, cast.author) <= BUDGET
