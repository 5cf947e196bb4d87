"""Files of materials: their type by content, kept privately, read by the cell alone."""

import hashlib
import stat
from pathlib import Path

import pytest
from django.urls import reverse

from cells.models import Material
from cells.preparation import material_files
from tests.factories import NOW
from tests.materials_scenes import (
    MP4,
    PDF,
    WEBM,
    file_material,
    fresh,
    office_file,
    text_material,
    upload,
)

PNG = b"\x89PNG\r\n\x1a\n0000"
SECRET = "Tài liệu có dấu mật không đưa lên đây. Đồng chí nộp theo đường văn thư."
DOCX = office_file()


@pytest.fixture
def secretary(cast, client):
    client.force_login(cast.secretary)
    return client


def attach(client, cast, data, name="tai-lieu.pdf", *, kind="file", **fields):
    file = upload(data, "x.pdf")
    file.name = name
    posted = {
        "version": 0,
        "title": "Nghị quyết",
        "read_by": "2026-10-10",
        "file": file,
        "no_secrecy_mark": "on",
    } | fields
    url = reverse("preparation:add_material", args=[cast.cell_round.pk, kind])
    return client.post(url, {k: v for k, v in posted.items() if v is not None})


def test_a_file_is_kept_privately_and_read_by_a_member(cast, secretary, settings):
    assert attach(secretary, cast, PDF, "Nghị quyết.PDF").status_code == 302
    material = Material.objects.get()
    assert (material.media_type, material.size) == ("application/pdf", len(PDF))
    assert material.sha256 == hashlib.sha256(PDF).hexdigest()
    path = Path(material.file.path)
    assert path.is_relative_to(settings.MEDIA_ROOT)
    assert len(path.stem) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    secretary.force_login(cast.author)
    answer = secretary.get(reverse("preparation:material_file", args=[material.pk]))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''Ngh")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("data", "name", "kind", "kept", "media_type"),
    [
        (PNG, "anh.html", "file", "anh.png", "image/png"),
        (DOCX, "van-ban.exe", "file", "van-ban.docx", "wordprocessingml.document"),
        (office_file("xl/workbook.xml"), "b", "file", "b.xlsx", "spreadsheetml.sheet"),
        (office_file("ppt/presentation.xml"), "c", "file", "c.pptx", "presentation"),
        (MP4, "phim.avi", "video", "phim.mp4", "video/mp4"),
        (WEBM, "../phim", "video", "phim.webm", "video/webm"),
    ],
)
def test_the_type_is_what_the_content_is(
    cast, secretary, data, name, kind, kept, media_type
):
    assert attach(secretary, cast, data, name, kind=kind).status_code == 302
    material = Material.objects.get()
    assert material.name == kept
    assert media_type in material.media_type
    answer = secretary.get(reverse("preparation:material_file", args=[material.pk]))
    shown = "inline" if media_type == "image/png" else "attachment"
    assert answer["Content-Disposition"].startswith(shown)
    assert b"".join(answer.streaming_content) == data


@pytest.mark.parametrize(
    ("data", "kind", "sentence"),
    [
        (b"<html><script>alert(1)</script></html>", "file", "PDF, Word"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file", "PDF, Word"),
        (b"MZ\x90\x00 program", "file", "PDF, Word"),
        (b"PK\x03\x04 no archive", "file", "PDF, Word"),
        (office_file("index.html"), "file", "PDF, Word"),
        (office_file("word/document.xml", "word/vbaProject.bin"), "file", "macro"),
        (MP4, "file", "PDF, Word"),
        (PDF, "video", "MP4"),
        (b"\x00\x00\x00\x18ftypheic\x00", "video", "MP4"),
    ],
)
def test_a_wrong_type_is_refused_in_words(cast, secretary, data, kind, sentence):
    answer = attach(secretary, cast, data, kind=kind)
    assert answer.status_code == 409
    assert sentence in answer.content.decode()
    assert not Material.objects.exists()


@pytest.mark.parametrize(
    "name", ["Tối mật - nghị quyết.pdf", "tai_lieu_mat.pdf", "Mật.pdf"]
)
def test_a_name_that_says_secret_is_refused(cast, secretary, name):
    answer = attach(secretary, cast, PDF, name)
    assert answer.status_code == 409
    assert SECRET in answer.content.decode()
    assert not Material.objects.exists()


def test_without_the_word_that_it_bears_no_mark_it_is_not_taken(cast, secretary):
    answer = attach(secretary, cast, PDF, no_secrecy_mark=None)
    assert answer.status_code == 422
    assert "không có dấu mật" in answer.content.decode()
    assert not Material.objects.exists()


def test_empty_too_large_or_missing(cast, secretary, monkeypatch):
    assert attach(secretary, cast, b"").status_code == 422
    assert attach(secretary, cast, PDF, file=None).status_code == 422
    most = dict.fromkeys(material_files.MOST_BYTES, 10)
    monkeypatch.setattr(material_files, "MOST_BYTES", most)
    answer = attach(secretary, cast, PDF)
    assert answer.status_code == 409
    assert "Tệp lớn hơn" in answer.content.decode()
    assert not Material.objects.exists()


def test_a_video_is_an_address_or_a_file(cast, secretary):
    both = attach(secretary, cast, MP4, kind="video", url="https://example.vn/v")
    assert both.status_code == 422
    neither = attach(secretary, cast, MP4, kind="video", file=None, url="")
    assert neither.status_code == 422
    link = attach(
        secretary, cast, MP4, kind="video", file=None, url="https://example.vn/v"
    )
    assert link.status_code == 302
    material = Material.objects.get()
    url = reverse("preparation:edit_material", args=[material.pk])
    fields = {"version": 1, "title": "Phim", "read_by": "2026-10-10", "url": ""}
    posted = fields | {"file": upload(MP4, "p.mp4"), "no_secrecy_mark": "on"}
    assert secretary.post(url, posted).status_code == 302
    changed = fresh(material)
    assert (changed.url, changed.name) == ("", "p.mp4")
    assert secretary.post(url, fields | {"version": 2}).status_code == 302
    assert fresh(material).name == "p.mp4"


def test_a_material_without_a_file_has_no_file_page(cast, secretary):
    material = text_material(cast, now=NOW)
    url = reverse("preparation:material_file", args=[material.pk])
    assert secretary.get(url).status_code == 404


def test_the_file_of_a_withdrawn_material_is_not_read_by_members(cast, secretary):
    material = file_material(cast)
    withdraw = reverse("preparation:withdraw_material", args=[material.pk])
    secretary.post(withdraw, {"version": 1})
    secretary.force_login(cast.author)
    url = reverse("preparation:material_file", args=[material.pk])
    assert secretary.get(url).status_code == 404


def test_a_video_that_an_address_replaces_is_gone(
    cast, secretary, django_capture_on_commit_callbacks
):
    material = file_material(cast, kind="video", data=MP4, name="a.mp4")
    path = Path(material.file.path)
    posted = {
        "version": 1,
        "title": "Phim",
        "url": "https://example.vn/phim",
        "read_by": "2026-10-10",
    }
    address = reverse("preparation:edit_material", args=[material.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert secretary.post(address, posted).status_code == 302
    assert (fresh(material).file.name, path.exists()) == ("", False)
