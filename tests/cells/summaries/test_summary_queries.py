"""The secretary's page asks as often for a hundred members as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cells.models import Decision, SelfReview, Submission
from tests.cells.summaries import scene
from tests.factories import NOW, make_member

NOT_COUNTED = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
BUDGET = 12
# Pinned: who adds a query says so here.
PAGES = {
    "summaries:detail": 11,
    "summaries:lines": 9,
    "reports:members_copy": 16,
}


pytestmark = pytest.mark.usefixtures("on_the_day")


def crowd(cast, number):
    """``number`` members more, whose reports count, all alike."""
    scene.accept_two(cast)
    model = Submission.objects.get(review__author=cast.author)
    decision = model.decisions.get()
    for _ in range(number):
        review = SelfReview.objects.create(
            cell_round=cast.cell_round,
            author=make_member(cast.cell),
            reader_office="secretary",
            reader_organisation=cast.cell,
            status="accepted",
            created_at=NOW,
        )
        model.pk, model.review = None, review
        model.save()
        decision.pk, decision.submission = None, model
        decision.author = review.author
        decision.save()
    assert Decision.objects.count() == number + 2


def asked(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    found = [query["sql"] for query in captured.captured_queries]
    return len([sql for sql in found if not sql.startswith(NOT_COUNTED)])


@pytest.mark.parametrize("number", [1, 100])
def test_pages_keep_their_budget(number, cast, client):
    crowd(cast, number)
    for by in (cast.secretary, cast.deputy):
        scene.word(cast, by=by)
        scene.measure(cast)
    client.force_login(cast.secretary)
    pk = scene.summary_of(cast).pk
    detail = reverse("summaries:detail", args=[pk])
    client.get(detail)
    assert asked(client, detail) <= BUDGET  # a draft is counted from the reports
    scene.freeze(cast)
    found = {}
    for name in PAGES:
        url = reverse(name, args=[pk])
        client.get(url)  # the first opening of the day is recorded
        found[name] = asked(client, url)
    assert found == PAGES
    assert found["summaries:detail"] <= BUDGET
