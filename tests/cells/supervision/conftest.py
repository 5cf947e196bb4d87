import pytest


@pytest.fixture(autouse=True)
def _on_the_day(on_the_day):
    """In every test of this folder."""
