"""Settings that hold for every test, and the name of the database under test."""

import sqlite3

import psycopg2
import pytest
import time_machine
from django.conf import settings as project_settings
from django.db import connection
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation

from tests.database_copies import copy_migrated_database
from tests.factories import NOW, Cast


def describe_database() -> str:
    """The kind, version and place of the database, as a person would say it."""
    wanted = connection.settings_dict
    if connection.vendor == "sqlite":
        file = wanted["TEST"]["NAME"] or "in memory"
        return f"SQLite {sqlite3.sqlite_version}, file {file}"
    server = psycopg2.connect(
        **{**connection.get_connection_params(), "dbname": "postgres"}
    )
    version = server.get_parameter_status("server_version").split()[0]
    server.close()
    return f"PostgreSQL {version}, on {wanted['HOST']}:{wanted['PORT']}"


def pytest_report_header(config):
    return f"Database: {describe_database()}"


def pytest_addoption(parser):
    parser.addoption(
        "--asking-database",
        action="store_true",
        help="leave out the tests that ask no database: another kind changes nothing",
    )


def asks_database(item) -> bool:
    """pytest-django lets no other test near it."""
    fixtures = {"db", "transactional_db", "live_server"}
    return bool(item.get_closest_marker("django_db") or fixtures & {*item.fixturenames})


# Begun first: begun last, one worker would be busy with them while the others rest.
LONGEST = "tests/test_access_texts.py"


def pytest_collection_modifyitems(config, items):
    """Run the longest tests first, and those in the browser last.

    Playwright keeps an event loop in the thread that it was started in, and Django
    refuses the database to whatever comes after it there.
    """
    if config.getoption("asking_database"):
        left_out = [item for item in items if not asks_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if asks_database(item)]
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def django_db_setup(
    request, django_test_environment, django_db_blocker, django_db_modify_db_settings
):
    """A copy of the migrated database, whatever options say of reusing one."""
    if connection.vendor == "sqlite":
        # What a cut of the power leaves is not tested; a race commits a thousand times.
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] += " PRAGMA synchronous=OFF;"
    with django_db_blocker.unblock():
        copy_migrated_database()
        made = setup_databases(verbosity=0, interactive=False, keepdb=True)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _static_files_without_collectstatic():
    """Serve static files from where they are written, under their own names."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES={**project_settings.STORAGES, "staticfiles": plain},
        WHITENOISE_AUTOREFRESH=True,
        WHITENOISE_USE_FINDERS=True,
    ):
        yield


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_the_test(settings, tmp_path):
    """Uploaded files never reach the folder of the installation."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _fast_passwords(request, settings):
    """Hash passwords quickly, but in tests that are marked ``real_hasher``."""
    if request.node.get_closest_marker("real_hasher") is None:
        settings.PASSWORD_HASHERS = [
            "django.contrib.auth.hashers.MD5PasswordHasher",
            *settings.PASSWORD_HASHERS,
        ]


@pytest.fixture
def on_the_day():
    """The clock stands still at the moment that the factories take for now."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cast(db):
    """The people of two cells and an open round (``tests/factories.py``)."""
    return Cast()


@pytest.fixture
def _in_english():
    """Sentences as they stand in the code."""
    with translation.override("en"):
        yield
