"""No note stands in the database file, in its dump, in a log or on another's page."""

import logging
import os
import sqlite3
import subprocess
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib import admin
from django.core.management import call_command
from django.db import connection
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from cells.models import PrivateNote
from tests.factories import Cast, make_member
from tests.note_scenes import code_of, make_note, put_tokens, tokens

MARK = "DẤUGHICHÉPRIÊNG"
ASCII = "DAUGHICHEPRIENG"
TEXT = f"{MARK} {ASCII}"
PLACES = {
    "SECRET_KEY", "SECRET_KEY_FILE", "DATA_DIR", "DATABASE_URL", "NOTE_KEYS",
    "NOTE_KEYS_FILE", "BACKUP_PASSPHRASE_FILE", "BACKUP_KEEP_DAYS",
}  # fmt: skip


pytestmark = pytest.mark.usefixtures("on_the_day")


def holds_the_text(content: bytes) -> bool:
    return any(
        each.encode(encoding) in content
        for each in (MARK, ASCII)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    )


@pytest.mark.django_db(transaction=True)
def test_the_database_holds_no_word_of_a_note():
    """The bytes of the file and its journal on SQLite, the rows on PostgreSQL."""
    author = make_member(full_name="Người viết DẤULỘRA")
    make_note(author, TEXT)
    assert opened_bytes("DẤULỘRA".encode())
    assert not opened_bytes(MARK.encode())
    assert not opened_bytes(ASCII.encode())


def opened_bytes(wanted: bytes) -> bool:
    """Whether ``wanted`` stands in what the database keeps of members and notes."""
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        files = [Path(name), Path(f"{name}-wal")]
        return any(wanted in each.read_bytes() for each in files if each.exists())
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM cells_privatenote t")
        rows = cursor.fetchall()
        cursor.execute("SELECT full_name FROM cells_member")
        return wanted in str(rows + cursor.fetchall()).encode()


def test_a_dump_of_the_rows_holds_no_word_of_a_note(db, tmp_path):
    note = make_note(make_member(full_name="Người viết DẤULỘRA"), TEXT)
    file = tmp_path / "dump.json"
    call_command("dumpdata", "cells.member", "cells.privatenote", output=str(file))
    assert "DẤULỘRA" in file.read_text()
    assert not holds_the_text(file.read_bytes())
    assert str(note.uuid) in file.read_text()


def test_a_backup_holds_neither_a_word_of_a_note_nor_its_key(db, tmp_path):
    """What deploy/backup.sh writes of an installation with a note in it."""
    data = tmp_path / "data"
    environment = {
        name: value for name, value in os.environ.items() if name not in PLACES
    } | {"DATA_DIR": str(data), "SECRET_KEY": "x" * 40}
    note = make_note(make_member(), TEXT)
    key = project.NOTE_KEYS[0]
    data.mkdir()
    (data / "note_keys").write_text(key)
    (data / "files").mkdir()
    with closing(sqlite3.connect(data / "db.sqlite3")) as target:
        target.execute("CREATE TABLE django_migrations (name)")
        target.execute("CREATE TABLE cells_privatenote (text, indicator_code)")
        target.execute("INSERT INTO cells_privatenote VALUES (?, ?)", tokens(note.pk))
        target.commit()
    made = subprocess.run(
        [str(project.BASE_DIR / "deploy" / "backup.sh"), str(tmp_path / "backups")],
        cwd=project.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    (archive,) = (tmp_path / "backups").glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        members = [each for each in packed.getmembers() if each.isfile()]
        content = {each.name: packed.extractfile(each).read() for each in members}
    assert "./database.sqlite3" in content
    assert tokens(note.pk)[0].encode() in content["./database.sqlite3"]
    for name, written in content.items():
        assert not holds_the_text(written), name
        assert key.encode() not in written, name
    assert "note keys" in made.stdout


def admin_addresses(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield pattern.name
        else:
            yield from admin_addresses(pattern.url_patterns)


def every_admin_page(cast):
    (resolver,) = [
        each for each in get_resolver().url_patterns
        if getattr(each, "app_name", "") == "admin"
    ]  # fmt: skip
    for name in sorted(set(admin_addresses(resolver.url_patterns))):
        for arguments in ([], [cast.author.pk], ["cells"], [cast.cell.pk]):
            try:
                yield reverse(f"admin:{name}", args=arguments)
            except NoReverseMatch:
                continue


def test_no_page_of_the_administration_shows_a_note(db, client):
    cast = Cast()
    cast.author.full_name = "Hoàng Văn Sơn"
    make_note(cast.author, TEXT, number=7)
    assert PrivateNote not in admin.site._registry
    client.force_login(cast.administrator)
    seen = 0
    for url in every_admin_page(cast):
        if "logout" in url:
            continue
        for search in ("", f"?q={MARK}"):
            response = client.get(url + search)
            page = response.content.decode(errors="replace")
            assert MARK not in page.replace(f"q={MARK}", "").replace(
                f'value="{MARK}"', ""
            ), url
            assert code_of(7) not in page or "indicator" in url, url
            assert response.status_code < 500
            seen += "Hoàng Văn Sơn" in page
    assert seen


def test_no_log_holds_a_word_of_a_note(db, client, caplog):
    cast = Cast()
    client.force_login(cast.author)
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        client.post(reverse("private_notes:list"), {"text": TEXT, "noted_on": "x"})
        client.post(
            reverse("private_notes:list"), {"text": TEXT, "noted_on": "2026-10-05"}
        )
        note = PrivateNote.objects.get()
        put_tokens(note.pk, "gAAAA", "gAAAA")
        edit = reverse("private_notes:edit", args=[note.pk])
        client.get(edit)
        client.post(edit, {"text": TEXT, "noted_on": "2026-10-05", "version": 1})
    ours = [r for r in caplog.records if not r.name.startswith("django.db")]
    assert any("cannot be opened" in record.getMessage() for record in ours)
    for record in ours:
        assert MARK not in f"{record.getMessage()} {record.exc_text}"
