"""What is posted by hand or stands after a proposal was taken back."""

import pytest
from django.urls import reverse

from cells.models import RatingAnswer, SelfRating
from cells.ratings.services import commend, withdraw_proposal
from reports.contexts.rating_list_facts import rating_list_document
from tests.factories import NOW
from tests.ratings_scenes import YEAR, fresh, not_rated, proposed

pytestmark = pytest.mark.usefixtures("on_the_day")
GROUNDS = "DẤU-THÀNH-TÍCH"


@pytest.mark.parametrize("posted", [{}, {"version": 2}])
def test_who_was_left_out_from_the_beginning_sends_nothing(posted, cast, client):
    rating = not_rated(cast, cast.author)
    RatingAnswer.objects.filter(rating=rating).delete()
    SelfRating.objects.filter(rating=rating).delete()
    client.force_login(cast.author)
    answer = client.post(reverse("ratings:send", args=[rating.pk]), posted)
    assert answer.url == reverse("ratings:detail", args=[rating.pk])
    assert fresh(rating).status == "not_rated"


def test_with_a_proposal_taken_back_nobody_is_on_the_list(cast, client):
    rating = proposed(cast, cast.author)
    commend(rating=rating, grounds=GROUNDS, by=cast.secretary, now=NOW)
    assert listed(client, cast) == (True, True)
    rating = fresh(rating)
    withdraw_proposal(
        rating=rating,
        reason="Thiếu phiếu",
        by=cast.secretary,
        seen_version=rating.version,
        now=NOW,
    )
    assert listed(client, cast) == (False, False)


def listed(client, cast) -> tuple[bool, bool]:
    """Whether page and paper of the committee name the grounds."""
    client.force_login(cast.committee_secretary)
    page = client.get(reverse("ratings:committee")).content.decode()
    paper = str(rating_list_document(cast.committee, YEAR))
    return GROUNDS in page, GROUNDS in paper
