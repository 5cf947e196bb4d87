"""The database of the tests is migrated once; every run and worker gets a copy of it.

Migrating takes a quarter of a minute of a processor, copying none. The migrated
database carries the hash of its migrations in its name, so that a changed migration
makes another one.
"""

import fcntl
import hashlib
import inspect
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import django
from django.db import connection
from django.db.migrations.loader import MigrationLoader

FILES = ("", "-wal", "-shm")  # of an SQLite database
LENGTH = 12  # of the key in a name


def copy_migrated_database() -> None:
    """The test database of this process stands, fresh and migrated."""
    target = connection.creation._get_test_db_name()
    migrated = f"{common_name(target)}_{key_of_migrations()}"
    with alone(migrated):
        if not exists(migrated):
            migrate(migrated)
        copy(migrated, target)


def common_name(target: str) -> str:
    """Without the worker, of whom each has a database of its own."""
    return f"{target.rpartition('_gw')[0] or target}_migrated"


def key_of_migrations() -> str:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    files = {inspect.getfile(type(each)) for each in loader.disk_migrations.values()}
    found = hashlib.sha256(django.get_version().encode())
    for file in sorted(files):
        found.update(Path(file).read_bytes())
    return found.hexdigest()[:LENGTH]


@contextmanager
def alone(name: str):
    """One process at a time, whatever run it belongs to."""
    lock = hashlib.sha256(f"{name} {connection.settings_dict['PORT']}".encode())
    path = Path(tempfile.gettempdir()) / f"test-database-{lock.hexdigest()[:16]}.lock"
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def migrate(name: str) -> None:
    """Under another name first: what is half done is never copied."""
    wanted = connection.settings_dict
    own, of_tests = wanted["NAME"], wanted["TEST"]["NAME"]
    unfinished = f"{name}_unfinished"
    wanted["TEST"]["NAME"] = unfinished
    try:
        connection.creation.create_test_db(
            verbosity=0, autoclobber=True, serialize=False
        )
    finally:
        connection.close()
        wanted["NAME"], wanted["TEST"]["NAME"] = own, of_tests
    if connection.vendor == "sqlite":
        for former in Path(name).parent.glob(f"{Path(name).name[:-LENGTH]}*"):
            if former.name != Path(unfinished).name:
                former.unlink()
        Path(unfinished).replace(name)
    else:
        order("ALTER DATABASE {} RENAME TO {}", unfinished, name)


def exists(name: str) -> bool:
    if connection.vendor == "sqlite":
        return Path(name).exists()
    with connection.creation._nodb_cursor() as cursor:
        return connection.creation._database_exists(cursor, name)


def copy(migrated: str, target: str) -> None:
    if connection.vendor == "sqlite":
        for ending in FILES:
            Path(target + ending).unlink(missing_ok=True)
        shutil.copyfile(migrated, target)
    else:
        order("DROP DATABASE IF EXISTS {}", target)
        order("CREATE DATABASE {} TEMPLATE {}", target, migrated)


def order(sentence: str, *names: str) -> None:
    quote = connection.ops.quote_name
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(sentence.format(*map(quote, names)))
