"""A page whose token is stale: what was typed is shown again."""

import pytest
from django.test import Client

from tests.cells.accounts.people import JSON
from tests.cells.accounts.refusals import OWN_ORIGIN, TYPED, deed, kept_in, typed

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def strict(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.author)
    return client


def test_a_stale_page_shows_what_was_typed(cast, url, strict):
    page = strict.post(url, typed(), headers=OWN_ORIGIN)
    assert page.status_code == 403
    assert page.context["typed"] == [TYPED]
    assert page.context["path"] == url
    assert deed(cast) == ""
    token = {"csrfmiddlewaretoken": str(page.context["csrf_token"])}
    sent = strict.post(url, dict(page.context["fields"]) | token, headers=OWN_ORIGIN)
    assert sent.status_code == 302
    assert deed(cast) == TYPED.replace("\r\n", "\n")


def test_a_stale_page_of_a_visitor_asks_to_sign_in(cast, url):
    client = Client(enforce_csrf_checks=True)
    page = client.post(url, typed(), headers=OWN_ORIGIN)
    assert page.status_code == 403
    assert "cells/accounts/sign_in.html" in [t.name for t in page.templates]
    assert kept_in(page) != ""


def test_a_forged_post_shows_nothing_and_stores_nothing(cast, url, strict):
    page = strict.post(url, typed(), headers={"origin": "https://evil.example"})
    assert page.status_code == 403
    assert "Ngày 12/8" not in page.content.decode()
    assert deed(cast) == ""


def test_a_script_is_told_of_its_stale_token(url, strict):
    answer = strict.post(url, typed(), headers=OWN_ORIGIN | JSON)
    assert (answer.status_code, answer.json()) == (403, {"reason": "token"})
