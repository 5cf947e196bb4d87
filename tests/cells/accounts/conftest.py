"""Fixtures: an author who writes, on a clock that the test moves."""

import pytest
import time_machine
from django.urls import reverse

from cells.reviews.services import prepare_working_copy
from tests.factories import NOW, PASSWORD, Cast


@pytest.fixture
def clock():
    with time_machine.travel(NOW) as traveller:
        yield traveller


@pytest.fixture
def cast(db):
    cast = Cast()
    for person in (cast.author, cast.colleague):
        person.set_password(PASSWORD)
        person.save()
    prepare_working_copy(review=cast.review_of(cast.author))
    return cast


@pytest.fixture
def url(cast):
    return reverse("reviews:write", args=[cast.review_of(cast.author).pk, 1])
