import pytest
import time_machine

from tests.factories import NOW, Cast


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def cast(db):
    return Cast()


@pytest.fixture
def office(client, cast):
    """The browser of the administrator."""
    client.force_login(cast.administrator)
    return client
