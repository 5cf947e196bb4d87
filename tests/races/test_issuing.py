"""Two people issue at once, a member joins or files meanwhile."""

import time
from random import Random

import pytest

from cells.journey.authors_follow_memberships import follow_memberships
from cells.journey.cancel_round import cancel_round
from cells.journey.committee_rounds import issue_committee_round
from cells.models import (
    CellRound,
    CellSummary,
    Membership,
    Notification,
    ReviewRound,
    SelfReview,
    Submission,
)
from cells.organisation.services import save_membership
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, Cast, file_review, make_member
from tests.races.together import together
from tests.rounds_scenes import committee_draft, end_open_rounds


@pytest.fixture
def cast():
    cast = Cast()
    end_open_rounds(cast.cell, cast.other_cell)
    return cast


def loaded(review_round) -> ReviewRound:
    return ReviewRound.objects.select_related("organisation", "reach").get(
        pk=review_round.pk
    )


def issue(review_round, by):
    return issue_committee_round(
        review_round=review_round, by=by, seen_version=review_round.version, now=NOW
    )


def is_whole(review_round, cells: int) -> None:
    """Each cell once, each author once, told once, and one summary a cell."""
    opened = CellRound.objects.filter(round=review_round)
    assert opened.count() == cells
    reviews = SelfReview.objects.filter(cell_round__in=opened)
    authors = list(reviews.values_list("author", flat=True))
    assert len(authors) == len(set(authors)) > 0
    told = Notification.objects.filter(
        kind="round_issued", facts__round=review_round.title
    )
    assert sorted(told.values_list("recipient", flat=True)) == sorted(authors)
    assert CellSummary.objects.filter(cell_round__in=opened).count() == cells


def test_pressed_by_four_at_once_each_cell_is_opened_once(cast):
    review_round = committee_draft(cast)
    people = (cast.staff, cast.committee_secretary) * 2
    seen = [loaded(review_round) for _ in people]
    results = together(
        *[
            lambda one=one, by=by: issue(one, by)
            for one, by in zip(seen, people, strict=True)
        ]
    )
    assert results == [[], [], [], []]
    assert loaded(review_round).status == "issued"
    is_whole(review_round, 2)


def test_pressed_after_the_first_was_done_nobody_is_refused(cast):
    """The page of the second was loaded while it was a draft still."""
    review_round = committee_draft(cast)
    first, second = loaded(review_round), loaded(review_round)
    assert issue(first, cast.staff) == []
    assert issue(second, cast.committee_secretary) == []
    is_whole(review_round, 2)


def test_two_rounds_issued_at_once_open_one_of_them_in_each_cell(cast):
    rounds = [committee_draft(cast, title=f"Đợt {name}") for name in ("một", "hai")]
    seen = [loaded(each) for each in rounds]
    results = together(*[lambda one=one: issue(one, cast.staff) for one in seen])
    # The second finds no cell free, either before it begins or cell by cell.
    errors = [each for each in results if isinstance(each, BaseException)]
    assert [each for each in errors if not isinstance(each, WorkflowError)] == []
    for cell in (cast.cell, cast.other_cell):
        assert CellRound.objects.filter(cell=cell, status="open").count() == 1
    assert CellRound.objects.filter(round__in=rounds).count() == 2


def test_who_joins_while_it_is_issued_has_one_report(cast):
    chance = Random(11)
    for number in range(15):
        review_round = committee_draft(cast, title=f"Đợt thứ {number}")
        joining_round, pause = loaded(review_round), chance.uniform(-8, 8) / 1000
        membership = Membership(member=make_member(), cell=cast.cell, started_on=TODAY)

        def join(membership=membership, pause=pause):
            time.sleep(max(0, pause))
            save_membership(membership=membership, by=None, now=NOW)

        def press(one=joining_round, pause=pause):
            time.sleep(max(0, -pause))
            return issue(one, cast.staff)

        assert together(join, press) == [None, []]
        reports = SelfReview.objects.filter(
            author=membership.member, cell_round__round=review_round
        )
        assert reports.count() == 1
        is_whole(review_round, 2)
        end_open_rounds(cast.cell, cast.other_cell)


def test_two_nights_at_once_add_and_excuse_once(cast):
    review_round = committee_draft(cast)
    issue(loaded(review_round), cast.staff)
    Membership.objects.filter(member=cast.author).delete()
    coming = make_member(cast.cell)
    Notification.objects.all().delete()
    results = together(*[lambda: follow_memberships(cell=cast.cell, now=NOW)] * 3)
    assert sorted(len(each.added) for each in results) == [0, 0, 1]
    assert sorted(len(each.excused) for each in results) == [0, 0, 1]
    kinds = {"round_issued": coming, "report_excused": cast.author}
    for kind, member in kinds.items():
        assert Notification.objects.get(kind=kind).recipient == member


def test_of_filing_and_cancelling_exactly_one_wins(cast):
    chance, outcomes = Random(3), set()
    for number in range(12):
        review_round = committee_draft(cast, title=f"Đợt thứ {number}")
        issue(loaded(review_round), cast.staff)
        outcomes.add(file_against_cancel(cast, review_round, chance.uniform(-8, 8)))
        end_open_rounds(cast.cell, cast.other_cell)
    assert outcomes <= {"filed", "cancelled"}


def file_against_cancel(cast, review_round, milliseconds) -> str:
    cell_round = CellRound.objects.select_related("round").get(
        round=review_round, cell=cast.cell
    )
    review = SelfReview.objects.get(cell_round=cell_round, author=cast.author)

    def file():
        time.sleep(max(0, milliseconds / 1000))
        return file_review(review)

    def cancel():
        time.sleep(max(0, -milliseconds / 1000))
        cancel_round(
            cell_round=cell_round,
            by=cast.staff,
            reason="Hủy",
            seen_version=cell_round.version,
            now=NOW,
        )

    filed, cancelled = together(file, cancel)
    stored = CellRound.objects.get(pk=cell_round.pk)
    if isinstance(filed, Submission):
        assert isinstance(cancelled, WorkflowError)
        assert stored.status == "open"
        return "filed"
    assert isinstance(filed, WorkflowError)
    assert (cancelled, stored.status) == (None, "cancelled")
    assert not Submission.objects.filter(review=review).exists()
    return "cancelled"
