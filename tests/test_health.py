"""Whether the installation works, for whoever watches it."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

URL = "/healthz"


@pytest.mark.django_db
def test_all_is_well(client):
    answer = client.get(URL)
    assert (answer.status_code, answer.json()) == (
        200,
        {"database": "ok", "migrations": "ok"},
    )
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_migration_is_missing(client):
    recorded = MigrationRecorder.Migration.objects.filter(app="cells")
    recorded.order_by("-pk").first().delete()
    answer = client.get(URL)
    assert (answer.status_code, answer.json()) == (
        503,
        {"database": "ok", "migrations": "pending"},
    )


@pytest.mark.django_db(transaction=True)
def test_the_database_is_not_reachable(client, tmp_path):
    """The connection is closed and led to a place where no database is."""
    known = dict(connection.settings_dict)
    connection.close()
    if connection.vendor == "sqlite":
        connection.settings_dict["NAME"] = str(tmp_path / "nowhere" / "db.sqlite3")
    else:
        connection.settings_dict["PORT"] = "1"
    try:
        answer = client.get(URL)
    finally:
        connection.close()
        connection.settings_dict.update(known)
    assert (answer.status_code, answer.json()) == (503, {"database": "unreachable"})
    assert client.get(URL).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(method, client):
    assert getattr(client, method)(URL).status_code == 405


@pytest.mark.django_db
def test_it_tells_nothing_of_the_place(client):
    body = client.get(URL).content.decode()
    assert str(connection.settings_dict["NAME"]) not in body
