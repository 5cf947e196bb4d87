"""Codes tried at once, confirming against taking over, saving against entering."""

import time
from random import Random

import pytest

from cells.accounts.one_time_codes.models import MOST_TRIES
from cells.models import (
    AuditEntry,
    IndicatorAnswer,
    OneTimeCode,
    SelfReview,
    Submission,
)
from cells.reviews.services import (
    confirm_by_code,
    confirm_signed_in,
    enter_from_paper,
    name_typist,
    save_answers,
    take_over_entry,
)
from cells.saving import Edit, Saved
from cells.workflow import WorkflowError
from tests.entries_scenes import (
    ENTERED,
    TYPED,
    code_for,
    entered,
    entry_of,
    fresh,
    named,
    type_in,
)
from tests.factories import Cast, empty_values, shown_hash
from tests.races.together import together

AT_ONCE = 50


@pytest.fixture
def cast():
    return Cast()


def only_refusals(results) -> list:
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    return errors


def attempt(review, digits, by):
    seen = fresh(review)
    return lambda: confirm_by_code(
        review=seen, digits=digits, by=by, seen_version=seen.version, now=ENTERED
    )


def test_of_fifty_wrong_tries_five_count_and_the_right_code_comes_too_late(cast):
    review = entered(cast)
    digits = code_for(review, cast.deputy)
    wrong = f"{(int(digits) + 1) % 10**8:08}"
    acts = [attempt(review, wrong, cast.colleague) for _ in range(AT_ONCE)]
    assert len(only_refusals(together(*acts))) == AT_ONCE
    assert OneTimeCode.objects.get().tries == MOST_TRIES
    assert AuditEntry.objects.filter(action="code.refuse").count() == MOST_TRIES
    with pytest.raises(WorkflowError, match=r"."):
        attempt(review, digits, cast.colleague)()
    assert fresh(review).status == "entered"


def test_a_right_code_entered_twice_files_once(cast):
    review = entered(cast)
    digits = code_for(review, cast.deputy)
    acts = [attempt(review, digits, who) for who in (cast.colleague, cast.secretary)]
    assert len(only_refusals(together(*acts))) == 1
    assert Submission.objects.filter(review=review).count() == 1
    assert OneTimeCode.objects.filter(used_at__isnull=False).count() == 1


def test_the_author_confirms_or_takes_over_never_both(cast):
    review = entered(cast)
    one, other = fresh(review), fresh(review)
    shown = entry_of(review).content_sha256
    results = together(
        lambda: confirm_signed_in(
            review=one, shown=shown, seen_version=one.version, now=ENTERED
        ),
        lambda: take_over_entry(review=other, seen_version=other.version, now=ENTERED),
    )
    assert len(only_refusals(results)) == 1
    filed = Submission.objects.filter(review=review).count()
    state = fresh(review)
    assert (state.status, filed) in {("filed", 1), ("draft", 0)}
    assert state.typist is None
    assert entry_of(review).ending == ("signed_in" if filed else "taken_over")


def test_what_the_typist_saved_is_in_the_hash_or_was_refused(cast):
    """Entering takes the report first: a save is in what is printed, or refused."""
    review, chance = type_in(named(cast)), Random(3)
    for number in range(20):
        text = f"Lần ghi {number}"
        shown, pause = shown_hash(review), chance.uniform(-4, 4) / 500
        saved, ended = together(
            lambda: save(review, text, max(0, pause)),  # noqa: B023
            lambda: end(review, shown, max(0, -pause)),  # noqa: B023
        )
        only_refusals([saved, ended])
        stored = saved == Saved.STORED
        deed = IndicatorAnswer.objects.get(review=review, indicator__number=3).deed
        assert (deed == text) is stored
        state = fresh(review)
        if state.status == "entered":
            assert entry_of(review).content_sha256 == shown_hash(review)
            assert not stored
            return
        assert stored
    assert state.status == "draft"


def save(review, text, pause):
    time.sleep(pause)
    row = IndicatorAnswer.objects.get(review=review, indicator__number=3)
    values = empty_values() | {
        "frequency": "rarely", "marked_parts": [1], "deed": text
    }  # fmt: skip
    outcomes = save_answers(
        review=fresh(review),
        edits=[Edit(key=3, values=values, seen_version=row.version)],
        page="",
        sequence=0,
        now=TYPED,
        typist=review.typist,
    )
    return outcomes[3][0]


def end(review, shown, pause):
    time.sleep(pause)
    seen = fresh(review)
    enter_from_paper(
        review=seen,
        by=review.typist,
        seen_version=seen.version,
        shown=shown,
        now=ENTERED,
    )


def test_two_people_are_never_named_at_once(cast):
    review = cast.review_of(cast.author)

    def name(person):
        seen = fresh(review)
        return lambda: name_typist(
            review=seen,
            typist=person,
            by=cast.author,
            seen_version=seen.version,
            now=TYPED,
        )

    results = together(name(cast.colleague), name(cast.deputy))
    assert len(only_refusals(results)) == 1
    [entry] = SelfReview.objects.get(pk=review.pk).paper_entries.all()
    assert fresh(review).typist == entry.typist
