"""Saving what is typed: nothing is lost, nothing is overwritten unseen."""

from datetime import timedelta

import pytest

from cells.models import AuditEntry, GeneralPart, IndicatorAnswer, SelfReview
from cells.reviews.pages.conflict import answer_conflict
from cells.reviews.services import (
    Edit,
    Saved,
    prepare_working_copy,
    save_answers,
    save_general_part,
)
from cells.reviews.services.writing import ANSWER_FIELDS
from cells.saving import digest, judge
from cells.workflow import WorkflowError
from tests.factories import NOW, empty_values
from tests.rounds_scenes import review_facts, round_facts

PAGE, OTHER = "page-a", "page-b"


@pytest.fixture
def review(cast):
    review = cast.review_of(cast.author)
    prepare_working_copy(review=review)
    return review


# --- judge(): the table of rules, without a database -------------------------


def typed(text) -> dict:
    return empty_values() | {"deed": text}


def row(**facts) -> IndicatorAnswer:
    """Stored “kept”, at version 4, last written by page A with its save 7."""
    facts = {"version": 4, "saved_by_page": PAGE, "saved_sequence": 7} | facts
    return IndicatorAnswer(**typed("kept"), **facts)


def edit(text, *, version=4, **facts) -> Edit:
    return Edit(key=1, values=typed(text), seen_version=version, **facts)


RULES = {
    "the stored version is edited": (
        edit("new"), OTHER, 1, Saved.STORED
    ),
    "stale, but the text is what is stored": (
        edit("kept", version=1), OTHER, 1, Saved.UNCHANGED
    ),
    "nothing was changed on the page": (
        edit("old", version=2, seen=digest(typed("old"))), OTHER, 0, Saved.UNCHANGED
    ),
    "nothing was changed, at the stored version": (
        edit("kept", seen=digest(typed("kept"))), OTHER, 0, Saved.UNCHANGED
    ),
    "changed back to what was rendered, and stored by this very page": (
        edit("old", version=4, seen=""), PAGE, 8, Saved.STORED
    ),
    "a later save of the page that wrote last": (
        edit("newer", version=2), PAGE, 8, Saved.STORED
    ),
    "a delayed earlier save of that page": (
        edit("older", version=2), PAGE, 6, Saved.SUPERSEDED
    ),
    "the same save of that page arriving twice, with other text since": (
        edit("older", version=2), PAGE, 7, Saved.SUPERSEDED
    ),
    "another page, stale": (
        edit("other", version=2), OTHER, 9, Saved.CONFLICT
    ),
    "a plain form, stale": (
        edit("other", version=2, seen=digest(typed("x"))), "", 0, Saved.CONFLICT
    ),
    "a plain form after a plain form is no page": (
        edit("other", version=2), "", 0, Saved.CONFLICT
    ),
    "a version from the future": (
        edit("other", version=9), OTHER, 1, Saved.CONFLICT
    ),
    "chosen over the stored version after seeing it": (
        edit("mine", version=2, chosen_over=4), OTHER, 1, Saved.STORED
    ),
    "chosen over a version that is no longer stored": (
        edit("mine", version=2, chosen_over=3), OTHER, 1, Saved.CONFLICT
    ),
    "chosen over another version even by the page that wrote last": (
        edit("mine", version=2, chosen_over=3), PAGE, 9, Saved.CONFLICT
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_what_becomes_of_an_edit(rule):
    sent, page, sequence, expected = RULES[rule]
    got = judge(row(), sent, ANSWER_FIELDS, page=page, sequence=sequence)
    assert got == expected


def test_a_row_written_without_a_script_belongs_to_no_page():
    stored = row(saved_by_page="")
    sent = edit("other", version=2)
    assert judge(stored, sent, ANSWER_FIELDS, page="", sequence=0) == Saved.CONFLICT


# --- The services ------------------------------------------------------------


def save(review, *edits, page=PAGE, sequence=1, now=NOW):
    return save_answers(
        review=SelfReview.objects.get(pk=review.pk),
        edits=list(edits),
        page=page,
        sequence=sequence,
        now=now,
    )


def stored(review, number=1) -> IndicatorAnswer:
    return IndicatorAnswer.objects.get(review=review, indicator__number=number)


def test_a_save_raises_the_version_and_says_who_wrote(review):
    outcome, saved = save(review, edit("một", version=1), sequence=3)[1]
    assert (outcome, saved.version) == (Saved.STORED, 2)
    found = stored(review)
    assert (found.deed, found.version, found.saved_at) == ("một", 2, NOW)
    assert (found.saved_by_page, found.saved_sequence) == (PAGE, 3)
    assert SelfReview.objects.get(pk=review.pk).last_saved_at == NOW


def test_an_edit_of_the_stored_text_changes_nothing_at_all(review):
    save(review, edit("một", version=1))
    later = NOW + timedelta(hours=1)
    outcomes = save(review, edit("một", version=1), page=OTHER, now=later)
    assert outcomes[1][0] == Saved.UNCHANGED
    assert stored(review).version == 2
    assert SelfReview.objects.get(pk=review.pk).last_saved_at == NOW


def test_one_stale_answer_does_not_hold_back_the_others(review):
    save(review, edit("một", version=1))
    second = Edit(key=2, values=typed("hai"), seen_version=1)
    outcomes = save(review, edit("khác", version=1), second, page=OTHER)
    assert [outcomes[1][0], outcomes[2][0]] == [Saved.CONFLICT, Saved.STORED]
    assert (stored(review).deed, stored(review, 2).deed) == ("một", "hai")


def test_a_conflict_shows_both_texts_and_only_what_differs(review):
    save(review, edit("một", version=1))
    shown = answer_conflict(stored(review), typed("hai"))
    assert [fact.text for fact in shown.mine] == ["hai"]
    assert [fact.text for fact in shown.stored] == ["một"]
    assert shown.stored_version == 2


@pytest.mark.parametrize("status", ["filed", "accepted", "excused"])
def test_a_report_that_is_not_with_its_author_takes_nothing(status, review):
    SelfReview.objects.filter(pk=review.pk).update(**review_facts(status))
    with pytest.raises(WorkflowError):
        save(review, edit("một", version=1))
    assert stored(review).deed == ""


@pytest.mark.parametrize("status", ["guided", "rewrite", "not_filed", "draft"])
def test_one_that_is_with_its_author_does(status, review):
    SelfReview.objects.filter(pk=review.pk).update(status=status)
    save(review, edit("một", version=1))
    assert stored(review).deed == "một"


@pytest.mark.parametrize(
    ("status", "takes"),
    [("open", True), ("reviews_closed", True), ("closed", False), ("cancelled", False)],
)
def test_writing_goes_on_until_the_round_is_closed(status, takes, cast, review):
    type(cast.cell_round).objects.filter(pk=cast.cell_round.pk).update(
        **round_facts(status)
    )
    if takes:
        save(review, edit("một", version=1))
    else:
        with pytest.raises(WorkflowError):
            save(review, edit("một", version=1))
    assert stored(review).deed == ("một" if takes else "")


def test_the_general_part_goes_by_the_same_rules(review):
    values = dict.fromkeys(
        ("strengths", "last_round_results", "direction", "proposals"), ""
    )

    def put(text, page, version=1):
        sent = Edit(key=0, values=values | {"strengths": text}, seen_version=version)
        return save_general_part(
            review=SelfReview.objects.get(pk=review.pk),
            edit=sent,
            page=page,
            sequence=1,
            now=NOW,
        )[0]

    assert put("một", PAGE) == Saved.STORED
    assert put("hai", OTHER) == Saved.CONFLICT
    assert put("một", OTHER) == Saved.UNCHANGED
    assert GeneralPart.objects.get(review=review).strengths == "một"


def test_the_working_copy_is_prepared_once(review):
    save(review, edit("một", version=1))
    prepare_working_copy(review=review)
    assert review.answers.count() == 27
    assert stored(review).deed == "một"


def test_saving_ones_own_text_leaves_no_trace(review):
    before = AuditEntry.objects.count()
    save(review, edit("một", version=1))
    assert AuditEntry.objects.count() == before
