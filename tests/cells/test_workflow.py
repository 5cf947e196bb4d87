"""A state changes by one conditional UPDATE."""

import pytest

from cells.models import SelfReview
from cells.reviews.models import ReviewStatus
from cells.workflow import Transition, WorkflowError, apply_transition, hold
from tests.factories import Cast

PROCEED = Transition(
    "proceed",
    frozenset({ReviewStatus.DRAFT, ReviewStatus.GUIDED}),
    ReviewStatus.NOT_FILED,
)


@pytest.fixture
def review(db):
    cast = Cast()
    return cast.review_of(cast.author)


def stored(review):
    return (
        SelfReview.objects.filter(pk=review.pk).values_list("status", "version").get()
    )


def test_it_raises_the_version_and_stores_what_goes_with_it(review):
    apply_transition(review, PROCEED, seen_version=1, wished_office="deputy")
    assert stored(review) == ("not_filed", 2)
    assert (review.status, review.version) == ("not_filed", 2)
    assert SelfReview.objects.get(pk=review.pk).wished_office == "deputy"


def test_from_another_state_it_does_not_start(review):
    SelfReview.objects.filter(pk=review.pk).update(status="filed")
    review.refresh_from_db()
    with pytest.raises(WorkflowError):
        apply_transition(review, PROCEED, seen_version=1)
    assert stored(review) == ("filed", 1)


def test_a_stale_status_in_memory_changes_nothing(review):
    SelfReview.objects.filter(pk=review.pk).update(status="guided")
    with pytest.raises(WorkflowError):
        apply_transition(review, PROCEED, seen_version=1)
    assert stored(review) == ("guided", 1)
    assert review.status == "draft"


@pytest.mark.parametrize("seen", [0, 1, 3, -1])
def test_only_the_version_that_was_seen(seen, review):
    SelfReview.objects.filter(pk=review.pk).update(version=2)
    with pytest.raises(WorkflowError):
        apply_transition(review, PROCEED, seen_version=seen)
    assert stored(review) == ("draft", 2)


def test_two_pages_of_one_version_move_it_once(review):
    other = SelfReview.objects.get(pk=review.pk)
    apply_transition(review, PROCEED, seen_version=1)
    with pytest.raises(WorkflowError):
        apply_transition(other, PROCEED, seen_version=1)
    assert stored(review) == ("not_filed", 2)


def test_holding_names_the_status_and_leaves_the_version(review):
    assert hold(review, [ReviewStatus.DRAFT]) is True
    assert hold(review, [ReviewStatus.FILED]) is False
    assert stored(review) == ("draft", 1)


def test_holding_stores_changes_on_the_way(review):
    assert hold(review, [ReviewStatus.DRAFT], wished_office="deputy")
    assert review.wished_office == "deputy"
    assert SelfReview.objects.get(pk=review.pk).wished_office == "deputy"
