"""Taking a filing back while nobody has opened it."""

import pytest

from cells.models import (
    AuditEntry,
    Notification,
    SelfReview,
    Submission,
)
from cells.reviews.models import Outcome, ReviewStatus
from cells.reviews.services import (
    open_submission,
)
from cells.rounds.models import CellRoundStatus
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import file, recall, shut, status_of
from tests.factories import (
    NOW,
    accept,
    answer_all,
    file_review,
)


@pytest.fixture
def review(cast):
    return answer_all(cast.review_of(cast.author))


def test_a_filing_that_nobody_opened_is_taken_back(cast, review):
    submission = file(review)
    recall(review)
    assert status_of(review) == ReviewStatus.DRAFT
    assert Submission.objects.get(pk=submission.pk).recalled_at == NOW
    assert AuditEntry.objects.get(action="review.recall").actor == cast.author


def test_the_notice_of_a_filing_taken_back_says_so_and_leads_somewhere(
    cast, review, client
):
    file_review(cast.review_of(cast.secretary))
    file(review)
    recall(review)
    told = Notification.objects.filter(recipient=cast.secretary)
    assert sorted(each.kind for each in told) == ["review_recalled", "round_issued"]
    client.force_login(cast.secretary)
    assert client.get(told.get(kind="review_recalled").path).status_code == 200


def test_once_opened_it_is_not_taken_back(cast, review):
    file_review(cast.review_of(cast.secretary))
    submission = file(review)
    open_submission(submission=submission, reader=cast.secretary, now=NOW)
    with pytest.raises(WorkflowError):
        recall(review)
    assert status_of(review) == ReviewStatus.FILED
    assert Submission.objects.get(pk=submission.pk).recalled_at is None


@pytest.mark.parametrize(
    ("outcome", "state"),
    [(Outcome.GUIDE, "guided"), (Outcome.REQUEST_REWRITE, "rewrite")],
)
def test_it_goes_back_to_the_state_before(outcome, state, cast, review):
    """The last decision that is not withdrawn names it; these come with 1b."""
    first = file(review)
    first.decisions.create(
        author=cast.author,
        decided_by=cast.secretary,
        office="secretary",
        outcome=outcome,
        scope="items" if outcome == Outcome.GUIDE else "whole",
        due_on=NOW.date(),
        decided_at=NOW,
        content_sha256=first.content_sha256,
    )
    SelfReview.objects.filter(pk=review.pk).update(status=state)
    review.answers.filter(indicator__number=1).update(
        frequency="rarely", marked_parts=[1], deed="Tháng 6 tôi bỏ một buổi học."
    )
    file(review)
    recall(review)
    assert status_of(review) == state


def test_a_stale_page_takes_nothing_back(review):
    file(review)
    with pytest.raises(WorkflowError):
        recall(review, seen_version=SelfReview.objects.get(pk=review.pk).version - 1)
    assert status_of(review) == ReviewStatus.FILED


@pytest.mark.parametrize("status", [CellRoundStatus.REVIEWS_CLOSED, "closed"])
def test_nothing_is_taken_back_when_the_round_is_not_open(status, cast, review):
    file(review)
    shut(cast, status)
    with pytest.raises(WorkflowError):
        recall(review)
    assert status_of(review) == ReviewStatus.FILED


def test_an_accepted_report_is_not_taken_back(cast, review):
    file_review(cast.review_of(cast.secretary))
    accept(file(review), cast.secretary)
    with pytest.raises(WorkflowError):
        recall(review)
    assert status_of(review) == ReviewStatus.ACCEPTED


def test_a_filing_taken_back_counts_nowhere(cast, review):
    submission = file(review)
    recall(review)
    SelfReview.objects.filter(pk=review.pk).update(status="accepted")
    assert not Submission.objects.counted().filter(pk=submission.pk).exists()
