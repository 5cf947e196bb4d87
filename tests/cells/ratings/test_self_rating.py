"""The member's own part: complete before it is sent, private until then."""

import pytest

from cells.models import AuditEntry
from cells.ratings.services import (
    ANSWER_FIELDS,
    open_rating,
    recall_self_rating,
    save_self_rating,
    send_self_rating,
)
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.ratings_scenes import (
    NOTE,
    STRENGTHS,
    edit,
    fresh,
    plan_with,
    rating_of,
    sent,
    written,
)

pytestmark = pytest.mark.usefixtures("_in_english")


def send(rating):
    send_self_rating(rating=rating, seen_version=rating.version, now=NOW)


def test_each_criterion_is_answered_before_it_is_sent(cast):
    with pytest.raises(WorkflowError, match=r"Criterion 1\.1 is not answered"):
        send(rating_of(cast, cast.author))
    assert rating_of(cast, cast.author).status == "self_rating"


def test_an_answer_that_differs_from_the_plan_says_why(cast):
    plan_with(cast, cast.author, ["not_met"])
    rating = written(cast, cast.author, note="")
    with pytest.raises(WorkflowError, match=r"3\.2: your answer differs"):
        send(rating)
    send(written(cast, cast.author, note=NOTE))
    assert fresh(rating).status == "self_rated"


def test_not_applicable_is_only_for_what_rests_on_the_plan(cast):
    rating = written(cast, cast.author, answer="not_applicable")
    with pytest.raises(WorkflowError, match=r"Criterion 1\.1 applies to everybody"):
        send(rating)


def test_what_was_sent_is_not_edited(cast):
    rating = sent(cast, cast.author)
    row = rating.answers.first()
    with pytest.raises(WorkflowError, match="cannot be changed"):
        save_self_rating(
            rating=rating,
            edits=[edit(row, row.pk, ANSWER_FIELDS, note="muộn")],
            page="",
            sequence=0,
            now=NOW,
        )


def test_taken_back_until_somebody_has_opened_it(cast):
    rating = sent(cast, cast.author)
    recall_self_rating(rating=rating, seen_version=rating.version, now=NOW)
    assert fresh(rating).status == "self_rating"
    rating = fresh(rating)
    send(rating)
    rating = fresh(rating)
    open_rating(rating=rating, by=cast.secretary, office="secretary", now=NOW)
    with pytest.raises(WorkflowError, match="opened meanwhile"):
        recall_self_rating(rating=rating, seen_version=rating.version, now=NOW)


def test_a_working_copy_is_its_members_alone(cast, client):
    rating = written(cast, cast.author)
    client.force_login(cast.secretary)
    page = client.get(f"/ratings/{rating.pk}/").content.decode()
    assert NOTE not in page
    assert STRENGTHS not in page
    send(rating)
    page = client.get(f"/ratings/{rating.pk}/").content.decode()
    assert NOTE in page
    assert STRENGTHS in page


def test_each_opening_by_another_is_on_record_and_the_own_is_not(cast, client):
    rating = sent(cast, cast.author)
    for person in (cast.author, cast.secretary):
        client.force_login(person)
        client.get(f"/ratings/{rating.pk}/")
    found = AuditEntry.objects.filter(action="rating.open", is_opening=True)
    assert [entry.actor for entry in found] == [cast.secretary]
    assert NOTE not in str(list(AuditEntry.objects.values_list("details", flat=True)))
