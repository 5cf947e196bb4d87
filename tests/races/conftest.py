"""Races use real connections: every test here commits, and carries the marker."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.races)
            item.add_marker(pytest.mark.django_db(transaction=True))
