"""What the cell points out changes until it is voted on; a kept item has two texts."""

from uuid import uuid4

import pytest

from cells.meetings.kept_items import kept_items_of, readable_by
from cells.meetings.services.findings import (
    FindingValues,
    TwoTexts,
    change_finding,
    record_finding,
    withdraw_finding,
)
from cells.models import CellFinding, Decision
from cells.reviews.services import withdraw_decision
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.remarks_scenes import (
    answered,
    ended,
    finding,
    kept_item,
    loaded,
    minutes_passed,
    number,
    running,
    vote_on,
)


@pytest.fixture
def meeting(cast):
    return running(cast)


def change(row, meeting, cast, wording="Nói lại", seen=None):
    change_finding(
        finding=row,
        values=FindingValues(cast.author, number(meeting, 6), wording),
        seen_version=seen or row.version,
        by=cast.colleague,
        now=NOW,
    )


def withdraw(row, cast, reason="Chi bộ xem lại"):
    withdraw_finding(
        finding=row, reason=reason, seen_version=row.version, by=cast.colleague, now=NOW
    )


def test_it_names_member_indicator_and_words_once_per_page(cast, meeting):
    page = uuid4()
    for _ in range(2):
        record_finding(
            meeting=loaded(meeting),
            values=FindingValues(cast.author, number(meeting, 5), " Nể nang "),
            page_id=page,
            by=cast.colleague,
            now=NOW,
        )
    row = CellFinding.objects.get()
    assert (row.subject, row.indicator.number, row.wording) == (
        cast.author, 5, "Nể nang"
    )  # fmt: skip
    assert (row.vote, row.submission, row.answer) == (None, None, "")


def test_without_words_or_about_a_stranger_it_is_refused(cast, meeting):
    for wrong in ({"wording": " "}, {"subject": cast.stranger}):
        with pytest.raises(WorkflowError):
            finding(meeting, cast, **wrong)
    with pytest.raises(WorkflowError):
        finding(ended(meeting), cast)
    assert not CellFinding.objects.exists()


@pytest.mark.parametrize("status", ["open", "closed"])
def test_voted_on_it_stays_as_it_is(cast, meeting, status):
    row = finding(meeting, cast)
    vote_on(row, cast, status=status)
    with pytest.raises(WorkflowError):
        change(row, meeting, cast)
    with pytest.raises(WorkflowError):
        withdraw(row, cast)
    row.refresh_from_db()
    assert (row.version, row.withdrawn_at) == (1, None)


def test_a_cancelled_vote_leaves_it_free(cast, meeting):
    row = finding(meeting, cast)
    vote_on(row, cast, status="cancelled")
    change(row, meeting, cast)
    assert (row.wording, row.indicator.number) == ("Nói lại", 6)
    withdraw(row, cast)
    row.refresh_from_db()
    assert (row.withdrawn_at, row.withdraw_reason) == (NOW, "Chi bộ xem lại")


def test_not_carried_it_may_be_withdrawn_but_not_reworded(cast, meeting):
    row = finding(meeting, cast)
    vote_on(row, cast, status="closed", in_favour=1, against=4, carried=False)
    with pytest.raises(WorkflowError):
        change(row, meeting, cast)
    withdraw(row, cast)
    assert CellFinding.objects.get().withdrawn_at == NOW


def test_it_is_changed_by_its_version_and_not_once_answered(cast, meeting):
    row = finding(meeting, cast)
    change(row, meeting, cast)
    with pytest.raises(WorkflowError):
        change(row, meeting, cast, wording="Bản cũ", seen=1)
    answered(row, cast.author, "reserves", "Tôi bảo lưu")
    row.refresh_from_db()
    with pytest.raises(WorkflowError):
        change(row, meeting, cast, wording="Sau khi trả lời")
    assert CellFinding.objects.get().wording == "Nói lại"


def test_withdrawn_it_is_neither_changed_nor_answered_nor_withdrawn(cast, meeting):
    row = finding(meeting, cast)
    with pytest.raises(WorkflowError):
        withdraw(row, cast, reason="")
    withdraw(row, cast)
    with pytest.raises(WorkflowError):
        change(row, meeting, cast)
    with pytest.raises(WorkflowError):
        answered(row, cast.author)
    with pytest.raises(WorkflowError):
        withdraw(row, cast)


def test_after_the_minutes_passed_nothing_of_it_changes(cast, meeting):
    row = finding(meeting, cast)
    minutes_passed(meeting, cast)
    for act in (lambda: change(row, meeting, cast), lambda: withdraw(row, cast)):
        with pytest.raises(WorkflowError):
            act()


def test_an_item_is_kept_when_it_was_returned_twice_and_reasoned(cast, meeting):
    submission = kept_item(cast)
    (kept,) = kept_items_of(meeting)
    assert (kept.submission, kept.number) == (submission, 7)
    assert (kept.own_text, kept.kept_reason) == ("Việc của tôi.", "Đúng như vậy.")
    assert kept.guidance_text == "Định hướng 2."


def test_a_withdrawn_return_counts_for_none(cast, meeting):
    submission = kept_item(cast)
    decision = Decision.objects.get(submission=submission)
    withdraw_decision(
        decision=decision,
        reader=cast.secretary,
        reason="Xem lại",
        seen_version=cast.review_of(cast.author).version,
        now=NOW,
    )
    assert kept_items_of(meeting) == []  # not accepted any more


def test_a_report_without_two_returns_brings_nothing(cast, meeting):
    assert kept_items_of(meeting) == []


def test_only_its_reader_of_today_reads_it_never_its_author(cast, meeting):
    kept_item(cast)
    kept = kept_items_of(meeting)
    people = ("author", "secretary", "deputy", "colleague", "former", "stranger")
    assert [name for name in people if readable_by(getattr(cast, name), kept)] == [
        "secretary"
    ]


def test_a_kept_item_stands_before_the_cell_with_both_texts_once(cast, meeting):
    submission = kept_item(cast)
    kept = TwoTexts(submission, "Việc của tôi.", "Định hướng 2.")
    seventh = number(meeting, 7)
    row = finding(meeting, cast, kept=kept, indicator=seventh)
    assert (row.own_text, row.guidance_text) == ("Việc của tôi.", "Định hướng 2.")
    with pytest.raises(WorkflowError):
        finding(meeting, cast, kept=kept, indicator=seventh)
    withdraw(row, cast)
    assert finding(meeting, cast, kept=kept, indicator=seventh)


def test_it_counts_once_carried_in_passed_minutes(cast, meeting):
    rows = [finding(meeting, cast) for _ in range(3)]
    vote_on(rows[0], cast, status="closed")
    vote_on(rows[1], cast, status="closed", in_favour=1, against=4, carried=False)
    assert not CellFinding.objects.counting().exists()
    minutes_passed(meeting, cast)
    assert list(CellFinding.objects.counting()) == [rows[0]]
