"""What ``manage.py check`` says of an installation."""

import shutil
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as project
from django.core.checks import run_checks

from cells.models import Organisation
from cells.organisation.models import Role
from selfreview import deployment_checks
from tests.factories import (
    NOW,
    Cast,
    MemberFactory,
    give_office,
    make_cell,
    make_committee,
    make_officer,
)
from tests.note_scenes import make_note
from tests.signature_scenes import by, trust

STRONG = "a-long-and-random-key-of-this-test-0123456789-abcdefghijklm"


@pytest.fixture(autouse=True)
def _on_the_day(settings, tmp_path):
    settings.SECRET_KEY = STRONG
    trust(settings, tmp_path, "root")
    settings.HELP_LINE = "Văn phòng, 0207 000 000"
    with time_machine.travel(NOW):
        yield


def found(**arguments) -> list[str]:
    messages = run_checks(**arguments)
    return [m.id for m in messages if m.id.startswith("selfreview.")]


def of_the_database():
    return found(databases=["default"], tags=["database"])


def test_nothing_is_said_of_a_sound_installation(settings):
    settings.SITE_URL = "https://tusoi.example.vn"
    settings.ALLOWED_HOSTS = ["tusoi.example.vn"]
    settings.HTTPS_ONLY = True
    assert found(include_deployment_checks=True) == []


@pytest.mark.parametrize("key", ["change-me", "short", "", "x" * 31])
def test_a_sample_or_short_key(key, settings):
    settings.SECRET_KEY = key or "-"
    assert found() == ["selfreview.E001"]


def test_the_fonts_of_the_papers_are_in_the_release():
    folder = Path(project.BASE_DIR) / "static" / "fonts"
    assert {file.name for file in folder.glob("*.ttf")} >= set(deployment_checks.FONTS)


def test_a_missing_font(settings, tmp_path):
    fonts = tmp_path / "static" / "fonts"
    shutil.copytree(Path(settings.BASE_DIR) / "static" / "fonts", fonts)
    settings.BASE_DIR = tmp_path
    assert found() == []
    (fonts / "LiberationSerif-Bold.ttf").unlink()
    assert found() == ["selfreview.E002"]


def test_an_address_without_https(settings):
    settings.HTTPS_ONLY = True
    settings.SITE_URL = "http://127.0.0.1:8000"
    ids = found(include_deployment_checks=True)
    assert ids == ["selfreview.W003"]


def test_an_address_that_is_not_answered(settings):
    settings.SITE_URL = "https://other.example.vn"
    settings.ALLOWED_HOSTS = ["tusoi.example.vn"]
    assert found(include_deployment_checks=True) == ["selfreview.W004"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "https://localhost"])
def test_mail_that_leads_to_this_machine_only(settings, address):
    settings.SITE_URL = address
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    settings.HTTPS_ONLY = False
    assert found(include_deployment_checks=True) == []
    settings.MAIL_IS_ON = True
    assert found(include_deployment_checks=True) == ["selfreview.W008"]
    settings.SITE_URL = "https://tusoi.example.vn"
    settings.ALLOWED_HOSTS = ["tusoi.example.vn"]
    assert found(include_deployment_checks=True) == []


def test_keys_that_do_not_open_the_notes(db, settings):
    assert only("W009") == []
    make_note(MemberFactory())
    assert only("W009") == []
    settings.NOTE_KEYS = ["A" * 43 + "="]
    assert only("W009") == ["selfreview.W009"]


def test_the_database_is_asked_only_when_wanted(django_assert_num_queries, db):
    make_cell()
    with django_assert_num_queries(0):
        found()


def test_sqlite_beyond_one_cell(db, settings):
    kind = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    make_cell()
    assert of_the_database() == []
    make_cell(name="Chi bộ Hai", code="CB-2")
    assert of_the_database() == (["selfreview.W005"] if kind == "sqlite3" else [])


def only(number):
    return [identity for identity in of_the_database() if identity.endswith(number)]


def test_somebody_helps(db, settings):
    settings.HELP_LINE = ""
    assert only("W006") == ["selfreview.W006"]
    committee = make_committee()
    assert only("W006") == ["selfreview.W006"]
    Organisation.objects.filter(pk=committee.pk).update(help_line="Văn phòng")
    assert only("W006") == []


def test_every_secretary_has_a_reader(db):
    committee = make_committee()
    cell = make_cell(committee)
    assert only("W007") == []
    secretary = make_officer(cell, Role.SECRETARY, cell=cell)
    assert only("W007") == ["selfreview.W007"]
    give_office(secretary, committee, Role.SECRETARY)
    assert only("W007") == ["selfreview.W007"]
    deputy = make_officer(cell, Role.DEPUTY, cell=cell)
    assert only("W007") == []
    type(deputy).objects.filter(pk=deputy.pk).update(is_active=False)
    assert only("W007") == ["selfreview.W007"]
    give_office(MemberFactory(), committee, Role.DEPUTY)
    assert only("W007") == []


def test_the_cast_of_the_tests_has_all_its_readers(db):
    Cast()
    assert only("W007") == []


def test_roots_that_are_not_set_are_named_to_the_administrator(settings):
    settings.TRUSTED_ROOTS = ""
    assert found() == []
    assert "selfreview.I011" in found(include_deployment_checks=True)


def roots_in(tmp_path, name="root.crt", data=b"") -> str:
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / name).write_bytes(data)
    return str(folder)


def test_a_folder_of_roots(settings, tmp_path):
    settings.TRUSTED_ROOTS = roots_in(tmp_path, data=by("root").der)
    assert found() == []


@pytest.mark.parametrize("data", [b"", b"nothing", b"-----BEGIN CERTIFICATE-----\nx"])
def test_what_is_no_certificate(settings, tmp_path, data):
    settings.TRUSTED_ROOTS = roots_in(tmp_path, data=data)
    assert found() == ["selfreview.E010"]


def test_a_certificate_that_is_no_authority(settings, tmp_path):
    settings.TRUSTED_ROOTS = roots_in(tmp_path, data=by("signer").pem)
    assert found() == ["selfreview.E010"]


def test_an_empty_folder_of_roots(settings, tmp_path):
    settings.TRUSTED_ROOTS = roots_in(tmp_path, name="readme.txt", data=b"x")
    assert found() == ["selfreview.E010"]


def test_a_path_to_nothing(settings, tmp_path):
    settings.TRUSTED_ROOTS = str(tmp_path / "nowhere")
    assert found() == ["selfreview.E010"]
