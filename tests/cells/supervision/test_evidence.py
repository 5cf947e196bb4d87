"""Evidence: type by content, drawn anew, secrecy, downloads, removal."""

import unicodedata
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cells.models import Evidence
from cells.scans import MOST_BYTES
from cells.supervision.services import add_file, add_note, remove_evidence
from cells.workflow import WorkflowError
from tests.factories import NOW
from tests.supervision_scenes import (
    PDF,
    acts,
    evidence,
    fresh,
    openings,
    returned,
    send,
    started,
    written,
)


def picture(image_format="JPEG", *, note=b"DAU-RIENG"):
    written_to = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = note.decode()
    Image.new("RGB", (60, 40), "red").save(written_to, image_format, exif=exif)
    return written_to.getvalue()


def drawn(mode, size, image_format, colour=0, **more):
    written_to = BytesIO()
    Image.new(mode, size, colour).save(written_to, image_format, **more)
    return written_to.getvalue()


def line_of(report):
    line = report.lines.first()
    line.report = report
    return line


def add(report, name, data):
    return add_file(
        line=line_of(report), name=name, data=data, by=report.author, now=NOW
    )


@pytest.mark.parametrize("image_format", ["JPEG", "PNG"])
def test_a_picture_is_drawn_anew_without_what_the_camera_wrote(cast, image_format):
    data = picture(image_format)
    assert b"DAU-RIENG" in data
    kept = add(started(cast), "anh.jpg", data)
    with kept.file.open("rb") as file:
        stored = file.read()
    assert b"DAU-RIENG" not in stored
    assert Image.open(BytesIO(stored)).size == (60, 40)
    assert kept.size == len(stored)


def test_a_picture_held_upside_down_is_kept_upright(cast):
    exif = Image.Exif()
    exif[0x0112] = 6
    kept = add(started(cast), "anh.jpg", drawn("RGB", (60, 40), "JPEG", exif=exif))
    with kept.file.open("rb") as file:
        upright = Image.open(file)
        assert upright.size == (40, 60)
        assert not dict(upright.getexif())


@pytest.mark.parametrize(
    ("mode", "image_format", "colour", "seen"),
    [
        ("CMYK", "JPEG", (0, 0, 0, 255), 0),
        ("L", "JPEG", 128, 128),
        ("I;16", "PNG", 32_768, 128),
        ("P", "PNG", 0, 0),
        ("LA", "PNG", (128, 255), 128),
    ],
)
def test_pictures_of_every_kind_keep_their_shade(
    cast, mode, image_format, colour, seen
):
    data = drawn(mode, (20, 20), image_format, colour)
    kept = add(started(cast), "anh", data)
    with kept.file.open("rb") as file:
        shade = Image.open(file).convert("L").getpixel((5, 5))
    assert abs(shade - seen) < 4


def test_several_photographs_are_chosen_at_once(cast, client):
    report = started(cast)
    client.force_login(cast.author)
    url = reverse("supervision:add_evidence", args=[report.pk, line_of(report).pk])
    files = [
        SimpleUploadedFile("1.jpg", drawn("RGB", (30, 20), "JPEG", "red")),
        SimpleUploadedFile("2.txt", b"no picture"),
        SimpleUploadedFile("3.jpg", drawn("RGB", (30, 20), "JPEG", "blue")),
    ]
    body = {"file": files, "note": "LỜI-GHI", "no_secrecy_mark": "on"}
    page = client.post(url, body)
    assert page.status_code == 409
    assert Evidence.objects.count() == 2
    shown = page.content.decode()
    assert "2.txt" in shown
    assert "LỜI-GHI" in shown


def test_no_more_than_ten_pieces_stand_at_a_line(cast):
    report = started(cast)
    for n in range(10):
        add(report, "a.pdf", PDF + bytes([n]))
    with pytest.raises(WorkflowError):
        add(report, "a.pdf", PDF + b"x")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.pdf", b""),
        ("x.pdf", b"<script>"),
        ("x.jpg", b"\xff\xd8\xff broken"),
        ("x.png", b"\x89PNG\r\n\x1a\n broken"),
        ("x.heic", b"\x00\x00\x00\x18ftypheic" + b"0" * 100),
        ("x.jpg", drawn("RGB", (400, 300), "JPEG")[:300]),
        ("x.png", drawn("1", (9_000, 6_000), "PNG")),  # more than is ever drawn
        ("x.png", drawn("1", (30_000, 30_000), "PNG")),  # a bomb for memory
        ("công văn  mật.pdf", PDF),
        (unicodedata.normalize("NFD", "Tuyệt mật.pdf"), PDF),
        ("cong-van-mat.pdf", PDF),
        ("TỐI MẬT.pdf", PDF),
        ("x.pdf", PDF + b"x" * MOST_BYTES),
    ],
)
def test_what_may_not_be_kept_is_refused_and_leaves_no_file(cast, settings, name, data):
    with pytest.raises(WorkflowError):
        add(started(cast), name, data)
    assert not Evidence.objects.exists()
    folder = settings.MEDIA_ROOT / "evidence"
    assert not folder.exists() or list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "note",
    [
        "",
        "  ",
        "Công văn mật số 3",
        "bản TUYỆT MẬT",
        "bản M Ậ T",
        "tài liệu\n mật",
        unicodedata.normalize("NFD", "dấu tối mật"),
    ],
)
def test_a_note_that_says_nothing_or_a_secret_is_refused(cast, note):
    report = started(cast)
    with pytest.raises(WorkflowError):
        add_note(line=line_of(report), note=note, by=report.author, now=NOW)


def test_the_same_file_twice_is_refused(cast):
    report = started(cast)
    add(report, "a.pdf", PDF)
    with pytest.raises(WorkflowError):
        add(report, "b.pdf", PDF)


def test_nothing_is_added_or_taken_off_once_it_was_sent(cast):
    report = written(started(cast))
    kept = add(report, "a.pdf", PDF)
    send(report)
    with pytest.raises(WorkflowError):
        add(fresh(report), "b.pdf", PDF + b" ")
    kept = Evidence.objects.get(pk=kept.pk)
    with pytest.raises(WorkflowError):
        remove_evidence(evidence=kept, by=report.author, now=NOW)


def test_a_download_is_recorded_and_its_name_is_neutral(cast, client):
    report = written(started(cast))
    kept = add(report, "Hoàng Văn Sơn.pdf", PDF)
    url = reverse("supervision:evidence", args=[kept.pk])
    client.force_login(cast.secretary)
    assert client.get(url).status_code == 404  # with its author
    send(report)
    answer = client.get(url)
    assert answer.content == PDF
    assert answer["Content-Disposition"].endswith(f'"minh-chung-{kept.pk}.pdf"')
    assert acts(kept) == ["evidence.add", "evidence.download"]
    assert openings(kept) == 1


def test_of_a_returned_sheet_nobody_else_takes_the_evidence(cast, client):
    report = returned(cast)
    kept = add(fresh(report), "a.pdf", PDF)
    client.force_login(cast.secretary)
    assert (
        client.get(reverse("supervision:evidence", args=[kept.pk])).status_code == 404
    )


def test_what_was_taken_off_is_not_found(cast, client):
    kept = evidence(started(cast))
    client.force_login(cast.author)
    url = reverse("supervision:remove_evidence", args=[kept.pk])
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 404
    assert (
        client.get(reverse("supervision:evidence", args=[kept.pk])).status_code == 404
    )


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"note": "biên bản tháng 11"}, 302),
        ({"note": "LỜI" + "x" * 200}, 422),
        ({"file": True}, 422),  # no word on the secrecy mark
        ({"file": True, "no_secrecy_mark": "on"}, 302),
        ({}, 422),
    ],
)
def test_the_page_takes_a_note_or_a_file(cast, client, body, status):
    report = started(cast)
    client.force_login(cast.author)
    url = reverse("supervision:add_evidence", args=[report.pk, line_of(report).pk])
    if body.get("file"):
        body = body | {"file": SimpleUploadedFile("a.pdf", PDF)}
    assert client.post(url, body).status_code == status
    assert Evidence.objects.count() == (status == 302)
