import pytest

from tests.entries_scenes import secretary_filed


@pytest.fixture
def filed_first(cast):
    """The secretary went first, so that members' reports open to be read."""
    secretary_filed(cast)
    return cast
