"""OPEN_RATING: who gets a rating, who is left out and why, and what stays."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from cells.models import (
    Membership,
    Notification,
    Organisation,
    OrganisationPreferences,
    Rating,
)
from cells.organisation.models import Role, Standing
from cells.ratings.services import open_ratings
from cells.reviews.models import ReaderOffice
from cells.supervision.reporting_periods import Span, period_of
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, make_cell, make_member, make_officer
from tests.ratings_scenes import YEAR, opened, rating_of, rules

pytestmark = pytest.mark.usefixtures("_in_english")


def test_each_member_gets_one_and_repeating_adds_only_who_is_missing(cast):
    first = opened(cast)
    assert first.new == Membership.objects.filter(cell=cast.cell).count()
    assert opened(cast).new == 0
    make_member(cast.cell)
    assert opened(cast).new == 1
    told = Notification.objects.filter(kind="rating_opened", recipient=cast.author)
    assert told.count() == 1


def test_those_the_rule_leaves_out_stand_with_the_reason(cast):
    exempt = make_member(cast.cell, standing=Standing.EXEMPT)
    suspended = make_member(cast.cell, standing=Standing.SUSPENDED)
    new = make_member(cast.cell, standing=Standing.PROBATIONARY)
    Membership.objects.filter(member=new).update(started_on=date(2026, 7, 1))
    half = make_member(cast.cell, standing=Standing.PROBATIONARY)
    Membership.objects.filter(member=half).update(started_on=date(2026, 6, 30))
    guest = make_member(cast.cell, standing=Standing.TEMPORARY)
    assert opened(cast).left_out == 3
    codes = dict(Rating.objects.values_list("member", "not_rated_code"))
    assert codes[exempt.pk] == "exempt"
    assert codes[suspended.pk] == "suspended"
    assert codes[new.pk] == "new"
    assert codes[half.pk] == ""  # six months before the period ended
    assert guest.pk not in codes


def test_who_came_by_a_transfer_is_not_new(cast):
    moved = make_member(cast.cell, standing=Standing.PROBATIONARY)
    Membership.objects.filter(member=moved).update(started_on=TODAY)
    Membership.objects.create(
        member=moved,
        cell=cast.other_cell,
        standing=Standing.PROBATIONARY,
        started_on=date(2025, 12, 1),
        ended_on=TODAY - timedelta(days=1),
    )
    opened(cast)
    assert Rating.objects.get(member=moved).status == "self_rating"


def test_the_own_rating_of_the_secretary_is_the_deputys(cast):
    own = rating_of(cast, cast.secretary)
    assert own.office == ReaderOffice.DEPUTY
    other = rating_of(cast, cast.author)
    assert other.office == ReaderOffice.SECRETARY
    assert {own.decider_organisation, other.decider_organisation} == {cast.committee}


def test_2024_is_rated_by_the_old_rule_and_2026_by_the_new(cast):
    old = rating_of(cast, cast.author, period=period_of(Span.YEAR, date(2024, 1, 1)))
    new = rating_of(cast, cast.author)
    assert (old.rule.code, new.rule.code) == ("124-qd-tw-2023", "366-qd-tw-2025")
    assert old.answers.count() == 0
    assert new.answers.count() == 18  # seventeen criteria and the condition


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        (period_of(Span.YEAR, date(2027, 1, 1)), "has not begun"),
        (period_of(Span.QUARTER, date(2026, 7, 1)), "does not rate by quarter"),
        (period_of(Span.YEAR, date(2022, 1, 1)), "No rule of rating is loaded"),
    ],
)
def test_a_period_that_cannot_be_rated_is_refused(cast, period, sentence):
    with pytest.raises(WorkflowError, match=sentence):
        opened(cast, period=period)
    assert not Rating.objects.exists()


def test_quarters_where_the_organisation_chose_them(cast):
    OrganisationPreferences.objects.create(
        organisation=cast.committee, rate_quarters=True
    )
    quarter = period_of(Span.QUARTER, date(2026, 7, 1))
    assert opened(cast, period=quarter).new
    old = period_of(Span.QUARTER, date(2024, 7, 1))
    with pytest.raises(WorkflowError, match="does not rate by quarter"):
        opened(cast, period=old)  # the old rule knows years only


def test_weights_and_cap_are_taken_as_chosen_and_stay(cast):
    OrganisationPreferences.objects.create(
        organisation=cast.committee, weight_3_1=4, excellent_percent=15
    )
    rating = rating_of(cast, cast.author)
    assert rating.terms["weights"]["3.1"] == 4
    assert rating.terms["weights"]["3.2"] == 2
    assert (rating.terms["cap_percent"], rating.terms["cap_base"]) == (15, "good")
    OrganisationPreferences.objects.update(weight_3_1=1)
    assert rating_of(cast, cast.author).terms["weights"]["3.1"] == 4


def test_without_a_committee_above_nobody_could_decide(cast):
    cell = make_cell(None, "Chi bộ riêng", "CB-9")
    by = make_officer(Organisation.objects.get(pk=cell.pk), Role.SECRETARY, cell=cell)
    rules()
    with pytest.raises(WorkflowError, match="Nobody holds an office"):
        open_ratings(cell=cell, period=YEAR, by=by, now=NOW)


@pytest.mark.parametrize("office", ["remarked_by", "proposed_by", "decided_by"])
def test_the_database_refuses_an_act_on_the_own_rating(cast, office):
    rating = rating_of(cast, cast.author)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.filter(pk=rating.pk).update(**{office: cast.author})
