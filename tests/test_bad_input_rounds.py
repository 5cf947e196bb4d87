"""Opening a round with nonsense, or twice.

The test client raises what a view lets through, so an unexpected error fails here.
"""

import pytest
from django.urls import reverse
from django.utils.html import escape

from cells.models import (
    CellRound,
    ReviewRound,
)
from tests.html_forms import Forms
from tests.nonsense import (
    HUGE,
    TYPED,
    send,
    stored_form,
)

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def secretary(cast, client):
    CellRound.objects.filter(pk=cast.cell_round.pk).update(status="reviews_closed")
    client.force_login(cast.secretary)
    return client


def proposal(client) -> dict:
    url = reverse("journey:open_round")
    fields = next(
        form["fields"] for form in forms_of(client.get(url)) if has_title(form)
    )
    return dict(fields) | {"legal_basis": "Kế hoạch số 45-KH/ĐU, ngày 15/9/2026"}


def forms_of(response):
    return Forms(response.content.decode()).found


def has_title(form) -> bool:
    return any(name == "title" for name, _value in form["fields"])


def test_the_proposal_can_be_opened_as_it_stands(secretary, cast):
    response = secretary.post(reverse("journey:open_round"), proposal(secretary))
    assert response.status_code == 302
    assert CellRound.objects.filter(cell=cast.cell, status="open").count() == 1


WRONG_ROUND = {
    "title": ["", "x" * 161],
    "year": ["", "abc", "2015", "2101", HUGE, "-5", "\x00", "2026.5"],
    "legal_basis": ["", " \r\n "],
    "reports_on": ["", "31/02/2026", "hôm qua", "2026-13-01", "01/01/1999", HUGE],
    "period_to": ["01/01/1990", "\x00", "9999-99-99"],
    "supervised_until": ["06/10/2026"],
    "meaning_often": ["", "x" * 201],
}


@pytest.mark.parametrize("name", WRONG_ROUND)
def test_a_wrong_round_is_refused_with_everything_kept(name, secretary):
    before = ReviewRound.objects.count()
    proposed = proposal(secretary) | {"aims": "Đã gõ rất lâu"}
    for value in WRONG_ROUND[name]:
        url = reverse("journey:open_round")
        response = send(secretary, url, proposed | {name: value})
        assert response.status_code == 422, value
        kept = next(dict(f["fields"]) for f in forms_of(response) if has_title(f))
        assert kept["aims"] == "Đã gõ rất lâu"
        [error] = response.context["form"].errors[name]
        assert escape(error) in response.content.decode()
    assert ReviewRound.objects.count() == before


@pytest.mark.parametrize("case", TYPED)
def test_the_words_of_a_round_are_stored_in_one_spelling(case, secretary):
    typed = proposal(secretary) | {"aims": f"a {TYPED[case][0]} z"}
    response = send(secretary, reverse("journey:open_round"), typed)
    assert response.status_code == 302
    newest = ReviewRound.objects.order_by("-pk").first()
    assert newest.aims == f"a {stored_form(case)} z"
    assert "<script>alert" not in secretary.get(response.url).content.decode()


def test_a_round_sent_twice_opens_once_and_keeps_what_was_typed(secretary, cast):
    typed = proposal(secretary)
    url = reverse("journey:open_round")
    assert secretary.post(url, typed).status_code == 302
    response = secretary.post(url, typed)
    assert response.status_code == 422
    assert typed["legal_basis"] in response.content.decode()
    assert CellRound.objects.filter(cell=cast.cell, status="open").count() == 1
