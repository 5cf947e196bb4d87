"""Autosave against filing, opening against recall, two deciders, two openings."""

import time
from random import Random

import pytest

from cells.canonical import content_hash
from cells.journey.issue_round import start_cell_round
from cells.models import (
    AuditEntry,
    CellRound,
    Decision,
    GeneralPart,
    IndicatorAnswer,
    ReviewRound,
    SelfReview,
    Submission,
)
from cells.reviews.filed_content import content_of
from cells.reviews.models import Outcome
from cells.reviews.services import (
    Edit,
    Saved,
    decide_self_review,
    file_self_review,
    open_submission,
    prepare_working_copy,
    recall_self_review,
    save_answers,
)
from cells.reviews.services.filing import answers_of
from cells.workflow import WorkflowError
from tests.factories import (
    NOW,
    Cast,
    answer_all,
    empty_values,
    file_review,
    make_round,
    shown_hash,
)
from tests.races.together import pauses, together

PAIRS = 150
ITEM = 3


@pytest.fixture
def cast():
    return Cast()


def fresh(review) -> SelfReview:
    return SelfReview.objects.get(pk=review.pk)


def expected_errors(results) -> list:
    """Nothing but a plain refusal may come out of a race."""
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


# --- Autosave against filing -------------------------------------------------


def hash_with(review, deed: str) -> str:
    """The hash that the report would have with ``deed`` at the item."""
    answers = answers_of(review)
    for answer in answers:
        if answer.indicator.number == ITEM:
            answer.deed = deed
    general = GeneralPart.objects.get(review=review)
    return content_hash(content_of(review, answers, general).to_json())


def one_pair(review, number: int, pause: float):
    """One save and one filing at the same moment: (acknowledged, deed as filed)."""
    deed = f"Lần ghi {number}"
    answer = IndicatorAnswer.objects.get(review=review, indicator__number=ITEM)
    values = {name: getattr(answer, name) for name in empty_values()} | {"deed": deed}
    edit = Edit(key=ITEM, values=values, seen_version=answer.version)
    before, after = shown_hash(review), hash_with(review, deed)
    saving, filing = fresh(review), fresh(review)

    def save():
        time.sleep(max(0, pause))
        saved = save_answers(
            review=saving, edits=[edit], page="p", sequence=number, now=NOW
        )
        return saved[ITEM][0]

    def file():
        """Whichever content stands: it files what it finds, once."""
        time.sleep(max(0, -pause))
        try:
            return file_at(filing, before)
        except WorkflowError:
            return file_at(fresh(review), after)

    saved, filed = together(save, file)
    assert isinstance(filed, Submission), filed
    expected_errors([saved])
    return saved == Saved.STORED, filed.content["answers"][ITEM - 1]["deed"] == deed


def file_at(review, shown):
    return file_self_review(
        review=review, seen_version=review.version, shown=shown, now=NOW
    )


def test_no_acknowledged_save_is_missing_from_the_filed_version(cast):
    review = answer_all(cast.review_of(cast.author), declared={ITEM: {}})
    chance, outcomes = Random(5), []
    for number, pause in enumerate(pauses(chance, PAIRS, 0.006), start=1):
        outcomes.append(one_pair(fresh(review), number, pause))
        now = fresh(review)
        recall_self_review(review=now, seen_version=now.version, now=NOW)
    missing = [pair for pair in outcomes if pair[0] and not pair[1]]
    unasked = [pair for pair in outcomes if pair[1] and not pair[0]]
    assert (len(outcomes), missing, unasked) == (PAIRS, [], [])
    assert {acknowledged for acknowledged, _filed in outcomes} == {True, False}


# --- Opening against recall --------------------------------------------------


def test_opening_against_recall_has_one_consistent_outcome(cast):
    file_review(cast.review_of(cast.secretary))
    review = answer_all(cast.review_of(cast.author))
    chance, outcomes = Random(7), set()
    for _ in range(60):
        now = fresh(review)
        submission = file_at(now, shown_hash(now))
        outcomes.add(open_against_recall(cast, submission, chance.uniform(-4, 4)))
        begin_again(review)
    assert outcomes <= {"opened", "taken back"}


def open_against_recall(cast, submission, milliseconds) -> str:
    opening = Submission.objects.select_related("review__cell_round").get(
        pk=submission.pk
    )
    recalling = fresh(submission.review)

    def open_it():
        time.sleep(max(0, milliseconds / 1000))
        open_submission(submission=opening, reader=cast.secretary, now=NOW)

    def recall():
        time.sleep(max(0, -milliseconds / 1000))
        recall_self_review(review=recalling, seen_version=recalling.version, now=NOW)

    opened, recalled = together(open_it, recall)
    assert len(expected_errors([opened, recalled])) == 1
    stored = Submission.objects.select_related("review").get(pk=submission.pk)
    traces = AuditEntry.objects.filter(is_opening=True, target_id=submission.pk)
    facts = (
        stored.first_opened_at is not None,
        stored.recalled_at is not None,
        stored.review.status,
        traces.count(),
    )
    if opened is None:
        assert facts == (True, False, "filed", 1)
        return "opened"
    assert facts == (False, True, "draft", 0)
    return "taken back"


def begin_again(review):
    SelfReview.objects.filter(pk=review.pk).update(status="draft")


def test_two_readers_opening_at_once_leave_one_entry_each(cast):
    file_review(cast.review_of(cast.secretary))
    submission = file_review(cast.review_of(cast.author))

    def open_it():
        loaded = Submission.objects.select_related("review__cell_round").get(
            pk=submission.pk
        )
        open_submission(submission=loaded, reader=cast.secretary, now=NOW)

    assert together(*[open_it] * 6) == [None] * 6
    assert AuditEntry.objects.filter(is_opening=True).count() == 1


# --- Two of a kind -----------------------------------------------------------


def test_of_two_decisions_exactly_one_wins(cast):
    file_review(cast.review_of(cast.secretary))
    for person in (cast.author, cast.colleague, cast.former, cast.deputy):
        submission = file_review(cast.review_of(person))
        seen = fresh(submission.review).version

        def decide(submission=submission, seen=seen):
            return decide_self_review(
                submission=Submission.objects.get(pk=submission.pk),
                reader=cast.secretary,
                outcome=Outcome.ACCEPT,
                seen_version=seen,
                now=NOW,
            )

        results = together(*[decide] * 4)
        assert len(expected_errors(results)) == 3
        assert Decision.objects.filter(submission=submission).count() == 1
        assert fresh(submission.review).version == seen + 1


def test_of_two_filings_exactly_one_is_made(cast):
    review = answer_all(cast.review_of(cast.author))
    shown, stale = shown_hash(review), [fresh(review) for _ in range(3)]
    results = together(*[lambda seen=seen: file_at(seen, shown) for seen in stale])
    assert len(expected_errors(results)) == 2
    assert Submission.objects.filter(review=review).count() == 1


def test_two_windows_opened_for_the_first_time_prepare_one_working_copy(cast):
    review = cast.review_of(cast.author)
    results = together(*[lambda: prepare_working_copy(review=fresh(review))] * 4)
    assert results == [None] * 4
    assert IndicatorAnswer.objects.filter(review=review).count() == 27
    assert GeneralPart.objects.filter(review=review).count() == 1


def test_two_saves_of_one_answer_store_one_and_show_the_other(cast):
    review = cast.review_of(cast.author)
    prepare_working_copy(review=review)

    def save(page):
        edit = Edit(key=ITEM, values=empty_values() | {"deed": page}, seen_version=1)
        saved = save_answers(
            review=fresh(review), edits=[edit], page=page, sequence=1, now=NOW
        )
        return saved[ITEM][0]

    results = together(*[lambda page=page: save(page) for page in "abcd"])
    assert sorted(results) == [Saved.CONFLICT] * 3 + [Saved.STORED]
    stored = IndicatorAnswer.objects.get(review=review, indicator__number=ITEM)
    assert (stored.version, stored.deed) == (2, "abcd"[results.index(Saved.STORED)])


def test_a_round_pressed_twice_opens_once(cast):
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    template = make_round(cast.cell, cast.secretary)
    facts = ReviewRound.objects.filter(pk=template.pk).values().get()
    template.delete()
    for name in ("id", "slug", "status", "organisation_id", "catalogue_id"):
        facts.pop(name)

    def start():
        return start_cell_round(
            review_round=ReviewRound(**facts),
            cell=cast.cell,
            by=cast.secretary,
            now=NOW,
        )

    before = ReviewRound.objects.count()
    results = together(*[start] * 3)
    assert len(expected_errors(results)) == 2
    assert ReviewRound.objects.count() == before + 1
    assert CellRound.objects.filter(cell=cast.cell, status="open").count() == 1
