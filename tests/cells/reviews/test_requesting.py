"""Reminders, three recorded requests, and going on without a report (O5)."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from cells.models import AuditEntry, FilingRequest, Notification, SelfReview
from cells.organisation.models import Role
from cells.reviews.models import ReviewStatus
from cells.reviews.services import file_self_review
from cells.reviews.services.requesting import (
    proceed_without_report,
    remind_authors,
    request_filing,
)
from cells.workflow import WorkflowError
from tests.factories import (
    NOW,
    TODAY,
    answer_all,
    file_review,
    give_office,
    make_member,
    shown_hash,
)

MARK = "DẤURIÊNG"


pytestmark = pytest.mark.usefixtures("on_the_day")


def ask(cast, *, day=0, review=None, by=None) -> FilingRequest:
    now = NOW + timedelta(days=day)
    return request_filing(
        review=review or cast.review_of(cast.author),
        due_on=(now + timedelta(days=3)).date(),
        by=by or cast.secretary,
        now=now,
    )


def proceed(cast, *, day=3):
    review = cast.review_of(cast.author)
    proceed_without_report(
        review=review,
        seen_version=review.version,
        by=cast.secretary,
        now=NOW + timedelta(days=day),
    )


def url(review, name="requests") -> str:
    return reverse(f"reviews:{name}", args=[review.pk])


def test_each_request_is_counted_told_and_recorded_without_a_word_of_the_report(cast):
    answer_all(cast.review_of(cast.author), declared={3: {"deed": MARK}})
    assert [ask(cast, day=day).number for day in range(3)] == [1, 2, 3]
    told = Notification.objects.filter(recipient=cast.author, kind="report_requested")
    assert sorted(each.facts["n"] for each in told) == [1, 2, 3]
    entries = AuditEntry.objects.filter(action="review.request_filing")
    assert [each.details for each in entries] == [{"number": n} for n in (1, 2, 3)]


def test_one_request_a_day(cast):
    ask(cast)
    with pytest.raises(WorkflowError):
        ask(cast)
    assert FilingRequest.objects.count() == 1


@pytest.mark.parametrize("made", [0, 1, 2])
def test_without_three_requests_the_cell_does_not_proceed(made, cast):
    for day in range(made):
        ask(cast, day=day)
    with pytest.raises(WorkflowError):
        proceed(cast)
    assert cast.review_of(cast.author).status == ReviewStatus.DRAFT


def test_after_three_it_proceeds_and_the_author_may_still_file(cast):
    answer_all(cast.review_of(cast.author))
    for day in range(3):
        ask(cast, day=day)
    proceed(cast)
    review = cast.review_of(cast.author)
    assert review.status == ReviewStatus.NOT_FILED
    assert Notification.objects.filter(
        recipient=cast.author, kind="proceeded_without"
    ).exists()
    file_self_review(
        review=review,
        seen_version=review.version,
        shown=shown_hash(review),
        now=NOW + timedelta(days=4),
    )
    assert cast.review_of(cast.author).status == ReviewStatus.FILED


def test_a_report_filed_meanwhile_is_not_passed_over(cast):
    for day in range(3):
        ask(cast, day=day)
    stale = cast.review_of(cast.author)
    file_review(cast.review_of(cast.author))
    with pytest.raises(WorkflowError):
        proceed_without_report(
            review=stale, seen_version=stale.version, by=cast.secretary, now=NOW
        )
    with pytest.raises(WorkflowError):
        ask(cast, day=4)


def test_the_database_refuses_a_request_to_oneself(cast):
    review = cast.review_of(cast.author)
    with pytest.raises(IntegrityError), transaction.atomic():
        FilingRequest.objects.create(
            review=review,
            author=cast.author,
            number=1,
            made_by=cast.author,
            made_on=TODAY,
            made_at=NOW,
            due_on=TODAY,
        )


def test_the_secretary_is_asked_by_the_reader_of_the_own_report(cast, client):
    own = cast.review_of(cast.secretary)
    got = {}
    for person in ("secretary", "deputy", "colleague", "committee_secretary"):
        client.force_login(getattr(cast, person))
        got[person] = client.get(url(own)).status_code
    assert got == {
        "secretary": 404, "deputy": 200, "colleague": 404, "committee_secretary": 404,
    }  # fmt: skip


def test_a_former_secretary_asks_nobody(cast, client):
    client.force_login(cast.former)
    assert client.get(url(cast.review_of(cast.author))).status_code == 404


def test_the_page_shows_no_progress_and_no_text(cast, client):
    answer_all(cast.review_of(cast.author), declared={3: {"deed": MARK}})
    client.force_login(cast.secretary)
    body = client.get(url(cast.review_of(cast.author))).content.decode()
    assert "Chưa nộp" in body
    assert MARK not in body
    words = re.sub(r"<[^>]*>", " ", body)  # tokens and ids may hold any digits
    assert "27" not in words


def test_on_the_page_a_request_is_recorded_and_then_the_cell_proceeds(cast, client):
    review = cast.review_of(cast.author)
    for day in range(3):
        with time_machine.travel(NOW + timedelta(days=day), tick=False):
            client.force_login(cast.secretary)
            posted = {"request-due_on": str(TODAY + timedelta(days=day + 2))}
            assert client.post(url(review), posted).status_code == 302
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        client.force_login(cast.secretary)
        page = client.get(url(review)).context["page"]
        assert page.may_proceed
        answer = client.post(url(review, "proceed_without"), {"version": page.version})
    assert answer.status_code == 302
    assert SelfReview.objects.get(pk=review.pk).status == ReviewStatus.NOT_FILED


@pytest.mark.parametrize("due_on", ["", "hôm nay", "2026-10-04", "2031-01-01", "\x00"])
def test_a_bad_day_is_refused_with_a_sentence(due_on, cast, client):
    client.force_login(cast.secretary)
    answer = client.post(url(cast.review_of(cast.author)), {"request-due_on": due_on})
    assert answer.status_code == 422
    assert not FilingRequest.objects.exists()


def test_who_asks_twice_from_two_windows_gets_a_sentence(cast, client):
    client.force_login(cast.secretary)
    posted = {"request-due_on": str(TODAY + timedelta(days=2))}
    address = url(cast.review_of(cast.author))
    assert client.post(address, posted).status_code == 302
    assert client.post(address, posted).status_code == 409


def test_the_chosen_are_reminded_once_a_day_after_the_words_were_shown(cast, client):
    client.force_login(cast.secretary)
    mine, other = cast.review_of(cast.author), cast.review_of(cast.colleague)
    chosen = {"review": [mine.pk, other.pk]}
    shown = client.post(reverse("reviews:remind"), chosen)
    assert set(shown.context["page"].ids) == {mine.pk, other.pk}
    assert not Notification.objects.filter(kind="reminded").exists()
    client.post(reverse("reviews:remind"), chosen | {"confirmed": "on"})
    client.post(reverse("reviews:remind"), chosen | {"confirmed": "on"})
    told = Notification.objects.filter(kind="reminded")
    assert sorted(each.recipient_id for each in told) == sorted(
        [cast.author.pk, cast.colleague.pk]
    )
    assert AuditEntry.objects.filter(action="review.remind").count() == 2


def test_nobody_is_reminded_of_what_is_filed_or_anothers_to_ask(cast, client):
    file_review(cast.review_of(cast.author))
    client.force_login(cast.secretary)
    chosen = [
        cast.review_of(cast.author).pk,
        cast.review_of(cast.secretary).pk,
        cast.review_of(cast.stranger).pk,
        "x",
        "9" * 30,
    ]
    answer = client.post(
        reverse("reviews:remind"), {"review": chosen, "confirmed": "on"}
    )
    assert answer.status_code == 302
    assert not Notification.objects.filter(kind="reminded").exists()


def test_a_reminder_after_the_date_names_today(cast):
    late = NOW + timedelta(days=30)
    remind_authors(reviews=[cast.review_of(cast.author)], by=cast.secretary, now=late)
    told = Notification.objects.get(kind="reminded")
    assert told.facts == {"date": "04/11/2026"}


def test_the_deputy_asks_no_member(cast, client):
    give_office(make_member(cast.cell), cast.cell, Role.COMMITTEE_MEMBER)
    client.force_login(cast.deputy)
    assert client.get(url(cast.review_of(cast.author))).status_code == 404
