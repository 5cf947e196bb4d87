"""Who reads a report when the offices are held otherwise than usual."""

import pytest
import time_machine
from django.urls import reverse

from cells.organisation.models import Role
from cells.reviews.services import file_self_review, recall_self_review
from tests.access_matrix import Scene, codes, filing_urls, only
from tests.factories import NOW, give_office, shown_hash

pytestmark = pytest.mark.usefixtures("on_the_day")


def test_the_secretarys_report_is_read_by_the_deputy(cast, client):
    scene = Scene(cast, "filed")
    page, decide = filing_urls(cast.secretary)
    assert codes(scene, client, page) == only(200, "secretary", "deputy")
    assert codes(scene, client, decide, "post") == only(422, "deputy") | {
        "secretary": 403
    }


def test_the_deputy_may_pass_the_secretarys_report_up(cast, client):
    scene = Scene(cast, "filed")
    page, decide = filing_urls(cast.secretary)
    pass_up = decide.replace("/decide/", "/pass-up/")
    assert codes(scene, client, pass_up, "post") == only(422, "deputy") | {
        "secretary": 403
    }
    scene.sign_in(client, "deputy")
    version = cast.review_of(cast.secretary).version
    assert client.post(pass_up, {"version": version}).status_code == 302
    assert codes(scene, client, page) == only(200, "secretary", "committee_secretary")


def test_without_a_deputy_the_committee_reads_the_secretarys(cast, client):
    cast.deputy.mandate_rows.all().delete()
    scene = Scene(cast, "filed")
    page, decide = filing_urls(cast.secretary)
    assert codes(scene, client, page) == only(200, "secretary", "committee_secretary")
    assert codes(scene, client, decide, "post") == only(422, "committee_secretary") | {
        "secretary": 403
    }


def test_the_secretary_who_leads_the_committee_does_not_read_the_own(cast, client):
    """Cell and committee have the same secretary: the office above reads, not they."""
    cast.deputy.mandate_rows.all().delete()
    cast.committee_secretary.mandate_rows.all().delete()
    give_office(cast.secretary, cast.committee, Role.SECRETARY)
    give_office(cast.committee_secretary, cast.committee, Role.DEPUTY)
    scene = Scene(cast, "filed")
    page, decide = filing_urls(cast.secretary)
    assert codes(scene, client, page) == only(200, "secretary", "committee_secretary")
    assert codes(scene, client, decide, "post") == only(422, "committee_secretary") | {
        "secretary": 403
    }


@pytest.mark.parametrize("wish", ["deputy", "committee"])
def test_a_reader_asked_for_reads_and_the_secretary_does_not(wish, cast, client):
    review = cast.review_of(cast.author)
    type(review).objects.filter(pk=review.pk).update(wished_office=wish)
    scene = Scene(cast, "filed")
    reader = {"deputy": "deputy", "committee": "committee_secretary"}[wish]
    page, decide = filing_urls(cast.author)
    assert codes(scene, client, page) == only(200, "author", reader)
    assert codes(scene, client, decide, "post") == only(422, reader) | {"author": 403}
    scene.sign_in(client, "secretary")
    listed = client.get(reverse("journey:cell_round", args=[cast.cell_round.pk]))
    assert page not in listed.content.decode()


def test_an_older_filing_stays_with_the_office_of_the_newest(cast, client):
    """Asked away from the secretary, an earlier filing closes to the secretary too."""
    scene = Scene(cast, "filed")
    review = cast.review_of(cast.author)
    recall_self_review(review=review, seen_version=review.version, now=NOW)
    type(review).objects.filter(pk=review.pk).update(wished_office="deputy")
    review = cast.review_of(cast.author)
    second = file_self_review(
        review=review, seen_version=review.version, shown=shown_hash(review), now=NOW
    )
    first_page = reverse("reviews:submission", args=[scene.submission.pk])
    assert codes(scene, client, first_page) == only(200, "author")
    second_page = reverse("reviews:submission", args=[second.pk])
    assert codes(scene, client, second_page) == only(200, "author", "deputy")


def test_an_office_that_begins_tomorrow_or_ended_yesterday_opens_nothing(cast, client):
    scene = Scene(cast, "filed")
    page, _decide = filing_urls(cast.author)
    cast.secretary.mandate_rows.update(ended_on=NOW.date())
    assert codes(scene, client, page)["secretary"] == 200
    with time_machine.travel(NOW.replace(day=NOW.day + 1)):
        assert codes(scene, client, page)["secretary"] == 404


def test_an_account_switched_off_opens_nothing(cast, client):
    scene = Scene(cast, "filed")
    page, _decide = filing_urls(cast.author)
    scene.sign_in(client, "secretary")
    assert client.get(page).status_code == 200
    type(cast.secretary).objects.filter(pk=cast.secretary.pk).update(is_active=False)
    assert client.get(page).status_code == 302
