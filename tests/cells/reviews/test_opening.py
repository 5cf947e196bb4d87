"""Opening a filed version, recorded before it is shown."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cells.models import (
    AuditEntry,
    SelfReview,
    Submission,
)
from cells.reviews.services import (
    file_self_review,
    open_submission,
    recall_self_review,
)
from cells.reviews.views.reading import SubmissionView
from cells.workflow import WorkflowError
from tests.factories import NOW, file_review, shown_hash

DAY = timedelta(days=1)


@pytest.fixture
def submission(cast):
    file_review(cast.review_of(cast.secretary))
    return file_review(cast.review_of(cast.author))


@pytest.fixture
def page_url(submission):
    return reverse("reviews:submission", args=[submission.pk])


def openings():
    return list(
        AuditEntry.objects.filter(is_opening=True).values_list("actor", "target_id")
    )


def first_opened_at(submission):
    return Submission.objects.get(pk=submission.pk).first_opened_at


# --- Opening -----------------------------------------------------------------


def test_an_opening_is_recorded_once_a_reader_a_version_and_a_day(cast, submission):
    for hours in (0, 1, 5):
        open_submission(
            submission=submission,
            reader=cast.secretary,
            now=NOW + timedelta(hours=hours),
        )
    assert openings() == [(cast.secretary.pk, submission.pk)]
    open_submission(submission=submission, reader=cast.secretary, now=NOW + DAY)
    assert openings() == [(cast.secretary.pk, submission.pk)] * 2
    assert first_opened_at(submission) == NOW


def test_the_day_is_the_day_in_viet_nam(cast, submission):
    """16:59 and 17:00 in UTC are two days there."""
    for moment in (NOW.replace(hour=16, minute=59), NOW.replace(hour=17)):
        open_submission(submission=submission, reader=cast.secretary, now=moment)
    assert len(openings()) == 2


def test_a_page_opened_by_its_reader_is_recorded_and_shown_to_the_author(
    cast, client, page_url, submission
):
    client.force_login(cast.secretary)
    client.get(page_url)
    assert openings() == [(cast.secretary.pk, submission.pk)]
    client.force_login(cast.author)
    for own in (reverse("reviews:mine", args=[submission.review_id]), page_url, "/"):
        assert cast.secretary.full_name in client.get(own).content.decode()


def test_the_author_opening_the_own_version_is_no_opening(cast, client, page_url):
    client.force_login(cast.author)
    client.get(page_url)
    assert openings() == []


@pytest.mark.parametrize("method", ["head", "options", "post", "put", "delete"])
def test_only_get_is_an_opening(method, cast, client, page_url, submission):
    client.force_login(cast.secretary)
    response = getattr(client, method)(page_url)
    assert response.status_code == {"head": 200, "options": 200}.get(method, 405)
    assert openings() == []
    assert first_opened_at(submission) is None


def test_the_redirect_of_the_decision_page_is_no_opening(cast, client, submission):
    client.force_login(cast.secretary)
    client.get(reverse("reviews:decide", args=[submission.pk]))
    assert openings() == []


def test_the_opening_is_recorded_before_the_text_is_rendered(
    cast, client, page_url, submission, monkeypatch
):
    """If rendering fails the opening stands all the same: better said than unsaid."""

    def broken(self, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(SubmissionView, "show", broken)
    client.force_login(cast.secretary)
    with pytest.raises(RuntimeError):
        client.get(page_url)
    assert openings() == [(cast.secretary.pk, submission.pk)]
    assert first_opened_at(submission) == NOW


def test_a_text_whose_opening_cannot_be_recorded_is_not_shown(
    cast, client, page_url, monkeypatch
):
    def broken(**kwargs):
        raise RuntimeError

    monkeypatch.setattr("cells.reviews.services.note_opening", broken)
    client.force_login(cast.secretary)
    client.raise_request_exception = False
    response = client.get(page_url)
    assert response.status_code == 500
    assert b"H\xc3\xb3ang" not in response.content


def test_only_the_newest_filing_is_stamped_by_its_opening(cast, submission):
    review = cast.review_of(cast.author)
    SelfReview.objects.filter(pk=review.pk).update(status="guided")
    review = cast.review_of(cast.author)
    newer = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    older = Submission.objects.get(pk=submission.pk)
    open_submission(submission=older, reader=cast.secretary, now=NOW)
    assert first_opened_at(submission) is None
    assert openings() == [(cast.secretary.pk, submission.pk)]
    open_submission(submission=newer, reader=cast.secretary, now=NOW)
    assert first_opened_at(newer) == NOW


def test_a_version_taken_back_while_it_was_being_opened_is_refused(cast, submission):
    loaded = Submission.objects.select_related("review").get(pk=submission.pk)
    review = cast.review_of(cast.author)
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    with pytest.raises(WorkflowError):
        open_submission(submission=loaded, reader=cast.secretary, now=NOW)
    assert openings() == []
    assert first_opened_at(submission) is None


def test_a_version_taken_back_and_filed_again_meanwhile_is_refused(cast, submission):
    loaded = Submission.objects.select_related("review").get(pk=submission.pk)
    review = cast.review_of(cast.author)
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    review = cast.review_of(cast.author)
    second = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    with pytest.raises(WorkflowError):
        open_submission(submission=loaded, reader=cast.secretary, now=NOW)
    assert openings() == []
    assert first_opened_at(second) is None
