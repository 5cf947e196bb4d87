"""NAME_TYPIST: who names whom, until when, and how it is taken back."""

from datetime import timedelta

import pytest

from cells.models import (
    AuditEntry,
    CellRound,
    Membership,
    Notification,
    PaperEntry,
    SelfReview,
)
from cells.organisation.models import Role
from cells.reviews.services import name_typist, take_over_entry, withdraw_typist
from cells.reviews.typist import people_to_name
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import give_back
from tests.entries_scenes import (
    ENTERED,
    TYPED,
    confirmed,
    entered,
    entry_of,
    fresh,
    named,
    secretary_filed,
    type_in,
)
from tests.factories import (
    TODAY,
    answer_all,
    file_review,
    make_member,
    make_officer,
)

LATER = ENTERED + timedelta(hours=1)


def name(review, typist, by, *, now=LATER, seen_version=None):
    review = fresh(review)
    return name_typist(
        review=review,
        typist=typist,
        by=by,
        seen_version=review.version if seen_version is None else seen_version,
        now=now,
    )


def withdraw(review, by, *, now=LATER):
    review = fresh(review)
    withdraw_typist(review=review, by=by, seen_version=review.version, now=now)


def refused(review, typist, by, words, **facts):
    before = fresh(review).typist_id, PaperEntry.objects.count()
    with pytest.raises(WorkflowError, match=words):
        name(review, typist, by, **facts)
    assert (fresh(review).typist_id, PaperEntry.objects.count()) == before


def test_the_author_names_one_person_who_is_told(cast):
    review = cast.review_of(cast.author)
    version = review.version
    review = named(cast)
    assert (review.typist, review.version) == (cast.colleague, version + 1)
    entry = entry_of(review)
    assert (entry.author, entry.typist, entry.named_by) == (
        cast.author, cast.colleague, cast.author
    )  # fmt: skip
    [notice] = Notification.objects.filter(kind="typist_named")
    assert notice.recipient == cast.colleague
    assert cast.author.full_name not in str(notice.facts)
    act = AuditEntry.objects.get(action="review.name_typist")
    assert (act.actor, act.details) == (cast.author, {"typist": cast.colleague.pk})


def test_a_person_of_the_cell_but_never_a_stranger_or_the_author(cast):
    review = cast.review_of(cast.author)
    offered = set(people_to_name(review, cast.author, TODAY))
    of_cell = {cast.secretary, cast.deputy, cast.colleague, cast.former}
    assert offered == of_cell
    strangers = (
        cast.stranger,
        cast.staff,
        cast.committee_secretary,
        cast.administrator,
        cast.author,
    )
    for stranger in strangers:
        refused(review, stranger, cast.author, "Không cử được")


def test_whoever_left_or_is_switched_off_is_a_stranger(cast):
    gone, off = make_member(cast.cell), make_member(cast.cell, is_active=False)
    Membership.objects.filter(member=gone).update(ended_on=TODAY - timedelta(days=1))
    helper = make_officer(cast.cell, Role.COMMITTEE_MEMBER)
    offered = people_to_name(cast.review_of(cast.author), cast.author, TODAY)
    assert helper in offered
    assert not {gone, off} & set(offered)


def test_not_after_the_author_has_written_since_the_last_filing(cast):
    review = answer_all(cast.review_of(cast.author), now=TYPED)
    refused(review, cast.colleague, cast.author, "có phần viết trên máy")
    file_review(review, now=ENTERED)
    secretary_filed(cast)
    give_back(review.submissions.get(), cast.secretary)
    name(review, cast.colleague, cast.author)  # since the filing nothing was written
    assert fresh(review).typist == cast.colleague


def test_what_a_typist_typed_keeps_nobody_from_being_named_by_the_author(cast):
    review = type_in(named(cast))
    withdraw(review, cast.author)
    name(review, cast.deputy, cast.author)
    assert fresh(review).typist == cast.deputy


def test_nobody_is_named_twice_nor_on_a_stale_page(cast):
    review = named(cast)
    refused(review, cast.deputy, cast.author, "đang nhập bản này")
    withdraw(review, cast.author)
    refused(review, cast.deputy, cast.author, "đã thay đổi", seen_version=1)


@pytest.mark.parametrize("status", ["filed", "accepted", "excused"])
def test_only_while_the_report_is_with_its_author(cast, status):
    review = cast.review_of(cast.author)
    reason = {"excused_reason": "exempt"} if status == "excused" else {}
    SelfReview.objects.filter(pk=review.pk).update(status=status, **reason)
    refused(review, cast.colleague, cast.author, ".")


def test_only_while_the_round_is_open(cast):
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    refused(cast.review_of(cast.author), cast.colleague, cast.author, "đã chốt")


# --- The secretary, with a paper in hand --------------------------------------


def test_the_secretary_names_and_the_author_is_told(cast):
    review = named(cast, by=cast.secretary)
    assert entry_of(review).named_by == cast.secretary
    [notice] = Notification.objects.filter(kind="typist_for_you")
    assert notice.recipient == cast.author
    assert notice.facts == {
        "by": cast.secretary.full_name, "typist": cast.colleague.full_name
    }  # fmt: skip


def test_the_secretary_may_type_it_and_tells_nobody_but_the_author(cast):
    review = named(cast, typist=cast.secretary, by=cast.secretary)
    assert review.typist == cast.secretary
    assert not Notification.objects.filter(kind="typist_named").exists()
    assert Notification.objects.filter(kind="typist_for_you").count() == 1


def test_not_where_the_author_named_another(cast):
    review = named(cast)
    refused(review, cast.deputy, cast.secretary, "đang nhập bản này")
    with pytest.raises(WorkflowError, match="chỉ người viết"):
        withdraw(review, cast.secretary)


@pytest.mark.parametrize("end", ["withdraw", "take over"])
def test_not_again_once_the_author_has_taken_it_back(cast, end):
    if end == "withdraw":
        review = named(cast, by=cast.secretary)
        withdraw(review, cast.author)
    else:
        review = entered(cast, by=cast.secretary)
        take_over_entry(review=review, seen_version=review.version, now=LATER)
    refused(review, cast.colleague, cast.secretary, "chỉ người viết cử lại")


def test_the_secretary_shows_nobody_a_text_that_they_do_not_know(cast):
    review = type_in(named(cast, by=cast.secretary))
    withdraw(review, cast.secretary)
    offered = people_to_name(fresh(review), cast.secretary, TODAY)
    assert offered == [cast.colleague]  # who typed it before
    refused(review, cast.secretary, cast.secretary, "Không cử được")


def test_a_filed_report_is_typed_on_by_who_knows_it(cast):
    secretary_filed(cast)
    submission = file_review(cast.review_of(cast.author), declared={3: {}})
    give_back(submission, cast.secretary)
    review = fresh(cast.review_of(cast.author))
    assert people_to_name(review, cast.secretary, TODAY) == [cast.secretary]
    refused(review, cast.colleague, cast.secretary, "Không cử được")


# --- Taking it back ------------------------------------------------------------


@pytest.mark.parametrize("who", ["author", "colleague", "secretary"])
def test_author_typist_and_the_secretary_who_named_take_it_back(cast, who):
    review = named(cast, by=cast.secretary)
    withdraw(review, getattr(cast, who))
    review = fresh(review)
    assert (review.typist, review.status) == (None, "draft")
    entry = entry_of(review)
    assert (entry.ending, entry.ended_by) == ("withdrawn", getattr(cast, who))


def test_nobody_else_takes_it_back(cast):
    review = named(cast, by=cast.secretary)
    with pytest.raises(WorkflowError):
        withdraw(review, cast.deputy)
    assert fresh(review).typist == cast.colleague


def test_an_entry_that_waits_is_taken_over_not_withdrawn(cast):
    with pytest.raises(WorkflowError, match="đã thay đổi"):
        withdraw(entered(cast), cast.author)


def test_after_confirming_the_next_entry_is_named_anew(cast):
    secretary_filed(cast)
    submission = confirmed(cast)
    give_back(submission, cast.secretary)
    review = fresh(cast.review_of(cast.author))
    assert review.typist is None
    name(review, cast.colleague, cast.author)
    assert PaperEntry.objects.filter(review=review).count() == 2
