"""What is stored of a note, who can open it, and what a swapped token does."""

import logging

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.urls import reverse

from cells.models import PrivateNote
from cells.private_notes.reading import opened
from cells.private_notes.services import change_note
from cells.sealing import CannotBeOpenedError
from selfreview import environment
from tests.factories import NOW, TODAY
from tests.note_scenes import WORDS, code_of, make_note, put_tokens, tokens

UNREADABLE = "Không đọc được ghi chép này"


def fresh(note):
    return PrivateNote.objects.get(pk=note.pk)


def new_key() -> str:
    return Fernet.generate_key().decode()


def test_only_tokens_are_stored_and_the_text_comes_back(cast):
    note = make_note(cast.author, number=7)
    for token in tokens(note.pk):
        assert token.startswith("gAAAA")
        assert WORDS not in token
        assert code_of(7) not in token
    assert (fresh(note).text, fresh(note).indicator_code) == (WORDS, code_of(7))


def test_typed_text_is_cleaned_as_elsewhere(cast):
    note = make_note(cast.author, "Việc\r\nmột\x00\ud800")
    assert fresh(note).text == "Việc\nmột\ufffd"


def test_saving_a_row_again_keeps_what_was_sealed(cast):
    note = make_note(cast.author)
    before = tokens(note.pk)
    unread = fresh(note)
    unread.save()
    assert tokens(note.pk) == before
    assert opened(fresh(note)).text == WORDS


def test_plain_text_is_neither_stored_nor_looked_for_by_a_query(cast):
    make_note(cast.author)
    with pytest.raises(TypeError):
        PrivateNote.objects.update(text="Bản rõ")
    with pytest.raises(TypeError):
        PrivateNote.objects.filter(text=WORDS).count()


def test_a_token_of_another_row_or_author_is_refused(cast, client, caplog):
    mine = make_note(cast.author)
    other = make_note(cast.author, "Ghi chép thứ hai")
    theirs = make_note(cast.colleague, "Việc của đồng chí khác")
    client.force_login(cast.author)
    for source in (other, theirs):
        put_tokens(mine.pk, *tokens(source.pk))
        with pytest.raises(CannotBeOpenedError):
            _text = fresh(mine).text
        with caplog.at_level(logging.DEBUG):
            page = client.get(reverse("private_notes:list")).content.decode()
        assert UNREADABLE in page
        assert "Việc của đồng chí khác" not in page
        assert page.count("Ghi chép thứ hai") == 1
    assert f"Private note {mine.pk} cannot be opened." in caplog.text
    assert "Việc của" not in caplog.text
    assert "thứ hai" not in caplog.text


def test_a_token_of_the_other_column_is_refused(cast):
    note = make_note(cast.author, number=7)
    text, code = tokens(note.pk)
    put_tokens(note.pk, code, text)
    assert opened(fresh(note)) is None


@pytest.mark.parametrize("broken", ["", "gAAAA", "bản rõ", "x" * 200])
def test_a_broken_token_shows_a_sentence_and_no_error(cast, client, broken):
    note = make_note(cast.author)
    put_tokens(note.pk, broken, broken)
    client.force_login(cast.author)
    edit = reverse("private_notes:edit", args=[note.pk])
    delete = reverse("private_notes:delete", args=[note.pk])
    for address in (reverse("private_notes:list"), edit, delete):
        response = client.get(address)
        assert response.status_code == 200
        assert UNREADABLE in response.content.decode()
    typed = {"text": "Mới", "noted_on": "2026-10-05", "version": 1}
    response = client.post(edit, typed)
    assert response.status_code == 409
    assert tokens(note.pk) == (broken, broken)
    assert client.post(delete, {"version": 1}).status_code == 302
    assert not PrivateNote.objects.exists()


def test_keys_are_rotated_and_the_old_one_is_then_not_needed(cast, settings, capsys):
    old, new = settings.NOTE_KEYS[0], new_key()
    note = make_note(cast.author, number=7)
    settings.NOTE_KEYS = [new, old]
    later = make_note(cast.author, "Sau khi đổi khóa")
    call_command("rotate_note_keys")
    assert (
        "1 notes under the newest key now, 1 already were." in capsys.readouterr().out
    )
    settings.NOTE_KEYS = [new]
    assert (fresh(note).text, fresh(note).indicator_code) == (WORDS, code_of(7))
    assert fresh(later).text == "Sau khi đổi khóa"
    before = tokens(note.pk)
    call_command("rotate_note_keys")
    assert tokens(note.pk) == before


def test_a_rotation_stopped_half_way_leaves_every_note_readable(cast, settings):
    old, new = settings.NOTE_KEYS[0], new_key()
    notes = [make_note(cast.author, f"Ghi chép {n}") for n in range(4)]
    settings.NOTE_KEYS = [new, old]
    put_tokens(notes[2].pk, "gAAAA", "gAAAA")
    with pytest.raises(CommandError, match="1 notes are opened by no key"):
        call_command("rotate_note_keys")
    settings.NOTE_KEYS = [new]
    assert [opened(fresh(note)) is None for note in notes] == [0, 0, 1, 0]


def test_a_binding_survives_the_rotation(cast, settings):
    mine, theirs = make_note(cast.author), make_note(cast.colleague, "Của người khác")
    settings.NOTE_KEYS = [new_key(), *settings.NOTE_KEYS]
    call_command("rotate_note_keys")
    put_tokens(mine.pk, *tokens(theirs.pk))
    assert opened(fresh(mine)) is None


def test_without_its_key_nothing_is_lost_or_overwritten(cast, settings):
    old = settings.NOTE_KEYS
    note = make_note(cast.author)
    before = tokens(note.pk)
    settings.NOTE_KEYS = [new_key()]
    assert opened(fresh(note)) is None
    with pytest.raises(Exception, match="Không đọc được"):
        change_note(
            note=fresh(note), text="Khác", indicator_code="", noted_on=TODAY,
            seen_version=1, now=NOW,
        )  # fmt: skip
    assert tokens(note.pk) == before
    settings.NOTE_KEYS = old
    assert fresh(note).text == WORDS


def test_keys_come_from_the_environment_or_from_a_private_file(tmp_path, monkeypatch):
    monkeypatch.delenv("NOTE_KEYS", raising=False)
    monkeypatch.delenv("NOTE_KEYS_FILE", raising=False)
    made = environment.note_keys(tmp_path / "data")
    file = tmp_path / "data" / "note_keys"
    assert file.stat().st_mode & 0o777 == 0o600
    assert environment.note_keys(tmp_path / "data") == made == [file.read_text()]
    assert [each.name for each in file.parent.iterdir()] == ["note_keys"]
    one, two = new_key(), new_key()
    monkeypatch.setenv("NOTE_KEYS", f"{one}, {two}")
    assert environment.note_keys(tmp_path / "data") == [one, two]
    monkeypatch.delenv("NOTE_KEYS")
    monkeypatch.setenv("NOTE_KEYS_FILE", str(tmp_path / "keys"))
    (tmp_path / "keys").write_text(f"{two}\n{one}\n")
    assert environment.note_keys(tmp_path / "data") == [two, one]


@pytest.mark.parametrize("bad", ["short", "x" * 43, "ờ" * 44, "change-me,"])
def test_a_bad_key_stops_the_start(bad, tmp_path, monkeypatch):
    monkeypatch.setenv("NOTE_KEYS", bad)
    with pytest.raises(environment.ImproperlyConfigured, match="Key 1 of NOTE_KEYS"):
        environment.note_keys(tmp_path)
