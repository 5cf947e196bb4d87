"""The remark, the cell's proposal with its vote and cautions, the member's answer."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cells.models import Notification, Rating
from cells.ratings.services import (
    CautionsUnseenError,
    answer_proposal,
    propose,
    remark,
    remark_without,
    request_self_rating,
    withdraw_proposal,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY
from tests.ratings_scenes import (
    ALL_CAUTIONS,
    fresh,
    plan_with,
    proposal,
    proposed,
    rating_of,
    remarked,
    sent,
)

pytestmark = pytest.mark.usefixtures("_in_english")


def record(rating, by, *, seen=ALL_CAUTIONS, **changed):
    propose(
        rating=rating,
        proposed=proposal(**changed),
        cautions_seen=list(seen),
        by=by,
        seen_version=rating.version,
        now=NOW,
    )


def unseen(cast, *, seen=(), how=None, **changed) -> dict[str, str]:
    """The cautions that keep this proposal, by code."""
    rating = remarked(cast, cast.author, **(how or {}))
    with pytest.raises(CautionsUnseenError) as refused:
        record(rating, cast.secretary, seen=seen, **changed)
    assert fresh(rating).status == "remarked"
    return {each.code: each.text for each in refused.value.cautions}


def test_nobody_remarks_or_proposes_on_the_own_rating(cast):
    rating = sent(cast, cast.author)
    with pytest.raises(WorkflowError, match="Nobody rates himself"):
        remark(rating=rating, text="x", by=cast.author, seen_version=rating.version,
               now=NOW)  # fmt: skip
    own = sent(cast, cast.secretary)
    with pytest.raises(WorkflowError, match="Nobody rates himself"):
        remark(rating=own, text="x", by=cast.secretary, seen_version=own.version,
               now=NOW)  # fmt: skip


def test_three_requests_on_three_days_before_going_on_without(cast):
    rating = rating_of(cast, cast.author)
    facts = {"rating": rating, "by": cast.secretary}

    def ask(day):
        now = NOW + timedelta(days=day)
        due_on = TODAY + timedelta(days=day + 1)
        request_self_rating(due_on=due_on, now=now, **facts)

    def go_on():
        remark_without(text="chưa gửi", seen_version=1, now=NOW, **facts)

    ask(0)
    with pytest.raises(WorkflowError, match="recorded today already"):
        ask(0)
    ask(1)
    with pytest.raises(WorkflowError, match="after three requests"):
        go_on()
    ask(2)
    go_on_from = fresh(rating)
    facts["rating"] = go_on_from
    go_on()
    assert fresh(rating).without_self_rating
    told = Notification.objects.filter(kind="rating_requested", recipient=cast.author)
    assert told.count() == 3


def test_the_points_and_the_rule_are_named_and_nothing_is_changed(cast):
    found = unseen(cast, how={"points": 30})
    assert set(found) == {"points", "self_level"}  # the comrade chose “well” too
    assert "begins at 70 points" in found["self_level"]
    assert "60" in found["points"]  # 30 of the criteria and 30 for tasks
    assert "Quy định số 366-QĐ/TW, 30/8/2025, Điều 11, khoản 2" in found["points"]


def test_a_higher_level_than_the_vote_is_cautioned(cast):
    found = unseen(cast, votes_good=2, votes_blank=3, how={"points": 50})
    assert set(found) == {"votes"}  # of five entitled two are not more than half


def test_the_condition_of_100_without_a_line_is_neither_met_nor_missed(cast):
    found = unseen(
        cast, proposed_level="excellent", votes_good=0, votes_excellent=4,
        how={"points": 70},
    )  # fmt: skip
    assert "gate" in found  # answered “met” although nothing had to be mended


def test_the_condition_of_100_missed_is_cautioned(cast):
    plan_with(cast, cast.author, ["met", "not_met"])
    found = unseen(
        cast, proposed_level="excellent", votes_good=0, votes_excellent=4,
        how={"points": 70},
    )  # fmt: skip
    assert "Điều 11, khoản 1" in found["gate"]


def test_the_cap_is_a_warning_with_its_rule_and_does_not_block(cast):
    how = {"points": 70}
    changed = {"proposed_level": "excellent", "votes_good": 0, "votes_excellent": 4}
    plan_with(cast, cast.author, ["met"])
    found = unseen(cast, how=how, **changed)
    assert "cap" in found
    assert "20%" in found["cap"]
    assert "Điều 12" in found["cap"]
    rating = fresh(Rating.objects.get(member=cast.author))
    record(rating, cast.secretary, seen=found, **changed)
    stored = fresh(rating)
    assert (stored.status, stored.proposed_level) == ("proposed", "excellent")
    assert set(stored.cautions_seen) == set(found)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"votes_done": 1}, "More votes were cast"),
        ({"votes_entitled": 40}, "fewer official members"),
        ({"meeting_on": TODAY + timedelta(days=1)}, "lies ahead"),
        ({"answer_by": TODAY - timedelta(days=1)}, "from today on"),
    ],
)
def test_totals_and_days_are_checked(cast, changed, sentence):
    rating = remarked(cast, cast.author)
    with pytest.raises(WorkflowError, match=sentence):
        record(rating, cast.secretary, **changed)
    assert fresh(rating).status == "remarked"


def test_the_database_keeps_the_totals_within_the_entitled(cast):
    rating = proposed(cast, cast.author)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.filter(pk=rating.pk).update(votes_done=9)


def test_taken_back_the_totals_are_kept(cast):
    rating = proposed(cast, cast.author)
    withdraw_proposal(
        rating=rating,
        reason="Đếm lại phiếu",
        by=cast.secretary,
        seen_version=rating.version,
        now=NOW,
    )
    step = rating.steps.get()
    assert (step.kind, step.reason) == ("withdraw", "Đếm lại phiếu")
    assert step.kept["votes_good"] == 4
    assert fresh(rating).status == "remarked"


def test_an_answer_raises_the_version(cast):
    rating = proposed(cast, cast.author)
    seen = rating.version
    answer_proposal(rating=rating, text="Tôi nhất trí.", seen_version=seen, now=NOW)
    assert fresh(rating).version == seen + 1
    with pytest.raises(WorkflowError, match="has changed since"):
        answer_proposal(rating=fresh(rating), text="Lại", seen_version=seen, now=NOW)


def test_discipline_is_a_warning_with_its_rule_and_says_it_is_unconfirmed(cast):
    found = unseen(cast, disciplined=True, how={"points": 50})
    assert set(found) == {"discipline"}
    assert "Điều 11, khoản 4" in found["discipline"]
    assert "not confirmed" in found["discipline"]
    rating = fresh(Rating.objects.get(member=cast.author))
    record(rating, cast.secretary, seen=found, disciplined=True)
    assert (fresh(rating).proposed_level, fresh(rating).disciplined) == ("good", True)


def test_a_level_above_the_one_the_comrade_chose_is_cautioned(cast):
    found = unseen(cast, how={"points": 50, "level": "done"})
    assert set(found) == {"above_self"}
    assert "Quy định số 366-QĐ/TW, 30/8/2025" in found["above_self"]
