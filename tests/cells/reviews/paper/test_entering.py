"""ENTER_FROM_PAPER, CHANGE_ENTRY, TAKE_OVER, and who writes meanwhile."""

import pytest

from cells.accounts.one_time_codes.models import OneTimeCode
from cells.models import (
    CellRound,
    IndicatorAnswer,
    Member,
    Notification,
    SelfReview,
)
from cells.reviews.services import (
    ask_for_reader,
    change_entry,
    excuse_self_review,
    file_self_review,
    save_answers,
    take_over_entry,
)
from cells.saving import Edit
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import change, give_back, status_of
from tests.entries_scenes import (
    ENTERED,
    code_for,
    confirmed,
    enter,
    entered,
    entry_of,
    fresh,
    named,
    secretary_filed,
    type_in,
)
from tests.factories import NOW, empty_values, file_review, shown_hash


def write(review, text, *, typist=None):
    version = review.answers.get(indicator__number=3).version
    values = empty_values() | {"frequency": "rarely", "deed": text}
    return save_answers(
        review=review,
        edits=[Edit(key=3, values=values, seen_version=version)],
        page="",
        sequence=0,
        now=NOW,
        typist=typist,
    )


def deed_of(review) -> str:
    return IndicatorAnswer.objects.get(review=review, indicator__number=3).deed


def test_entered_as_a_whole_it_waits_with_its_hash(cast):
    review = entered(cast)
    entry = entry_of(review)
    assert (review.status, entry.content_sha256) == ("entered", shown_hash(review))
    assert entry.status_before == "draft"
    [notice] = Notification.objects.filter(kind="entered_from_paper")
    assert (notice.recipient, notice.facts) == (
        cast.author, {"by": cast.colleague.full_name}
    )  # fmt: skip
    assert not review.submissions.exists()


def test_it_is_complete_as_for_filing(cast):
    review = type_in(named(cast))
    change(review, 5, frequency=None)
    with pytest.raises(WorkflowError, match=r"mục chưa trả lời: 5"):
        enter(review)
    change(review, 5, frequency="often", deed="")
    with pytest.raises(WorkflowError, match="chưa nêu việc cụ thể"):
        enter(review)
    assert status_of(review) == "draft"


def test_only_the_typist_and_only_what_was_read_through(cast):
    review = type_in(named(cast))
    with pytest.raises(WorkflowError, match="không còn nhập"):
        enter(review, by=cast.deputy)
    shown = shown_hash(review)
    change(review, 4, frequency="often", marked_parts=[1], deed="thêm")
    with pytest.raises(WorkflowError, match="đã thay đổi sau khi"):
        enter(review, shown=shown)


def test_not_once_the_figures_are_frozen(cast):
    review = type_in(named(cast))
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    with pytest.raises(WorkflowError, match="đã chốt"):
        enter(review)


def test_the_author_does_not_write_while_it_is_typed(cast):
    review = type_in(named(cast), declared={})
    with pytest.raises(WorkflowError, match="đang nhập bản này"):
        write(review, "của người viết")
    write(review, "của người nhập", typist=cast.colleague)
    assert deed_of(review) == "của người nhập"


def test_nobody_but_the_named_typist_types(cast):
    review = type_in(named(cast), declared={})
    with pytest.raises(WorkflowError, match="không còn nhập"):
        write(review, "của người khác", typist=cast.deputy)
    assert deed_of(review) == ""


def test_the_author_does_not_file_what_is_half_typed(cast):
    review = type_in(named(cast))
    with pytest.raises(WorkflowError, match="đang nhập bản này"):
        file_self_review(
            review=review,
            seen_version=review.version,
            shown=shown_hash(review),
            now=NOW,
        )
    assert status_of(review) == "draft"


def test_entered_takes_nothing_from_anybody(cast):
    review = entered(cast)
    for typist in (None, cast.colleague):
        with pytest.raises(WorkflowError, match="đang chờ xác nhận"):
            write(review, "sau đó", typist=typist)
    with pytest.raises(WorkflowError):
        file_self_review(
            review=review,
            seen_version=review.version,
            shown=shown_hash(review),
            now=NOW,
        )


# --- Back to typing, and to the author ---------------------------------------


def test_changing_voids_print_and_code_and_raises_the_version(cast):
    review = entered(cast)
    code_for(review, cast.deputy)
    old = entry_of(review).content_sha256
    change_entry(
        review=review, by=cast.colleague, seen_version=review.version, now=ENTERED
    )
    again = fresh(review)
    assert (again.status, again.typist) == ("draft", cast.colleague)
    assert again.version == review.version
    assert entry_of(review).content_sha256 == ""
    assert not OneTimeCode.objects.open().exists()
    write(again, "sửa lại", typist=cast.colleague)
    change(again, 3, marked_parts=[1])
    enter(again)
    assert entry_of(review).content_sha256 not in {"", old}


def test_only_the_typist_changes_the_entry(cast):
    review = entered(cast)
    with pytest.raises(WorkflowError):
        change_entry(
            review=review, by=cast.secretary, seen_version=review.version, now=ENTERED
        )
    assert status_of(review) == "entered"


@pytest.mark.parametrize("state", ["draft", "guided", "rewrite", "not_filed"])
def test_taken_over_it_is_back_in_the_state_before(cast, state):
    secretary_filed(cast)
    if state in {"guided", "rewrite"}:
        submission = file_review(cast.review_of(cast.author), declared={3: {}})
        outcome = "guide" if state == "guided" else "request_rewrite"
        give_back(submission, cast.secretary, outcome)
    else:
        SelfReview.objects.filter(author=cast.author).update(status=state)
    review = entered(cast)
    assert entry_of(review).status_before == state
    take_over_entry(review=review, seen_version=review.version, now=ENTERED)
    again = fresh(review)
    assert (again.status, again.typist) == (state, None)
    assert entry_of(review).ending == "taken_over"
    write(again, "của người viết")
    assert deed_of(again) == "của người viết"


def test_taking_over_voids_an_open_code(cast):
    review = entered(cast)
    code_for(review, cast.deputy)
    take_over_entry(review=review, seen_version=review.version, now=ENTERED)
    assert not OneTimeCode.objects.open().exists()


def test_a_state_changed_before_entering_is_the_one_to_come_back_to(cast):
    review = type_in(named(cast))
    SelfReview.objects.filter(pk=review.pk).update(status="not_filed")
    enter(review)
    assert entry_of(review).status_before == "not_filed"


def test_whoever_need_not_write_has_nobody_type(cast):
    review = entered(cast)
    code_for(review, cast.deputy)
    excuse_self_review(review=review, reason="exempt", ended_on=None, now=ENTERED)
    assert (fresh(review).typist, entry_of(review).ending) == (None, "excused")
    assert not OneTimeCode.objects.open().exists()
    assert not SelfReview.objects.typed_by(cast.colleague).exists()


def test_another_reader_may_be_asked_for_while_it_waits(cast):
    review = entered(cast)
    ask_for_reader(
        review=review, office="deputy", seen_version=review.version, now=ENTERED
    )
    assert fresh(review).wished_office == "deputy"


# --- Who finds the working copy -------------------------------------------------


def typed_by(person) -> list[int]:
    return list(SelfReview.objects.typed_by(person).values_list("pk", flat=True))


def test_only_the_typist_and_only_until_it_is_confirmed(cast):
    review = entered(cast)
    for person in (cast.author, cast.secretary, cast.deputy, cast.former):
        assert typed_by(person) == []
    assert typed_by(cast.colleague) == [review.pk]


def test_a_typist_who_left_the_cell_has_lost_it(cast):
    review = named(cast)
    cast.colleague.memberships.update(cell=cast.other_cell)
    assert fresh(review).typist == cast.colleague
    assert typed_by(Member.objects.get(pk=cast.colleague.pk)) == []


def test_after_confirming_the_typist_finds_nothing(cast):
    confirmed(cast)
    assert typed_by(cast.colleague) == []
