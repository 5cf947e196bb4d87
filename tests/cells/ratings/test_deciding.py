"""The committee's decision: not before the answer, frozen, revised with a trace."""

from datetime import timedelta

import pytest

from cells.canonical import content_hash
from cells.models import Rating
from cells.ratings.services import (
    answer_proposal,
    commend,
    decide_rating,
    mark_not_rated,
    resume_rating,
    return_rating,
    revise_decision,
    withdraw_commendation,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY
from tests.ratings_scenes import (
    AFTER,
    decided,
    fresh,
    not_rated,
    plan_with,
    proposed,
    sent,
)

pytestmark = pytest.mark.usefixtures("_in_english")


def decide(rating, by, *, now=AFTER, **changed):
    facts = {
        "level": "good",
        "number": "12-QĐ/ĐU",
        "decision_on": TODAY,
        "note": "",
        "seen_version": rating.version,
    }
    decide_rating(rating=rating, by=by, now=now, **facts | changed)


def test_not_before_the_member_has_answered_or_the_day_is_past(cast):
    rating = proposed(cast, cast.author)
    with pytest.raises(WorkflowError, match="may still answer"):
        decide(rating, cast.committee_secretary, now=NOW + timedelta(days=7))
    answer_proposal(
        rating=rating, text="Nhất trí", seen_version=rating.version, now=NOW
    )
    decide(fresh(rating), cast.committee_secretary, now=NOW)
    assert fresh(rating).status == "decided"


def test_a_decision_on_a_page_without_the_answer_is_refused(cast):
    rating = proposed(cast, cast.author)
    stale = fresh(rating)
    answer_proposal(
        rating=rating, text="Có ý kiến", seen_version=rating.version, now=NOW
    )
    with pytest.raises(WorkflowError, match="has changed since"):
        decide(stale, cast.committee_secretary)
    assert fresh(rating).status == "proposed"


def test_the_dossier_is_frozen_with_its_hash(cast, client):
    plan = plan_with(cast, cast.author, ["met"])
    rating = decided(cast, cast.author)
    assert content_hash(rating.dossier) == rating.dossier_sha256
    before = rating.dossier["plan"]
    plan.evaluations.update(result="not_met")
    client.force_login(cast.author)
    assert "100%" in client.get(f"/ratings/{rating.pk}/").content.decode()
    assert fresh(rating).dossier["plan"] == before


def test_another_level_than_proposed_says_why(cast):
    rating = proposed(cast, cast.author)
    with pytest.raises(WorkflowError, match="say why"):
        decide(rating, cast.committee_secretary, level="done")
    decide(fresh(rating), cast.committee_secretary, level="done", note="Chưa đủ căn cứ")
    assert fresh(rating).decided_level == "done"


def test_nobody_decides_the_own(cast):
    rating = proposed(cast, cast.author)
    with pytest.raises(WorkflowError, match="Nobody rates himself"):
        decide(rating, cast.author)


def test_returned_with_a_reason(cast):
    rating = proposed(cast, cast.author)
    return_rating(
        rating=rating,
        reason="Thiếu kết quả phiếu",
        by=cast.committee_secretary,
        seen_version=rating.version,
        now=NOW,
    )
    assert fresh(rating).status == "remarked"
    assert rating.steps.get().reason == "Thiếu kết quả phiếu"


def test_a_revised_decision_stays_marked_as_replaced(cast):
    rating = decided(cast, cast.author)
    sha256 = rating.dossier_sha256
    revise_decision(
        rating=rating,
        reason="Có đơn đề nghị xem lại",
        paper="Công văn 7-CV/ĐU, ngày 20/10/2026",
        by=cast.committee_secretary,
        seen_version=rating.version,
        now=AFTER,
    )
    old = rating.replaced_decisions.get()
    assert (old.level, old.dossier_sha256) == ("good", sha256)
    assert content_hash(old.dossier) == sha256
    rating = fresh(rating)
    assert (rating.status, rating.decided_level) == ("proposed", "")
    decide(rating, cast.committee_secretary)
    assert fresh(rating).status == "decided"


def test_left_out_with_a_reason_of_the_rule_and_taken_up_again(cast):
    rating = not_rated(cast, cast.author)
    assert (rating.status, rating.not_rated_code) == ("not_rated", "absent")
    resume_rating(
        rating=rating, by=cast.secretary, seen_version=rating.version, now=NOW
    )
    assert fresh(rating).status == "self_rating"
    with pytest.raises(WorkflowError, match="reason of the rule"):
        mark_not_rated(
            rating=fresh(rating),
            code="no_such",
            note="",
            by=cast.secretary,
            seen_version=fresh(rating).version,
            now=NOW,
        )


def test_commended_with_grounds_once_and_off_again(cast):
    rating = decided(cast, cast.author)
    facts = {"rating": rating, "by": cast.secretary, "now": NOW}
    commend(grounds="Hai sáng kiến được áp dụng", **facts)
    with pytest.raises(WorkflowError, match="on the list already"):
        commend(grounds="Lần nữa", **facts)
    withdraw_commendation(**facts)
    assert rating.commendations.filter(withdrawn_at=None).count() == 0
    commend(grounds="Bổ sung căn cứ", **facts)
    early = sent(cast, cast.colleague)
    with pytest.raises(WorkflowError, match="follows the cell's proposal"):
        commend(rating=early, grounds="x", by=cast.secretary, now=NOW)


def test_what_each_reader_sees_of_the_list(cast, client):
    decided(cast, cast.author)
    proposed(cast, cast.colleague, proposed_level="done", votes_done=4, votes_good=0)
    name = cast.colleague.full_name

    def page(person, place="cell"):
        client.force_login(person)
        return client.get(f"/ratings/{place}/").content.decode()

    for person in (cast.former, cast.deputy):
        seen = page(person)
        assert "Hoàn thành tốt nhiệm vụ" in seen  # decided
        assert ">Hoàn thành nhiệm vụ<" not in seen  # only proposed
        assert name in seen
    assert ">Hoàn thành nhiệm vụ<" in page(cast.secretary)
    assert ">Hoàn thành nhiệm vụ<" in page(cast.committee_secretary, "committee")
    assert ">Hoàn thành nhiệm vụ<" not in page(cast.staff, "committee")
    assert Rating.objects.filter(cell=cast.cell).exists()
