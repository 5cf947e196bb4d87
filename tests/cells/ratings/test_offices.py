"""Whoever holds the office today acts; who left it sees nothing more; nobody on own."""

from datetime import timedelta

import pytest

from cells.models import Mandate, Notification, Rating
from cells.organisation.mandates import mandates_of
from cells.organisation.models import Role
from cells.ratings.models.rating import RatingQuerySet
from cells.ratings.services import propose, send_self_rating
from cells.reviews.models import ReaderOffice
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY, make_committee, make_member, make_officer
from tests.ratings_scenes import (
    ALL_CAUTIONS,
    fresh,
    proposal,
    proposed,
    remarked,
    sent,
    written,
)

pytestmark = pytest.mark.usefixtures("_in_english")
YESTERDAY = TODAY - timedelta(days=1)


def leave(member, organisation) -> None:
    """The office of ``member`` ended yesterday."""
    held = Mandate.objects.filter(member=member, organisation=organisation)
    held.update(ended_on=YESTERDAY)


def status(client, person, rating, name="") -> int:
    client.force_login(person)
    return client.get(f"/ratings/{rating.pk}/{name}").status_code


def handled_by(person) -> set[int]:
    mandates = mandates_of(person, TODAY)
    found = Rating.objects.filter(RatingQuerySet.handled_by(mandates))
    return set(found.values_list("member", flat=True))


def test_a_new_secretary_goes_on_and_the_former_sees_nothing_more(cast, client):
    rating = sent(cast, cast.author)
    assert status(client, cast.secretary, rating, "remark/") == 200
    leave(cast.secretary, cast.cell)
    new = make_officer(cast.cell, Role.SECRETARY, cell=cast.cell)
    assert status(client, cast.secretary, rating) == 404
    assert status(client, new, rating, "remark/") == 200


def test_a_member_who_becomes_secretary_does_not_handle_the_own(cast, client):
    rating = sent(cast, cast.author)
    leave(cast.secretary, cast.cell)
    Mandate.objects.create(
        member=cast.author,
        organisation=cast.cell,
        role=Role.SECRETARY,
        started_on=TODAY,
    )
    assert fresh(rating).office == ReaderOffice.DEPUTY
    assert status(client, cast.author, rating, "remark/") == 403
    assert status(client, cast.deputy, rating, "remark/") == 200
    assert cast.author.pk not in handled_by(cast.author)


def test_the_secretarys_own_follows_the_deputy_of_today(cast, client):
    leave(cast.deputy, cast.cell)
    rating = sent(cast, cast.secretary)
    above = cast.committee_secretary
    assert fresh(rating).office == ReaderOffice.COMMITTEE
    assert status(client, above, rating, "remark/") == 200
    assert status(client, cast.deputy, rating) == 404
    new = make_officer(cast.cell, Role.DEPUTY, cell=cast.cell)
    assert fresh(rating).office == ReaderOffice.DEPUTY
    assert status(client, new, rating, "remark/") == 200
    assert status(client, above, rating) == 404  # theirs again once it is proposed
    assert status(client, cast.secretary, rating, "remark/") == 403


def test_without_a_secretary_the_deputy_acts_but_never_on_the_own(cast, client):
    own, other = sent(cast, cast.deputy), sent(cast, cast.author)
    leave(cast.secretary, cast.cell)
    assert status(client, cast.deputy, other, "remark/") == 200
    assert status(client, cast.deputy, own, "remark/") == 403
    assert status(client, cast.committee_secretary, own, "remark/") == 200
    assert handled_by(cast.deputy) >= {cast.author.pk}
    assert cast.deputy.pk in handled_by(cast.committee_secretary)


def test_an_inactive_holder_counts_as_nobody(cast):
    rating = sent(cast, cast.author)
    type(cast.secretary).objects.filter(pk=cast.secretary.pk).update(is_active=False)
    assert fresh(rating).office == ReaderOffice.DEPUTY


def test_each_acts_where_the_pages_say_so(cast, client):
    """The query of lists and home pages and the policy of a page say the same."""
    people = [make_member(cast.cell) for _number in range(2)]
    members = [*people, cast.secretary, cast.deputy]
    ratings = {member.pk: sent(cast, member) for member in members}
    for person in (cast.secretary, cast.deputy, cast.committee_secretary, *people):
        handled = handled_by(person)
        for pk, rating in ratings.items():
            may = status(client, person, rating, "remark/") == 200
            assert may == (pk in handled)


def test_told_is_whoever_holds_the_office_when_it_is_sent(cast):
    rating = written(cast, cast.author)
    leave(cast.secretary, cast.cell)
    new = make_officer(cast.cell, Role.SECRETARY, cell=cast.cell)
    send_self_rating(rating=rating, seen_version=rating.version, now=NOW)
    told = Notification.objects.filter(kind="self_rating_sent")
    assert [each.recipient for each in told] == [new]


def test_the_committee_that_decides_is_found_anew_at_the_proposal(cast):
    rating = remarked(cast, cast.author)
    assert rating.decider_organisation == cast.committee
    Mandate.objects.filter(organisation=cast.committee).update(ended_on=YESTERDAY)
    with pytest.raises(WorkflowError, match="Nobody leads a committee above"):
        record(rating, cast.secretary)
    higher = make_committee("Đảng bộ Tỉnh", "DB-0")
    type(higher).objects.move(cast.committee, higher, "sorted-child")
    make_officer(higher, Role.SECRETARY)
    record(fresh(rating), cast.secretary)
    assert fresh(rating).decider_organisation == higher


def record(rating, by) -> None:
    propose(
        rating=rating,
        proposed=proposal(),
        cautions_seen=ALL_CAUTIONS,
        by=by,
        seen_version=rating.version,
        now=NOW,
    )


def test_a_former_committee_secretary_sees_nothing_more(cast, client):
    rating = proposed(cast, cast.author)
    assert status(client, cast.committee_secretary, rating) == 200
    leave(cast.committee_secretary, cast.committee)
    assert status(client, cast.committee_secretary, rating) == 404
