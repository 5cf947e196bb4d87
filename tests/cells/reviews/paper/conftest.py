import pytest
from django.utils import translation

from tests.entries_scenes import secretary_filed


@pytest.fixture(autouse=True)
def _in_vietnamese():
    """A request of another test may have left another language."""
    with translation.override("vi"):
        yield


@pytest.fixture
def filed_first(cast):
    """The secretary went first, so that members' reports open to be read."""
    secretary_filed(cast)
    return cast
