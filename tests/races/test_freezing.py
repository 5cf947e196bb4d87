"""Freezing against filing, deciding and withdrawing: one consistent outcome each."""

import time
from random import Random

import pytest

from cells.journey.freeze_summary import freeze_figures
from cells.journey.reopen_summary import reopen_reviews
from cells.models import CellRound, Decision, SelfReview, Submission
from cells.reviews.models import Outcome
from cells.reviews.services import (
    decide_self_review,
    file_self_review,
    open_submission,
    withdraw_decision,
)
from cells.summaries.figures import figures_from_reports, figures_of
from cells.workflow import WorkflowError
from tests.factories import NOW, Cast, accept, answer_all, file_review, shown_hash
from tests.races.together import together

TIMES = 25


@pytest.fixture
def cast():
    cast = Cast()
    accept(file_review(cast.review_of(cast.secretary), declared={3: {}}), cast.deputy)
    return cast


def fresh_round(cast) -> CellRound:
    return CellRound.objects.select_related("summary", "round", "cell").get(
        pk=cast.cell_round.pk
    )


def freeze(cast):
    cell_round = fresh_round(cast)

    def act():
        freeze_figures(
            cell_round=cell_round,
            by=cast.secretary,
            reason="Lý do",
            seen_version=cell_round.version,
            now=NOW,
        )

    return act


def open_again(cast):
    cell_round = fresh_round(cast)
    if cell_round.status == "reviews_closed":
        reopen_reviews(
            cell_round=cell_round,
            by=cast.secretary,
            reason="Lý do",
            seen_version=cell_round.version,
            now=NOW,
        )


def race(act, freezing, chance):
    pause = chance.uniform(-0.012, 0.012)

    def first():
        time.sleep(max(0, pause))
        return act()

    def second():
        time.sleep(max(0, -pause))
        return freezing()

    return together(first, second)


def assert_bound(cast, results):
    """Whatever won: the frozen figures are those of the reports as they stand."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    assert results[1] is None, results[1]
    summary = fresh_round(cast).summary
    assert summary.status == "before_cell"
    assert figures_of(summary) == figures_from_reports(summary)


def test_filing_against_freezing(cast):
    review = answer_all(cast.review_of(cast.author), declared={5: {}})
    chance, seen = Random(3), set()
    for _ in range(TIMES):
        loaded = SelfReview.objects.get(pk=review.pk)
        shown = shown_hash(loaded)

        def file(loaded=loaded, shown=shown):
            return file_self_review(
                review=loaded, seen_version=loaded.version, shown=shown, now=NOW
            )

        results = race(file, freeze(cast), chance)
        assert_bound(cast, results)
        filed = isinstance(results[0], Submission)
        status = SelfReview.objects.get(pk=review.pk).status
        assert status == ("filed" if filed else "draft")
        seen.add(filed)
        open_again(cast)
        SelfReview.objects.filter(pk=review.pk).update(status="draft")
    assert seen <= {True, False}


def test_deciding_against_freezing(cast):
    submission = file_review(cast.review_of(cast.author), declared={5: {}})
    open_submission(submission=submission, reader=cast.secretary, now=NOW)
    chance, seen = Random(4), set()
    for _ in range(TIMES):
        loaded = Submission.objects.select_related("review__cell_round").get(
            pk=submission.pk
        )

        def decide(loaded=loaded):
            return decide_self_review(
                submission=loaded,
                reader=cast.secretary,
                outcome=Outcome.ACCEPT,
                seen_version=loaded.review.version,
                now=NOW,
            )

        results = race(decide, freeze(cast), chance)
        assert_bound(cast, results)
        decided = isinstance(results[0], Decision)
        counted = fresh_round(cast).summary.counted_reviews
        assert counted == (2 if decided else 1)
        seen.add(decided)
        open_again(cast)
        Decision.objects.filter(submission=submission).delete()
        SelfReview.objects.filter(pk=submission.review_id).update(status="filed")
    assert seen <= {True, False}


def test_withdrawing_against_freezing(cast):
    submission = accept(
        file_review(cast.review_of(cast.author), declared={5: {}}), cast.secretary
    )
    chance, seen = Random(5), set()
    for _ in range(TIMES):
        decision = Decision.objects.select_related(
            "submission__review__cell_round"
        ).get(submission=submission)

        def withdraw(decision=decision):
            withdraw_decision(
                decision=decision,
                reader=cast.secretary,
                reason="Cần xem lại",
                seen_version=decision.submission.review.version,
                now=NOW,
            )

        results = race(withdraw, freeze(cast), chance)
        assert_bound(cast, results)
        withdrawn = results[0] is None
        counted = fresh_round(cast).summary.counted_reviews
        assert counted == (1 if withdrawn else 2)
        seen.add(withdrawn)
        open_again(cast)
        Decision.objects.filter(submission=submission).update(
            withdrawn_at=None, withdrawn_by=None, withdrawal_reason=""
        )
        SelfReview.objects.filter(pk=submission.review_id).update(status="accepted")
    assert seen <= {True, False}


def test_of_two_freezings_one_wins(cast):
    results = together(*[freeze(cast) for _ in range(3)])
    errors = [each for each in results if isinstance(each, BaseException)]
    assert len(errors) == 2
    assert {type(each) for each in errors} == {WorkflowError}
