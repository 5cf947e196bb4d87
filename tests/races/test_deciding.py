"""Decisions against each other, recalls, withdrawals, the freezing, and guidance."""

import time
from random import Random

import pytest

from cells.journey.freeze_summary import freeze_figures
from cells.models import CellRound, Decision, Guidance, SelfReview, Submission
from cells.reviews.models import Outcome
from cells.reviews.services import (
    GuidanceEdit,
    decide_self_review,
    recall_self_review,
    save_guidance,
    withdraw_decision,
)
from cells.saving import Saved
from tests.cells.reviews.acts import DUE, guide
from tests.factories import NOW, Cast, accept, file_review
from tests.races.test_filing import expected_errors
from tests.races.together import together

ROUNDS = 24


@pytest.fixture
def cast():
    cast = Cast()
    file_review(cast.review_of(cast.secretary))
    return cast


def fresh(submission) -> Submission:
    return Submission.objects.select_related("review__cell_round").get(pk=submission.pk)


def paused(act, milliseconds):
    def run():
        time.sleep(max(0, milliseconds / 1000))
        return act()

    return run


def deciding(cast, submission, outcome=Outcome.ACCEPT):
    loaded = fresh(submission)
    due_on = None if outcome == Outcome.ACCEPT else DUE
    return lambda: decide_self_review(
        submission=loaded,
        reader=cast.secretary,
        outcome=outcome,
        seen_version=loaded.review.version,
        due_on=due_on,
        now=NOW,
    )


def status_of(submission) -> str:
    return SelfReview.objects.get(pk=submission.review_id).status


def begin_again(submission):
    """The report waits undecided once more, as if nothing had happened."""
    Guidance.objects.all().delete()
    Decision.objects.filter(submission=submission).delete()
    Submission.objects.filter(pk=submission.pk).update(
        recalled_at=None, first_opened_at=None
    )
    SelfReview.objects.filter(pk=submission.review_id).update(status="filed")


def test_of_two_windows_with_two_decisions_one_wins(cast):
    submission = file_review(cast.review_of(cast.author))
    chance, winners = Random(3), set()
    for _ in range(ROUNDS):
        guide(submission, cast.secretary, {3: "Nêu rõ."})
        pause = chance.uniform(-3, 3)
        results = together(
            paused(deciding(cast, submission), pause),
            paused(deciding(cast, submission, Outcome.GUIDE), -pause),
        )
        [error] = expected_errors(results)
        assert "xem xong lúc" in str(error)
        decision = Decision.objects.get(submission=submission)
        wanted = {Outcome.ACCEPT: "accepted", Outcome.GUIDE: "guided"}
        assert status_of(submission) == wanted[decision.outcome]
        sent = Guidance.objects.exclude(decision=None).count()
        assert sent == (decision.outcome == Outcome.GUIDE)
        winners.add(decision.outcome)
        begin_again(submission)
    assert winners <= {Outcome.ACCEPT, Outcome.GUIDE}


def test_a_decision_against_a_recall(cast):
    submission = file_review(cast.review_of(cast.author))
    chance, outcomes = Random(5), set()
    for _ in range(ROUNDS):
        review = fresh(submission).review
        pause = chance.uniform(-3, 3)
        results = together(
            paused(deciding(cast, submission), pause),
            paused(
                lambda review=review: recall_self_review(
                    review=review, seen_version=review.version, now=NOW
                ),
                -pause,
            ),
        )
        assert len(expected_errors(results)) == 1
        decided = Decision.objects.filter(submission=submission).count()
        recalled = fresh(submission).recalled_at is not None
        facts = (decided, recalled, status_of(submission))
        assert facts in {(1, False, "accepted"), (0, True, "draft")}
        outcomes.add(facts[2])
        begin_again(submission)
    assert outcomes <= {"accepted", "draft"}


def freezing(cast):
    cell_round = CellRound.objects.get(pk=cast.cell_round.pk)
    return lambda: freeze_figures(
        cell_round=cell_round, by=cast.secretary, reason="Thiếu bản",
        seen_version=cell_round.version, now=NOW,
    )  # fmt: skip


def thaw(cast):
    summary = CellRound.objects.get(pk=cast.cell_round.pk).summary
    summary.tallies.all().delete()
    summary.group_tallies.all().delete()
    type(summary).objects.filter(pk=summary.pk).update(
        status="draft", frozen_at=None, counted_reviews=None
    )
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="open")


def test_a_withdrawal_against_the_freezing(cast):
    """Either it is withdrawn and does not count, or it counts and stands."""
    submission = file_review(cast.review_of(cast.author))
    chance, outcomes = Random(9), set()
    for _ in range(ROUNDS // 2):
        accept(submission, cast.secretary)
        loaded = fresh(submission)
        decision = Decision.objects.get(submission=submission, withdrawn_at=None)
        decision.submission = loaded

        def withdraw(decision=decision, loaded=loaded):
            withdraw_decision(
                decision=decision, reader=cast.secretary, reason="Xem lại",
                seen_version=loaded.review.version, now=NOW,
            )  # fmt: skip

        pause = chance.uniform(-4, 12)
        results = together(paused(withdraw, pause), paused(freezing(cast), -pause))
        expected_errors(results)
        assert results[1] is None
        summary = CellRound.objects.get(pk=cast.cell_round.pk).summary
        withdrawn = results[0] is None
        facts = (withdrawn, summary.counted_reviews, status_of(submission))
        assert facts in {(True, 0, "filed"), (False, 1, "accepted")}
        outcomes.add(withdrawn)
        thaw(cast)
        begin_again(submission)
    assert outcomes <= {True, False}


def test_guidance_against_a_decision(cast):
    """What is acknowledged is sent with the decision or it was refused, never lost."""
    submission = file_review(cast.review_of(cast.author))
    chance, outcomes = Random(11), set()
    for _ in range(ROUNDS):
        guide(submission, cast.secretary, {3: "Nêu rõ."})
        loaded = fresh(submission)

        def save(loaded=loaded):
            return save_guidance(
                submission=loaded, writer=cast.secretary, now=NOW,
                edits=[GuidanceEdit(7, "Viết sau cùng", 0)],
            )[7][0]  # fmt: skip

        pause = chance.uniform(-3, 3)
        saved, decided = together(
            paused(save, pause),
            paused(deciding(cast, submission, Outcome.GUIDE), -pause),
        )
        expected_errors([saved])
        assert isinstance(decided, Decision), decided
        sent = set(decided.guidance.values_list("indicator__number", flat=True))
        assert sent == ({3, 7} if saved == Saved.STORED else {3})
        assert not Guidance.objects.filter(decision=None).exists()
        outcomes.add(saved == Saved.STORED)
        begin_again(submission)
    assert outcomes <= {True, False}


def test_two_windows_that_begin_one_guidance_keep_one(cast):
    submission = file_review(cast.review_of(cast.author))

    def save(page):
        loaded = fresh(submission)
        return save_guidance(
            submission=loaded, writer=cast.secretary, now=NOW, page=page, sequence=1,
            edits=[GuidanceEdit(3, page, 0)],
        )[3][0]  # fmt: skip

    results = together(*[lambda page=page: save(page) for page in "abcd"])
    assert sorted(results) == [Saved.CONFLICT] * 3 + [Saved.STORED]
    assert Guidance.objects.get().text == "abcd"[results.index(Saved.STORED)]
