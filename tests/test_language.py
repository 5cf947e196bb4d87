"""Pages speak Vietnamese, whatever the browser asks for, until somebody chooses."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
ENGLISH_BROWSER = {"Accept-Language": "en-US,en;q=0.9"}


def page(client):
    return client.get(reverse("sign_in"), headers=ENGLISH_BROWSER)


def test_an_english_browser_reads_vietnamese(client):
    answer = page(client)
    assert answer.headers["Content-Language"] == "vi"
    assert '<html lang="vi">' in answer.content.decode()


def test_who_chooses_english_reads_english(client):
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    answer = page(client)
    assert answer.headers["Content-Language"] == "en"
    assert '<html lang="en">' in answer.content.decode()


def test_a_language_that_is_not_offered_is_no_choice(client):
    client.cookies["django_language"] = "xx"
    assert page(client).headers["Content-Language"] == "vi"
