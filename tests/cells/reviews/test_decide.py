"""The secretary goes first; then the reader decides."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cells.models import (
    AuditEntry,
    Decision,
    Notification,
    OrganisationPreferences,
    SelfReview,
    Submission,
)
from cells.reviews.models import Outcome, ReviewStatus
from cells.reviews.services import (
    decide_self_review,
    file_self_review,
    open_submission,
    recall_self_review,
)
from cells.workflow import WorkflowError
from tests.factories import NOW, accept, file_review, shown_hash
from tests.rounds_scenes import round_facts

DAY = timedelta(days=1)


@pytest.fixture
def submission(cast):
    file_review(cast.review_of(cast.secretary))
    return file_review(cast.review_of(cast.author))


def openings():
    return list(
        AuditEntry.objects.filter(is_opening=True).values_list("actor", "target_id")
    )


def first_opened_at(submission):
    return Submission.objects.get(pk=submission.pk).first_opened_at


# --- The secretary goes first ------------------------------------------------


@pytest.fixture
def early(cast):
    """A member's filing while the secretary has not filed."""
    return file_review(cast.review_of(cast.author))


def choose(organisation, **choices):
    OrganisationPreferences.objects.create(organisation=organisation, **choices)


def opens(submission, reader) -> bool:
    try:
        open_submission(submission=submission, reader=reader, now=NOW)
    except WorkflowError:
        return False
    return True


def test_before_the_own_report_the_secretary_opens_nothing(cast, early, client):
    client.force_login(cast.secretary)
    response = client.get(reverse("reviews:submission", args=[early.pk]))
    assert response.status_code == 409
    assert "biểu hiện số" not in response.content.decode()
    assert openings() == []
    assert first_opened_at(early) is None


def test_after_filing_the_own_report_they_open(cast, early):
    file_review(cast.review_of(cast.secretary))
    assert opens(early, cast.secretary)


def test_after_taking_the_own_report_back_they_do_not_open(cast, early):
    file_review(cast.review_of(cast.secretary))
    own = cast.review_of(cast.secretary)
    recall_self_review(review=own, seen_version=own.version, now=NOW)
    assert not opens(early, cast.secretary)


@pytest.mark.parametrize(
    ("above", "here", "may_open"),
    [
        (None, None, False),
        (False, None, True),
        (None, False, True),
        (False, True, False),
        (True, False, True),
        (True, None, False),
    ],
)
def test_the_choice_is_inherited_from_above(above, here, may_open, cast, early):
    choose(cast.committee, secretary_files_first=above)
    choose(cast.cell, secretary_files_first=here)
    assert opens(early, cast.secretary) is may_open


def test_another_office_need_not_file_first(cast):
    """The deputy reads the secretary's report without having filed."""
    own = file_review(cast.review_of(cast.secretary))
    assert opens(own, cast.deputy)


def test_a_secretary_who_writes_no_report_opens(cast, early):
    SelfReview.objects.filter(author=cast.secretary).delete()
    assert opens(early, cast.secretary)


def test_before_the_own_report_nothing_is_decided_either(cast, early):
    refused(early, cast.secretary)


# --- Deciding ----------------------------------------------------------------


def decide(submission, reader, *, seen_version=None, now=NOW):
    fresh = Submission.objects.select_related("review").get(pk=submission.pk)
    version = fresh.review.version if seen_version is None else seen_version
    return decide_self_review(
        submission=fresh,
        reader=reader,
        outcome=Outcome.ACCEPT,
        seen_version=version,
        now=now,
    )


def refused(submission, reader, **kwargs):
    before = SelfReview.objects.filter(pk=submission.review_id).values().get()
    with pytest.raises(WorkflowError):
        decide(submission, reader, **kwargs)
    assert SelfReview.objects.filter(pk=submission.review_id).values().get() == before
    assert not Decision.objects.exists()


def test_accepting_records_who_what_and_which_content(cast, submission):
    decision = decide(submission, cast.secretary)
    assert (decision.decided_by, decision.author) == (cast.secretary, cast.author)
    assert (decision.outcome, decision.scope) == ("accept", "whole")
    assert decision.content_sha256 == submission.content_sha256
    assert cast.review_of(cast.author).status == ReviewStatus.ACCEPTED
    told = Notification.objects.get(kind="review_accepted")
    assert told.recipient == cast.author
    assert AuditEntry.objects.get(action="review.accept").actor == cast.secretary


def test_a_stale_page_decides_nothing(cast, submission):
    seen = cast.review_of(cast.author).version
    refused(submission, cast.secretary, seen_version=seen - 1)


def test_an_older_version_is_not_decided(cast, submission):
    review = cast.review_of(cast.author)
    SelfReview.objects.filter(pk=review.pk).update(status="guided")
    review = cast.review_of(cast.author)
    file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    refused(submission, cast.secretary)


@pytest.mark.parametrize("status", ["reviews_closed", "closed", "cancelled"])
def test_nothing_is_decided_when_the_round_is_not_open(status, cast, submission):
    type(cast.cell_round).objects.filter(pk=cast.cell_round.pk).update(
        **round_facts(status)
    )
    refused(submission, cast.secretary)


def test_pressed_twice_it_is_decided_once(cast, submission, client):
    client.force_login(cast.secretary)
    url = reverse("reviews:decide", args=[submission.pk])
    seen = {"version": cast.review_of(cast.author).version, "outcome": "accept"}
    assert client.post(url, seen).status_code == 302
    assert client.post(url, seen).status_code == 409
    assert Decision.objects.count() == 1


def test_the_database_refuses_a_decision_on_the_own_report(cast, submission):
    facts = {
        "author": cast.secretary,
        "decided_by": cast.secretary,
        "office": "secretary",
        "outcome": "accept",
        "scope": "whole",
        "decided_at": NOW,
        "content_sha256": "0" * 64,
    }
    refused_by = pytest.raises(IntegrityError, match="decision_not_on_own_report")
    with refused_by, transaction.atomic():
        submission.decisions.create(**facts)


def test_a_refused_decision_shows_the_sentence_and_records_the_opening(
    cast, submission, client
):
    client.force_login(cast.secretary)
    url = reverse("reviews:decide", args=[submission.pk])
    response = client.post(url, {"version": 77, "outcome": "accept"})
    assert response.status_code == 409
    assert response.context["page"].form_error in response.content.decode()
    assert openings() == [(cast.secretary.pk, submission.pk)]


def test_what_is_accepted_counts(cast, submission):
    assert not Submission.objects.counted().exists()
    accept(submission, cast.secretary)
    assert [each.pk for each in Submission.objects.counted()] == [submission.pk]
