import pytest
import time_machine

from tests.factories import NOW, Cast


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast(db):
    return Cast()
