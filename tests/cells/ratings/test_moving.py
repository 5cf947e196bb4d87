"""A rating that was not proposed does not stay open where its member left."""

from datetime import date

import pytest
from django.core.management import call_command

from cells.models import AuditEntry, Membership, Rating, RatingAnswer
from cells.ratings import labels
from cells.ratings.pages.detail import dossier_page
from cells.ratings.services import follow_member, open_ratings, resume_rating
from cells.workflow import WorkflowError
from tests.ratings_scenes import (
    MAKERS,
    NOTE,
    YEAR,
    fresh,
    not_rated,
    proposed,
    rating_of,
    remarked,
    sent,
    written,
)
from tests.supervision_scenes import at
from tests.transfer_scenes import MOVED_AT, MOVED_ON, leave, transfer

BACK = date(2026, 12, 1)


@pytest.mark.parametrize("make", [written, sent, remarked])
def test_a_rating_not_proposed_is_closed_by_the_move(cast, make):
    rating = make(cast, cast.author)
    transfer(cast.author, cast.other_cell)
    rating = fresh(rating)
    assert (rating.status, rating.not_rated_code) == ("not_rated", "moved")
    assert labels.reason_words(rating)
    assert RatingAnswer.objects.filter(rating=rating, note=NOTE).exists()
    entry = AuditEntry.objects.get(action="rating.close_moved", target_id=rating.pk)
    assert (entry.actor_id, entry.chain.organisation_id) == (None, cast.cell.pk)


@pytest.mark.parametrize("state", ["proposed", "decided"])
def test_what_was_proposed_stands(cast, state):
    rating = MAKERS[state](cast, cast.author)
    transfer(cast.author, cast.other_cell)
    assert fresh(rating).status == state


def test_who_goes_to_no_cell_is_left_to_the_secretary(cast):
    rating = written(cast, cast.author)
    leave(cast.author)
    assert fresh(rating).status == "self_rating"


def test_a_period_that_ended_before_the_move_is_rated_where_it_was(cast):
    rating = written(cast, cast.author)
    transfer(cast.author, cast.other_cell, on=date(2027, 1, 5))
    assert fresh(rating).status == "self_rating"


def test_the_new_cell_opens_and_who_comes_back_goes_on(cast):
    old = written(cast, cast.author)
    transfer(cast.author, cast.other_cell)
    open_ratings(cell=cast.other_cell, period=YEAR, by=cast.stranger, now=MOVED_AT)
    new = Rating.objects.get(member=cast.author, cell=cast.other_cell)
    transfer(cast.author, cast.cell, on=BACK)
    assert (fresh(old).status, fresh(new).status) == ("self_rating", "not_rated")
    assert RatingAnswer.objects.filter(rating=old, note=NOTE).exists()
    assert follow_member(member_id=cast.author.pk, now=at(BACK)) == 0


def test_who_was_proposed_elsewhere_is_not_taken_up_again(cast):
    old = written(cast, cast.author)
    transfer(cast.author, cast.other_cell)
    open_ratings(cell=cast.other_cell, period=YEAR, by=cast.stranger, now=MOVED_AT)
    Rating.objects.filter(member=cast.author, cell=cast.other_cell).update(
        status="proposed", proposed_by=cast.stranger, proposed_level="good",
        meeting_on=MOVED_ON, votes_entitled=1, answer_by=BACK, vote_mode="card",
    )  # fmt: skip
    transfer(cast.author, cast.cell, on=BACK)
    assert fresh(old).status == "not_rated"


def test_the_secretary_cannot_resume_who_moved_away(cast):
    rating = written(cast, cast.author)
    transfer(cast.author, cast.other_cell)
    rating = fresh(rating)
    with pytest.raises(WorkflowError):
        resume_rating(
            rating=rating, by=cast.secretary, seen_version=rating.version, now=MOVED_AT
        )
    assert fresh(rating).status == "not_rated"


def test_another_reason_is_left_alone_by_a_return(cast):
    rating = not_rated(cast, cast.author)
    transfer(cast.author, cast.other_cell)
    transfer(cast.author, cast.cell, on=BACK)
    assert fresh(rating).not_rated_code == "absent"


def test_a_day_that_lay_ahead_is_met_by_the_nightly_command(cast):
    rating = written(cast, cast.author)
    rows = Membership.objects.filter(member=cast.author)
    rows.update(ended_on=date(2026, 9, 30))
    Membership.objects.create(
        member=cast.author, cell=cast.other_cell, standing="official",
        started_on=date(2026, 10, 1),
    )  # fmt: skip
    call_command("follow_memberships")
    assert fresh(rating).not_rated_code == "moved"


@pytest.mark.parametrize("make", [written, sent])
def test_what_was_typed_is_its_members_to_read_and_nobody_elses(cast, make):
    rating = make(cast, cast.author)
    transfer(cast.author, cast.other_cell)
    for reader, reads in ((cast.author, True), (cast.secretary, False)):
        page = dossier_page(fresh(rating), reader)
        assert (NOTE in str(page.groups), bool(page.own_facts)) == (reads, reads)


def test_who_was_left_out_from_the_beginning_has_a_page_too(cast):
    Membership.objects.filter(member=cast.author).update(standing="exempt")
    rating = rating_of(cast, cast.author)
    assert rating.not_rated_code == "exempt"
    assert not dossier_page(rating, cast.author).own_facts


def test_a_proposal_is_not_closed_by_the_next_night(cast):
    rating = proposed(cast, cast.author)
    transfer(cast.author, cast.other_cell)
    assert follow_member(member_id=cast.author.pk, now=MOVED_AT) == 0
    assert fresh(rating).status == "proposed"
