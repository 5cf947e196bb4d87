"""A proposal taken back against a decision, a remark against the member's recall."""

import pytest

from cells.canonical import content_hash
from cells.ratings.services import (
    decide_rating,
    propose,
    recall_self_rating,
    remark,
    return_rating,
    withdraw_proposal,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, Cast
from tests.races.together import together
from tests.ratings_scenes import (
    AFTER,
    ALL_CAUTIONS,
    fresh,
    handler_of,
    proposal,
    proposed,
    remarked,
    sent,
)


@pytest.fixture
def cast():
    return Cast()


def refusals(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def members(cast):
    return (cast.author, cast.colleague, cast.former, cast.secretary)


def deciding(cast, rating, level):
    loaded = fresh(rating)
    return lambda: decide_rating(
        rating=loaded,
        level=level,
        number="1",
        decision_on=TODAY,
        note="Khác đề xuất",
        by=cast.committee_secretary,
        seen_version=loaded.version,
        now=AFTER,
    )


def withdrawing(cast, rating):
    loaded = fresh(rating)
    return lambda: withdraw_proposal(
        rating=loaded,
        reason="Kiểm phiếu lại",
        by=handler_of(cast, loaded.member),
        seen_version=loaded.version,
        now=AFTER,
    )


def test_what_the_cell_took_back_is_not_decided_upon(cast):
    for member in members(cast):
        rating = proposed(cast, member)
        results = together(deciding(cast, rating, "good"), withdrawing(cast, rating))
        assert len(refusals(results)) == 1
        stored = fresh(rating)
        is_decided = results[0] is None
        assert stored.status == ("decided" if is_decided else "remarked")
        assert bool(stored.decided_level) == bool(stored.dossier) == is_decided
        assert stored.steps.count() == (not is_decided)


def test_of_two_decisions_and_a_return_one_stands(cast):
    for member in members(cast):
        rating = proposed(cast, member)
        returned = fresh(rating)
        results = together(
            deciding(cast, rating, "good"),
            deciding(cast, rating, "done"),
            lambda rating=returned: return_rating(
                rating=rating,
                reason="Nêu rõ căn cứ",
                by=cast.committee_secretary,
                seen_version=rating.version,
                now=AFTER,
            ),
        )
        assert len(refusals(results)) == 2
        stored = fresh(rating)
        won = [place for place, result in enumerate(results) if result is None]
        level, status = [("good", "decided"), ("done", "decided"), ("", "remarked")][
            won[0]
        ]
        assert (stored.decided_level, stored.status) == (level, status)
        if level:
            assert stored.dossier["decision"]["level"] == level
            assert content_hash(stored.dossier) == stored.dossier_sha256


def test_a_self_rating_taken_back_is_not_remarked_upon(cast):
    for member in members(cast):
        rating = sent(cast, member)
        own, of_office = fresh(rating), fresh(rating)
        results = together(
            lambda own=own: recall_self_rating(
                rating=own, seen_version=own.version, now=AFTER
            ),
            lambda rating=of_office: remark(
                rating=rating,
                text="Có cố gắng",
                by=handler_of(cast, rating.member),
                seen_version=rating.version,
                now=AFTER,
            ),
        )
        assert len(refusals(results)) == 1
        stored = fresh(rating)
        assert stored.status == ("self_rating" if results[0] is None else "remarked")
        assert bool(stored.remark) == (stored.status == "remarked")


def test_two_proposals_at_once_are_one_with_its_own_totals(cast):
    for member in members(cast):
        rating = remarked(cast, member)
        results = together(*[proposing(cast, rating, votes) for votes in (3, 4)])
        assert len(refusals(results)) == 1
        stored = fresh(rating)
        votes = 3 if results[0] is None else 4
        assert (stored.status, stored.votes_good) == ("proposed", votes)


def proposing(cast, rating, votes):
    loaded = fresh(rating)
    return lambda: propose(
        rating=loaded,
        proposed=proposal(votes_good=votes),
        cautions_seen=ALL_CAUTIONS,
        by=handler_of(cast, loaded.member),
        seen_version=loaded.version,
        now=NOW,
    )
