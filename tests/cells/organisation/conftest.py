import pytest
import time_machine

from tests.factories import NOW


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def office(client, cast):
    """The browser of the administrator."""
    client.force_login(cast.administrator)
    return client
