"""A proposal takes its totals from a recorded vote of the cell, and from no other."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from cells.models import Meeting, Rating
from cells.ratings.services import propose
from cells.ratings.session_votes import offered_votes
from cells.workflow import WorkflowError
from tests.factories import NOW, TODAY
from tests.live_scenes import running
from tests.ratings_scenes import ALL_CAUTIONS, fresh, proposal, remarked
from tests.votes_scenes import QUESTION, counted, finding, put, taken_back

pytestmark = pytest.mark.usefixtures("_in_english")


def meeting_of(cast, held_on=TODAY) -> Meeting:
    meeting = running(cast)
    Meeting.objects.filter(pk=meeting.pk).update(held_on=held_on)
    meeting.refresh_from_db()
    return meeting


def vote_of(cast, *, held_on=TODAY, in_favour=4, against=1, **facts):
    meeting = meeting_of(cast, held_on)
    return counted(put(meeting, cast.secretary, **facts), cast.secretary,
                   in_favour, against)  # fmt: skip


def url(rating, vote=None) -> str:
    more = f"?vote={vote.pk}" if vote else ""
    return f"/ratings/{rating.pk}/propose/{more}"


def posted(rating, vote, **changed) -> dict:
    return {
        "version": rating.version, "vote": vote, "proposed_level": "good",
        "answer_by": "2026-10-12", "seen": ALL_CAUTIONS,
    } | changed  # fmt: skip


def test_the_totals_the_day_and_the_mode_are_those_of_the_vote(cast, client):
    vote = vote_of(cast, mode="card")
    rating = remarked(cast, cast.author)
    client.force_login(cast.secretary)
    offered = client.get(url(rating)).content.decode()
    assert QUESTION in offered
    assert f"?vote={vote.pk}" in offered
    page = client.get(url(rating, vote)).content.decode()
    assert "votes_good" not in page  # nothing is typed any more
    assert client.post(url(rating), posted(rating, vote.pk)).status_code == 302
    stored = fresh(rating)
    assert (stored.vote, stored.vote_mode, stored.meeting_on) == (vote, "card", TODAY)
    assert stored.votes_entitled == vote.entitled
    assert (stored.votes_good, stored.votes_against, stored.votes_done) == (4, 1, 0)


def test_the_dossier_says_where_the_totals_are_from_and_names_no_question(cast, client):
    vote = vote_of(cast)
    rating = remarked(cast, cast.author)
    client.force_login(cast.secretary)
    client.post(url(rating), posted(rating, vote.pk))
    for person in (cast.author, cast.committee_secretary):
        client.force_login(person)
        page = client.get(f"/ratings/{rating.pk}/").content.decode()
        assert "biểu quyết đã ghi tại buổi sinh hoạt" in page
        assert "Không tán thành mức đề xuất" in page
        assert QUESTION not in page


def test_what_else_was_typed_beside_a_vote_does_not_count(cast):
    vote = vote_of(cast)
    rating = remarked(cast, cast.author)
    propose(
        rating=rating,
        proposed=proposal(vote=vote, votes_good=5, votes_entitled=9),
        cautions_seen=ALL_CAUTIONS,
        by=cast.secretary,
        seen_version=rating.version,
        now=NOW,
    )
    stored = fresh(rating)
    assert (stored.votes_good, stored.votes_entitled) == (4, vote.entitled)


def test_only_counted_votes_on_the_cells_own_questions_are_offered(cast):
    meeting = meeting_of(cast)
    by = cast.secretary
    on_a_finding = put(
        meeting, by, subject="finding", question="",
        finding=finding(meeting, cast.colleague),
    )  # fmt: skip
    counted(on_a_finding, by, 5)
    counted(put(meeting, by, subject="conclusion", question="Kết luận"), by, 5)
    taken_back(put(meeting, by), by)
    good = counted(put(meeting, by), by, 4)
    put(meeting, by)
    rating = remarked(cast, cast.author)
    assert list(offered_votes(rating, TODAY)) == [good]
    before = TODAY - timedelta(days=1)
    assert not offered_votes(rating, before)  # the session lies ahead


def test_the_committee_above_is_offered_no_question_of_the_cell(cast):
    vote_of(cast)
    cast.deputy.mandate_rows.update(ended_on=TODAY - timedelta(days=1))
    rating = remarked(cast, cast.secretary)
    assert rating.office == "committee"
    assert not offered_votes(rating, TODAY)


@pytest.mark.parametrize("chosen", ["999", "0", "một", "9" * 30, "1 OR 1"])
def test_a_vote_that_is_not_offered_is_refused(cast, client, chosen):
    rating = remarked(cast, cast.author)
    client.force_login(cast.secretary)
    assert client.get(f"{url(rating)}?vote={chosen}").status_code == 200
    data = posted(rating, chosen, meeting_on="2026-10-05", vote_mode="card",
                  votes_entitled="5", votes_good="4")  # fmt: skip
    page = client.post(url(rating), data)
    assert page.status_code == 422
    assert fresh(rating).status == "remarked"


def test_a_vote_of_another_cell_is_refused(cast):
    vote = vote_of(cast)
    rating = remarked(cast, cast.author)
    Rating.objects.filter(pk=rating.pk).update(cell=cast.other_cell)
    rating = fresh(rating)
    with pytest.raises(WorkflowError, match="one of the votes"):
        propose(
            rating=rating,
            proposed=proposal(vote=vote),
            cautions_seen=ALL_CAUTIONS,
            by=cast.secretary,
            seen_version=rating.version,
            now=NOW,
        )


def test_the_database_counts_those_against_too(cast):
    rating = remarked(cast, cast.author)
    totals = {"votes_entitled": 5, "votes_good": 4, "votes_against": 2}
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.filter(pk=rating.pk).update(**totals)


def test_the_form_asks_as_often_for_one_vote_as_for_many(cast, client):
    meeting = meeting_of(cast)
    rating = remarked(cast, cast.author)
    client.force_login(cast.secretary)
    client.get(url(rating))
    asked = []
    for number in (1, 9):
        for _place in range(number):
            counted(put(meeting, cast.secretary), cast.secretary, 4)
        with CaptureQueriesContext(connection) as captured:
            client.get(url(rating))
        asked.append(len(captured))
    assert asked[0] == asked[1] <= 12
