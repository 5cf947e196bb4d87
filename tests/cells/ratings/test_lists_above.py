"""The committee reads names from the proposal on, and the limit before it decides."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cells.models import OrganisationPreferences, Rating
from cells.ratings.cautions import cautions_before_deciding
from cells.ratings.services import decide_rating
from tests.factories import TODAY
from tests.ratings_scenes import AFTER, decided, fresh, proposed, sent

EXCELLENT = {"proposed_level": "excellent", "votes_good": 0, "votes_excellent": 4}
ABOVE = "/ratings/committee/"


def page(client, person, place) -> str:
    client.force_login(person)
    return client.get(place).content.decode()


def test_before_the_proposal_the_committee_reads_counts_and_no_name(cast, client):
    sent(cast, cast.author)
    words = page(client, cast.committee_secretary, ABOVE)
    assert cast.author.full_name not in words
    assert "đồng chí chưa được đề xuất" in words
    proposed(cast, cast.colleague)
    words = page(client, cast.committee_secretary, ABOVE)
    assert cast.colleague.full_name in words
    assert cast.author.full_name not in words


def test_nor_does_its_list_on_paper(cast, client):
    sent(cast, cast.author)
    decided(cast, cast.colleague)
    client.force_login(cast.committee_secretary)
    place = reverse("reports:rating_list_pdf", args=[cast.committee.pk, "2026"])
    reader = PdfReader(io.BytesIO(client.get(place).content))
    words = " ".join(each.extract_text() for each in reader.pages).replace("\n", " ")
    assert cast.colleague.full_name in words
    assert cast.author.full_name not in words
    assert "DỰ THẢO" in words


def test_the_limit_of_cell_and_committee_stands_before_the_decision(cast, client):
    rating = proposed(cast, cast.author, **EXCELLENT)
    codes = [each.code for each in cautions_before_deciding(rating)]
    assert codes.count("cap") == codes.count("cap_above") == 1
    client.force_login(cast.committee_secretary)
    Rating.objects.filter(pk=rating.pk).update(answered_at=AFTER)
    words = client.get(f"/ratings/{rating.pk}/decide/").content.decode()
    assert "Quy định số 366-QĐ/TW, 30/8/2025, Điều 12" in words
    assert "thuộc cấp ủy có 1 đồng chí" in words
    assert "chưa được xác nhận" in words.lower() or "chưa xác nhận" in words


def test_it_blocks_nothing_and_changes_nothing(cast):
    rating = proposed(cast, cast.author, **EXCELLENT)
    decide_rating(
        rating=rating,
        level="excellent",
        number="12-QĐ/ĐU",
        decision_on=TODAY,
        note="",
        by=cast.committee_secretary,
        seen_version=rating.version,
        now=AFTER,
    )
    assert fresh(rating).decided_level == "excellent"


def test_the_limit_of_the_organisation_counts(cast):
    OrganisationPreferences.objects.create(
        organisation=cast.committee, excellent_percent=100, excellent_base="rated"
    )
    rating = proposed(cast, cast.author, **EXCELLENT)
    codes = {each.code for each in cautions_before_deciding(rating)}
    assert not codes & {"cap", "cap_above"}


@pytest.mark.parametrize(
    ("who", "place", "told"),
    [
        ("secretary", "/ratings/cell/", True),
        ("committee_secretary", ABOVE, True),
        ("colleague", "/ratings/cell/", False),
        ("deputy", "/ratings/cell/", False),
        ("staff", ABOVE, False),
    ],
)
def test_the_limit_of_a_list_is_told_to_who_reads_each_level(
    cast, client, who, place, told
):
    proposed(cast, cast.author, **EXCELLENT)
    words = page(client, getattr(cast, who), place)
    assert ("giới hạn là 20%" in words) == told
