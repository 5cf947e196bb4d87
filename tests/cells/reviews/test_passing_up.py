"""The deputy decides the secretary's report, or passes it to the committee above."""

import pytest
from django.urls import reverse

from cells.models import AuditEntry, Notification, SelfReview
from cells.reviews.services import pass_up_self_review
from cells.workflow import WorkflowError
from tests.cells.reviews.acts import decide, guide, loaded
from tests.factories import NOW, file_review


@pytest.fixture
def own(cast):
    """The secretary's own report, filed."""
    return file_review(cast.review_of(cast.secretary), declared={3: {}})


def url_of(submission) -> str:
    return reverse("reviews:pass_up", args=[submission.pk])


def page_of(submission) -> str:
    return reverse("reviews:submission", args=[submission.pk])


def press(client, submission, **fields):
    version = loaded(submission).review.version
    return client.post(url_of(submission), {"version": version} | fields)


def test_the_committee_reads_it_then_and_the_deputy_no_more(cast, client, own):
    client.force_login(cast.deputy)
    assert url_of(own) in client.get(page_of(own)).content.decode()
    guide(own, cast.deputy, {3: "CHƯAGỬI"})
    assert press(client, own).url == reverse("reviews:queue")
    review = SelfReview.objects.get(author=cast.secretary)
    assert (review.reader_office, review.reader_organisation) == (
        "committee", cast.committee
    )  # fmt: skip
    assert client.get(page_of(own)).status_code == 404
    assert Notification.objects.filter(recipient=cast.committee_secretary).count() == 1
    assert AuditEntry.objects.filter(action="review.pass_up").count() == 1
    client.force_login(cast.committee_secretary)
    page = client.get(page_of(own))
    assert (page.status_code, "CHƯAGỬI" in page.content.decode()) == (200, False)
    listed = client.get(reverse("reviews:queue")).content.decode()
    assert page_of(own) in listed
    decide(own, cast.committee_secretary)


def test_only_a_waiting_report_and_only_a_fresh_page(cast, client, own):
    client.force_login(cast.deputy)
    seen = loaded(own).review.version
    assert client.post(url_of(own), {"version": seen - 1}).status_code == 409
    assert client.post(url_of(own), {}).status_code == 422
    decide(own, cast.deputy)
    assert press(client, own).status_code == 409
    assert SelfReview.objects.get(author=cast.secretary).reader_office == "deputy"


def test_a_members_report_that_the_deputy_was_asked_to_read_is_not_passed_up(
    cast, client, own
):
    review = cast.review_of(cast.author)
    SelfReview.objects.filter(pk=review.pk).update(wished_office="deputy")
    submission = file_review(cast.review_of(cast.author))
    client.force_login(cast.deputy)
    assert url_of(submission) not in client.get(page_of(submission)).content.decode()
    assert press(client, submission).status_code == 409


def test_nobody_else_passes_it_up(cast, client, own):
    codes = {}
    for name in ("secretary", "author", "committee_secretary", "stranger", "former"):
        client.force_login(getattr(cast, name))
        codes[name] = press(client, own).status_code
    assert codes == {
        "secretary": 403, "author": 404, "committee_secretary": 404,
        "stranger": 404, "former": 404,
    }  # fmt: skip


def test_the_deputy_sees_no_other_report(cast, client, own):
    other = file_review(cast.review_of(cast.author))
    client.force_login(cast.deputy)
    assert client.get(page_of(other)).status_code == 404
    listed = client.get(reverse("reviews:queue")).content.decode()
    assert cast.author.full_name not in listed
    assert page_of(own) in listed


def test_without_a_committee_above_nothing_is_passed(cast, own):
    cast.committee_secretary.mandate_rows.all().delete()
    with pytest.raises(WorkflowError):
        pass_up_self_review(
            submission=loaded(own), deputy=cast.deputy,
            seen_version=loaded(own).review.version, now=NOW,
        )  # fmt: skip
