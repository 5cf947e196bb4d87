import pytest
import time_machine
from django.utils import translation

from tests.factories import NOW, Cast


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast(db):
    return Cast()


@pytest.fixture
def _in_english():
    """Sentences as they stand in the code."""
    with translation.override("en"):
        yield
