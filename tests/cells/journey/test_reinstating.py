"""The secretary asks an excused member for the report again."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, Notification, SelfReview
from cells.reviews.models import Outcome
from cells.reviews.services import reinstate_self_review
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import give_back
from tests.factories import NOW, Cast, answer_all, file_review
from tests.nonsense import HUGE, send
from tests.rounds_scenes import excused, put_round, write_again

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def cast(db):
    cast = Cast()
    file_review(cast.review_of(cast.secretary))
    return cast


def reinstate(review, by, *, seen_version=None):
    review = SelfReview.objects.select_related("cell_round__round").get(pk=review.pk)
    reinstate_self_review(
        review=review,
        by=by,
        seen_version=review.version if seen_version is None else seen_version,
        now=NOW,
    )
    return SelfReview.objects.get(pk=review.pk)


def test_the_report_is_with_its_author_again(cast):
    review = answer_all(cast.review_of(cast.author))
    review = excused(review)
    write_again(review)
    again = reinstate(review, cast.secretary)
    assert (again.status, again.excused_reason, again.excused_on) == ("draft", "", None)
    assert again.answers.count() == 27
    assert Notification.objects.filter(
        recipient=cast.author, kind="report_reinstated"
    ).exists()
    assert AuditEntry.objects.get(action="review.reinstate").actor == cast.secretary
    file_review(again)


@pytest.mark.parametrize("scope", ["items", "whole"])
def test_a_report_that_was_given_back_is_given_back_again(scope, cast):
    filed = file_review(cast.review_of(cast.author), declared={3: {}, 14: {}})
    give_back(filed, cast.secretary, items=(3,), **outcome(scope))
    before = cast.review_of(cast.author).status
    assert before == {"items": "guided", "whole": "rewrite"}[scope]
    review = excused(cast.review_of(cast.author))
    write_again(review)
    assert reinstate(review, cast.secretary).status == before


def outcome(scope) -> dict:
    return {"outcome": Outcome.REQUEST_REWRITE} if scope == "whole" else {}


@pytest.mark.parametrize("standing", ["exempt", "transferred"])
def test_only_who_writes_today_can_be_asked(standing, cast):
    review = excused(cast.review_of(cast.author), reason=standing)
    with pytest.raises(WorkflowError):
        reinstate(review, cast.secretary)
    assert SelfReview.objects.get(pk=review.pk).status == "excused"


@pytest.mark.parametrize("status", ["reviews_closed", "closed", "cancelled"])
def test_only_while_the_round_is_open(status, cast):
    review = excused(cast.review_of(cast.author))
    write_again(review)
    put_round(cast.cell_round, status)
    with pytest.raises(WorkflowError):
        reinstate(review, cast.secretary)


def test_a_stale_page_and_a_report_that_is_not_excused_are_refused(cast):
    review = excused(cast.review_of(cast.author))
    write_again(review)
    with pytest.raises(WorkflowError):
        reinstate(review, cast.secretary, seen_version=1)
    with pytest.raises(WorkflowError):
        reinstate(cast.review_of(cast.colleague), cast.secretary)


# --- The page of the round ---------------------------------------------------


def test_the_page_names_the_reason_and_offers_the_button_only_when_it_may_be(
    cast, client
):
    gone = excused(cast.review_of(cast.colleague), reason="transferred")
    back = excused(cast.review_of(cast.author))
    write_again(back)
    client.force_login(cast.secretary)
    url = reverse("journey:cell_round", args=[cast.cell_round.pk])
    page = client.get(url).context["page"]
    rows = {row.name: row for row in page.others}
    assert "04/10/2026" in rows[gone.author.full_name].reason
    assert rows[gone.author.full_name].reinstate_url == ""
    assert rows[back.author.full_name].reinstate_url == reverse(
        "journey:reinstate", args=[cast.cell_round.pk, back.pk]
    )
    names = {author.name for author in page.authors}
    assert not names & set(rows)
    client.force_login(cast.deputy)
    page = client.get(url).context["page"]
    assert [row.reinstate_url for row in page.others] == ["", ""]


def test_who_came_later_is_marked(cast, client):
    review = excused(cast.review_of(cast.author))
    SelfReview.objects.filter(pk=review.pk).update(
        status="draft", excused_reason="", created_at=NOW.replace(day=20)
    )
    client.force_login(cast.secretary)
    url = reverse("journey:cell_round", args=[cast.cell_round.pk])
    authors = client.get(url).context["page"].authors
    joined = {row.name: row.joined_text for row in authors}
    assert "20/10/2026" in joined.pop(cast.author.full_name)
    assert set(joined.values()) == {""}


def test_the_button_asks_again(cast, client):
    review = excused(cast.review_of(cast.author))
    write_again(review)
    client.force_login(cast.secretary)
    url = reverse("journey:reinstate", args=[review.cell_round_id, review.pk])
    version = SelfReview.objects.get(pk=review.pk).version
    assert client.post(url, {"version": version}).status_code == 302
    assert cast.review_of(cast.author).status == "draft"
    assert client.post(url, {"version": version}).status_code == 409


@pytest.mark.parametrize("version", ["", "x", "0", HUGE, "\x00"])
def test_a_page_that_is_not_whole_asks_nothing(version, cast, client):
    review = excused(cast.review_of(cast.author))
    write_again(review)
    client.force_login(cast.secretary)
    url = reverse("journey:reinstate", args=[review.cell_round_id, review.pk])
    assert send(client, url, {"version": version}).status_code == 422
    assert cast.review_of(cast.author).status == "excused"


def test_a_report_of_another_cell_is_not_found_under_this_round(cast, client):
    other = cast.review_of(cast.stranger)
    client.force_login(cast.secretary)
    url = reverse("journey:reinstate", args=[cast.cell_round.pk, other.pk])
    assert client.post(url, {"version": 1}).status_code == 404
