"""A decision is taken back with a reason while the round's reports are open."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, Decision, Notification, Submission
from cells.organisation.models import Role
from cells.reviews.models import Outcome
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import (
    change,
    decide,
    file,
    give_back,
    loaded,
    recall,
    shut,
    status_of,
    withdraw,
)
from tests.factories import accept, file_review, give_office

REASON = "Đọc lại thấy mục 3 cần nói rõ hơn."


@pytest.fixture
def submission(cast):
    file_review(cast.review_of(cast.secretary))
    return file_review(cast.review_of(cast.author), declared={3: {}})


def url_of(submission) -> str:
    return reverse("reviews:withdraw", args=[submission.pk])


def page_of(submission) -> str:
    return reverse("reviews:submission", args=[submission.pk])


def press(client, submission, **fields):
    version = loaded(submission).review.version
    return client.post(url_of(submission), {"version": version} | fields)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_report_awaits_a_decision_again(outcome, cast, client, submission):
    if outcome == Outcome.ACCEPT:
        accept(submission, cast.secretary)
    else:
        give_back(submission, cast.secretary, outcome)
    client.force_login(cast.secretary)
    assert press(client, submission, reason=REASON).status_code == 302
    decision = Decision.objects.get()
    assert (decision.withdrawn_by, decision.withdrawal_reason) == (
        cast.secretary, REASON
    )  # fmt: skip
    assert status_of(submission.review) == "filed"
    assert not Submission.objects.counted().exists()
    assert Notification.objects.filter(kind="decision_withdrawn").count() == 1
    entry = AuditEntry.objects.get(action="review.withdraw_decision")
    assert REASON not in str(entry.details)
    decide(submission, cast.secretary)
    assert Submission.objects.counted().get() == submission


def test_without_a_reason_it_stands_and_the_page_says_so(cast, client, submission):
    accept(submission, cast.secretary)
    client.force_login(cast.secretary)
    for reason in ("", "   "):
        answer = press(client, submission, reason=reason)
        assert answer.status_code == 422
        assert answer.context["page"].form_error in answer.content.decode()
    with pytest.raises(WorkflowError):
        withdraw(submission, cast.secretary, reason=" ")
    assert status_of(submission.review) == "accepted"


def test_once_the_figures_are_frozen_it_stands_and_the_reason_is_kept(
    cast, client, submission
):
    accept(submission, cast.secretary)
    client.force_login(cast.secretary)
    assert url_of(submission) in client.get(page_of(submission)).content.decode()
    shut(cast, "reviews_closed")
    assert url_of(submission) not in client.get(page_of(submission)).content.decode()
    answer = press(client, submission, reason=REASON)
    assert answer.status_code == 409
    assert REASON in answer.content.decode()
    assert status_of(submission.review) == "accepted"


def test_after_a_newer_filing_it_stands(cast, submission):
    give_back(submission, cast.secretary)
    review = cast.review_of(cast.author)
    change(review, 3, deed="Đã sửa")
    file(review)
    with pytest.raises(WorkflowError):
        withdraw(submission, cast.secretary)


def test_a_newer_filing_that_was_taken_back_does_not_stand_in_the_way(cast, submission):
    give_back(submission, cast.secretary)
    review = cast.review_of(cast.author)
    change(review, 3, deed="Đã sửa")
    file(review)
    recall(review)
    assert status_of(review) == "guided"
    withdraw(submission, cast.secretary)
    decide(submission, cast.secretary)
    assert status_of(review) == "accepted"


def test_a_stale_page_and_a_second_press_take_nothing_back(cast, client, submission):
    accept(submission, cast.secretary)
    client.force_login(cast.secretary)
    seen = loaded(submission).review.version
    answer = client.post(url_of(submission), {"version": seen - 1, "reason": REASON})
    assert (answer.status_code, REASON in answer.content.decode()) == (409, True)
    assert press(client, submission, reason=REASON).status_code == 302
    assert press(client, submission, reason="Lần nữa").status_code == 409
    assert Decision.objects.get().withdrawal_reason == REASON


def test_the_office_that_decided_takes_it_back_whoever_holds_it(
    cast, client, submission
):
    accept(submission, cast.secretary)
    cast.secretary.mandate_rows.all().delete()
    give_office(cast.colleague, cast.cell, Role.SECRETARY)
    file_review(cast.review_of(cast.colleague))
    codes = {}
    for person in (cast.secretary, cast.author, cast.deputy, cast.colleague):
        client.force_login(person)
        codes[person.pk] = press(client, submission, reason=REASON).status_code
    assert codes == {
        cast.secretary.pk: 404,
        cast.author.pk: 403,
        cast.deputy.pk: 404,
        cast.colleague.pk: 302,
    }


def test_the_authors_working_copy_stays_private_and_untouched(cast, client, submission):
    give_back(submission, cast.secretary)
    review = cast.review_of(cast.author)
    change(review, 3, deed="ĐANGVIẾTDỞ")
    withdraw(submission, cast.secretary)
    client.force_login(cast.secretary)
    assert "ĐANGVIẾTDỞ" not in client.get(page_of(submission)).content.decode()
    assert review.answers.get(indicator__number=3).deed == "ĐANGVIẾTDỞ"
