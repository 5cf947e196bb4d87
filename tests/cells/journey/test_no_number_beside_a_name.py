"""No page of others tells how much a member declared: it never depends on it."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from cells.models import Member
from tests.factories import Cast, accept, file_review

FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


pytestmark = pytest.mark.usefixtures("on_the_day")


def pages_of_others(client, declared, *, is_accepted) -> dict[str, str]:
    """What secretary and deputy see of the author, but for the report itself."""
    cast = Cast()
    for name in ("secretary", "deputy", "colleague", "former"):
        # The factory's names count on, and lists go by the name.
        Member.objects.filter(pk=getattr(cast, name).pk).update(full_name=name)
    file_review(cast.review_of(cast.secretary))
    filed = file_review(cast.review_of(cast.author), declared=declared)
    if is_accepted:
        accept(filed, cast.secretary)
    pages = {}
    for person in ("secretary", "deputy"):
        client.force_login(getattr(cast, person))
        for url in (
            reverse("home"),
            reverse("reviews:queue"),
            reverse("journey:cell_round", args=[cast.cell_round.pk]),
        ):
            body = FORM_TOKEN.sub("", client.get(url).content.decode())
            pages[person, url.rstrip("0123456789/")] = body
    return pages


@pytest.mark.django_db
@pytest.mark.parametrize("is_accepted", [False, True])
def test_nothing_beside_a_name_depends_on_what_was_declared(is_accepted, client):
    seen = []
    for declared in ({}, {number: {"frequency": "often"} for number in range(1, 10)}):
        with transaction.atomic():
            pages = pages_of_others(client, declared, is_accepted=is_accepted)
            transaction.set_rollback(True)
        seen.append({key: without_addresses(body) for key, body in pages.items()})
    assert seen[0] == seen[1]


def without_addresses(body: str) -> str:
    return re.sub(r"(href|action|value)=\"[^\"]*\"", "", body)
