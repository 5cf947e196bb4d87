"""The secretary's page of counts: figures without names."""

import pytest
from django.urls import reverse

from cells.models import CellSummary, SelfReview
from cells.summaries.pages import summary_page
from tests.factories import NOW, TODAY, accept, file_review
from tests.rounds_scenes import review_facts

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def summary(cast):
    return CellSummary.objects.get(cell_round=cast.cell_round)


def accept_two(cast):
    own = file_review(cast.review_of(cast.secretary), declared={5: {}})
    accept(own, cast.deputy)
    review = cast.review_of(cast.author)
    accept(file_review(review, declared={5: {}, 14: {}}), cast.secretary)


def row(page, number):
    return next(r for group in page.groups for r in group.rows if r.number == number)


def test_only_what_meets_the_requirement_is_counted(cast, summary):
    accept_two(cast)
    file_review(cast.review_of(cast.colleague), declared={5: {}})
    page = summary_page(summary)
    assert [page.figures[n].value for n in range(3)] == ["2/5", "2/27", "3"]
    fifth = row(page, 5)
    assert (fifth.none, [cell.members for cell in fifth.levels]) == (0, [2, 0, 0])
    assert row(page, 1).none == 2
    assert [group.members for group in page.groups] == [2, 1, 0]


def test_an_excused_report_is_no_report_that_must_be_written(cast, summary):
    accept_two(cast)
    SelfReview.objects.filter(author=cast.colleague).update(**review_facts("excused"))
    assert summary_page(summary).figures[0].value == "2/4"


def test_the_page_names_no_member(cast, summary, client):
    accept_two(cast)
    client.force_login(cast.secretary)
    url = reverse("summaries:detail", args=[summary.pk])
    body = client.get(url).content.decode()
    people = [cast.author, cast.colleague, cast.deputy, cast.former]
    assert [who.full_name for who in people if who.full_name in body] == []


def test_another_cells_figures_stay_apart(cast, summary):
    accept(
        file_review(cast.review_of(cast.stranger), declared={5: {}}),
        cast.committee_secretary,
    )
    assert summary_page(summary).figures[0].value == "0/5"


def test_a_withdrawn_decision_counts_no_more(cast, summary):
    accept_two(cast)
    review = cast.review_of(cast.author)
    decision = review.submissions.get().decisions.get()
    decision.withdrawn_at, decision.withdrawn_by = NOW, cast.secretary
    decision.withdrawal_reason = "Nhầm"
    decision.save()
    SelfReview.objects.filter(pk=review.pk).update(status="filed")
    assert summary_page(summary).figures[0].value == "1/5"


def test_the_newest_round_is_shown_first(cast, client):
    client.force_login(cast.secretary)
    response = client.get(reverse("summaries:current"))
    summary = CellSummary.objects.get(cell_round=cast.cell_round)
    assert response.url == reverse("summaries:detail", args=[summary.pk])
    assert TODAY.year == summary.cell_round.round.year
