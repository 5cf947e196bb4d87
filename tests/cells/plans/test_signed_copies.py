"""The scan of the hand-signed print: checked, kept privately, read again."""

import hashlib
import stat
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cells.models import AuditEntry, SignedCopy
from cells.scans import MOST_BYTES, clean_name, media_type_of
from cells.secrecy import bears_secrecy_mark
from tests.plan_scenes import approved_plan, written_plan

PDF = b"%PDF-1.7\nscan of the signed page"
PNG = b"\x89PNG\r\n\x1a\n0000"
JPEG = b"\xff\xd8\xff\xe00000"


@pytest.fixture
def plan(cast, client):
    client.force_login(cast.author)
    return approved_plan(cast, cast.author)


def attach(client, plan, name="ban-ky.pdf", data=PDF, **fields):
    file = SimpleUploadedFile("x.pdf", data, "application/pdf")
    file.name = name
    posted = {"file": file, "no_secrecy_mark": "on"} | fields
    posted = {key: value for key, value in posted.items() if value is not None}
    return client.post(reverse("plans:attach_signed_copy", args=[plan.pk]), posted)


def test_a_scan_is_kept_with_its_hash_and_read_again(plan, client, settings, cast):
    assert attach(client, plan).status_code == 302
    copy = SignedCopy.objects.get()
    assert copy.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (copy.uploaded_by, copy.media_type, copy.size) == (
        cast.author, "application/pdf", len(PDF)
    )  # fmt: skip
    path = Path(copy.file.path)
    assert path.is_relative_to(settings.MEDIA_ROOT)
    assert len(path.stem) == 32
    assert path.stem not in (copy.sha256, copy.sha256[:32])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    answer = client.get(reverse("plans:signed_copy", args=[copy.pk]))
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="ban-ky.pdf"'
    assert answer["Cache-Control"] == "no-store"
    page = client.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    assert copy.sha256[:4] in page
    assert AuditEntry.objects.get(action="plan.attach_signed_copy").details == {
        "sha256": copy.sha256
    }


def test_the_approver_reads_it_and_the_opening_is_recorded(plan, client, cast):
    attach(client, plan)
    url = reverse("plans:signed_copy", args=[SignedCopy.objects.get().pk])
    client.get(url)
    assert not AuditEntry.objects.filter(action="signedcopy.open").exists()
    client.force_login(cast.secretary)
    client.get(url)
    assert AuditEntry.objects.get(action="signedcopy.open").actor == cast.secretary


@pytest.mark.parametrize(
    ("name", "data", "kept", "kind"),
    [
        ("anh.png", PNG, "anh.png", "image/png"),
        ("anh.exe", JPEG, "anh.jpg", "image/jpeg"),
        ("../../etc/passwd", PDF, "passwd.pdf", "application/pdf"),
        ("C:\\hồ sơ\\bản ký.PDF", PDF, "bản ký.pdf", "application/pdf"),
        ("a<script>.png", PDF, "a-script-.pdf", "application/pdf"),
        ("...", PDF, "ban-ky.pdf", "application/pdf"),
    ],
)
def test_type_by_content_and_a_cleaned_name(name, data, kept, kind):
    media_type, ending = media_type_of(data)
    assert (clean_name(name, ending), media_type) == (kept, kind)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "không có nội dung"),
        (b"<html><script>alert(1)</script>", "PDF, JPEG hoặc PNG"),
        (b"MZ\x90\x00", "PDF, JPEG hoặc PNG"),
        (b"PK\x03\x04", "PDF, JPEG hoặc PNG"),
        (PDF + b"0" * MOST_BYTES, "lớn hơn 10 MB"),
    ],
    ids=["empty", "html", "exe", "zip", "too large"],
)
def test_what_is_no_scan_is_refused_with_a_sentence(plan, client, data, sentence):
    answer = attach(client, plan, data=data)
    assert answer.status_code in {409, 422}
    assert sentence in answer.content.decode()
    assert not SignedCopy.objects.exists()


def test_without_the_word_on_secrecy_nothing_is_kept(plan, client):
    answer = attach(client, plan, no_secrecy_mark=None)
    assert answer.status_code == 422
    assert "Đồng chí nộp theo đường văn thư" in answer.content.decode()
    assert not SignedCopy.objects.exists()


def test_a_name_that_says_secret_is_refused(plan, client):
    answer = attach(client, plan, name="Kế hoạch (MẬT).pdf")
    assert answer.status_code == 409
    assert "Tài liệu có dấu mật không đưa lên đây" in answer.content.decode()
    assert not SignedCopy.objects.exists()


@pytest.mark.parametrize(
    ("name", "is_secret"),
    [
        ("mật.pdf", True), ("TỐI_MẬT.pdf", True), ("tuyet-mat.pdf", True),
        ("toi mat 1.png", True), ("dau_mat.jpg", True), ("mat truoc.jpg", False),
        ("ho so mat.pdf", True), ("cong.van.mat.pdf", True), ("M ẬT.pdf", True),
        ("mặt trước.jpg", False), ("đổi mật khẩu.pdf", False), ("ban-ky.pdf", False),
    ],
)  # fmt: skip
def test_names_that_say_secret(name, is_secret):
    assert bears_secrecy_mark(name) == is_secret


def test_the_same_scan_is_attached_once_and_leaves_one_file(plan, client, settings):
    attach(client, plan)
    again = attach(client, plan, name="lan-hai.pdf")
    assert again.status_code == 409
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert len(files) == SignedCopy.objects.count() == 1


def test_without_an_approval_there_is_nothing_to_attach_to(cast, client):
    plan = written_plan(cast, cast.author)
    client.force_login(cast.author)
    answer = attach(client, plan)
    assert answer.status_code == 409
    assert "Chưa có lần duyệt" in answer.content.decode()


def test_no_address_leads_to_the_files_but_the_view(plan, client):
    attach(client, plan)
    name = SignedCopy.objects.get().file.name
    for prefix in ("/", "/files/", "/media/", "/static/"):
        assert client.get(prefix + name).status_code == 404
