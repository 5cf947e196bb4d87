"""Deciding against answering, taking back against opening, one period opened twice."""

import pytest

from cells.canonical import content_hash
from cells.models import Rating
from cells.ratings.services import (
    answer_proposal,
    decide_rating,
    open_rating,
    open_ratings,
    recall_self_rating,
)
from cells.workflow import WorkflowError
from tests.factories import TODAY, Cast
from tests.races.together import together
from tests.ratings_scenes import AFTER, YEAR, fresh, proposed, rules, sent

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast():
    return Cast()


def expected_errors(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def members(cast):
    return (cast.author, cast.colleague, cast.former, cast.deputy)


def test_a_decision_never_stands_on_a_dossier_without_the_answer(cast):
    for member in members(cast):
        rating = proposed(cast, member)
        answering, deciding = fresh(rating), fresh(rating)
        results = together(
            lambda mine=answering: answer_proposal(
                rating=mine, text="Ý kiến", seen_version=mine.version, now=AFTER
            ),
            lambda theirs=deciding: decide_rating(
                rating=theirs,
                level="good",
                number="1",
                decision_on=TODAY,
                note="",
                by=cast.committee_secretary,
                seen_version=theirs.version,
                now=AFTER,
            ),
        )
        assert len(expected_errors(results)) == 1
        stored = fresh(rating)
        if stored.status == "decided":
            assert stored.member_answer == stored.dossier["answer"] == ""
            assert content_hash(stored.dossier) == stored.dossier_sha256
        else:
            assert stored.member_answer == "Ý kiến"


def test_taken_back_or_opened_never_both(cast):
    for member in members(cast):
        rating = sent(cast, member)
        mine, theirs = fresh(rating), fresh(rating)
        results = together(
            lambda own=mine: recall_self_rating(
                rating=own, seen_version=own.version, now=AFTER
            ),
            lambda other=theirs: open_rating(
                rating=other, by=cast.secretary, office="secretary", now=AFTER
            ),
        )
        assert len(expected_errors(results)) == 1
        stored = fresh(rating)
        assert (stored.status == "self_rating") == (stored.first_opened_at is None)


def test_a_period_opened_twice_at_once_is_opened_once(cast):
    rules()
    facts = {"cell": cast.cell, "period": YEAR, "by": cast.secretary, "now": AFTER}
    results = together(*[lambda: open_ratings(**facts)] * 3)
    assert expected_errors(results) == []
    assert sum(each.new for each in results) == Rating.objects.count()
    assert all(rating.answers.count() == 18 for rating in Rating.objects.all())
