"""A print of the plan, signed outside with a certificate and attached (R3)."""

import hashlib

import pytest
from django.urls import reverse

from cells.models import ApprovedPrint, AuditEntry, SignatureCheck, SignedCopy
from cells.plans.services import change_plan
from tests.certificates import signed_pdf
from tests.factories import NOW
from tests.plan_scenes import approved, approved_plan, fresh, send
from tests.signature_scenes import (
    NO_PDF,
    SIGNER,
    attach,
    by,
    signed_print,
    taken_print,
    trust,
)

SAME_PRINT = "Tệp được ký chính là bản in của nội dung đã duyệt"
INTACT = "Tệp không bị sửa từ khi ký."
TRUSTED = "Chứng thư được cấp từ chứng thư gốc mà cơ quan đã đặt là tin cậy"
NOT_REVOKED = "Chưa kiểm tra được: phần mềm không kết nối ra mạng bên ngoài."


@pytest.fixture
def plan(cast, client):
    client.force_login(cast.author)
    return approved_plan(cast, cast.author)


@pytest.fixture(autouse=True)
def _trusting(settings, tmp_path):
    trust(settings, tmp_path, "root")


def found(client, *, status=200) -> str:
    """The page of the newest copy, in one line."""
    copy = SignedCopy.objects.order_by("-pk").first()
    answer = client.get(reverse("plans:signatures", args=[copy.pk]))
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def newest() -> SignatureCheck:
    return SignatureCheck.objects.order_by("-pk").first()


def test_a_signed_print_answers_four_questions(plan, client):
    assert attach(client, plan, signed_print(client, plan)).status_code == 302
    page = found(client)
    for sentence in (SAME_PRINT, INTACT, TRUSTED, NOT_REVOKED):
        assert sentence in page
    assert f"Chữ ký số của {SIGNER}" in page
    assert "CA thử nghiệm" in page
    assert "hợp lệ" not in page
    assert "Chứng thư gốc tin cậy: bộ" in page
    assert "Không có dấu thời gian tin cậy." in page
    assert (newest().content, newest().found) == ("print", "signed")


def test_the_plan_shows_what_the_check_has_found(plan, client):
    attach(client, plan, signed_print(client, plan))
    page = client.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    copy = SignedCopy.objects.get()
    assert reverse("plans:signatures", args=[copy.pk]) in page
    assert "Chữ ký số: khớp ở các mục kiểm tra được" in page


def test_nothing_is_hidden_by_a_single_word(plan, client, settings):
    settings.TRUSTED_ROOTS = ""
    attach(client, plan, signed_print(client, plan))
    page = found(client)
    assert "hệ thống này chưa đặt chứng thư gốc tin cậy" in page
    assert "Chứng thư gốc tin cậy: chưa đặt." in page
    assert INTACT in page
    plan_page = client.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    assert "Chữ ký số: có điều chưa xác định" in plan_page
    assert newest().roots_sha256 == ""


def test_a_scan_stays_a_scan(plan, client):
    attach(client, plan, b"%PDF-1.7 scan")
    attach(client, plan, taken_print(client, plan), name="chua-ky.pdf")
    assert SignedCopy.objects.count() == 2
    assert not SignatureCheck.objects.exists()
    found(client, status=404)
    copy = SignedCopy.objects.first()
    again = client.post(reverse("plans:check_signatures", args=[copy.pk]))
    assert again.status_code == 404


def test_one_byte_is_changed(plan, client):
    data = bytearray(signed_print(client, plan))
    data[len(data) // 4] ^= 1
    attach(client, plan, bytes(data))
    page = found(client)
    assert "Chữ ký không khớp với tệp" in page
    assert SAME_PRINT not in page
    assert newest().content == "unknown"
    shown = client.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    assert "Chữ ký số: có điều không khớp" in shown


def test_something_stands_behind_the_signature(plan, client):
    attach(client, plan, signed_print(client, plan) + b"\nmore")
    page = found(client)
    assert "Sau khi ký, tệp bị thêm hoặc sửa nội dung." in page
    assert SAME_PRINT not in page


def test_signed_twice(plan, client):
    once = signed_print(client, plan)
    attach(client, plan, signed_pdf(once, by("second"), field="Hai"))
    page = found(client)
    assert "sau đó chỉ có thêm chữ ký khác" in page
    assert (page.count(NOT_REVOKED), newest().content) == (2, "print")
    assert "2. Chữ ký số của Lê Thị Hồng Nhung" in page


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("stranger", "Chứng thư không được cấp từ chứng thư gốc"),
        ("alone", "Chứng thư tự xác nhận cho chính nó"),
        ("expired", "Khi ký, chứng thư không trong thời hạn"),
    ],
)
def test_whom_nobody_vouches_for(plan, client, name, sentence):
    attach(client, plan, signed_print(client, plan, name))
    page = found(client)
    assert sentence in page
    assert TRUSTED not in page
    assert SAME_PRINT in page


def test_the_print_of_another_plan(plan, client, cast):
    other = approved_plan(cast, cast.colleague)
    client.force_login(cast.colleague)
    foreign = signed_print(client, other)
    client.force_login(cast.author)
    attach(client, plan, foreign)
    page = found(client)
    assert "Tệp được ký là bản in của một lần duyệt khác" in page
    assert cast.colleague.full_name not in page


def test_a_copy_of_earlier_content_stays_with_it(plan, client, cast):
    attach(client, plan, signed_print(client, plan))
    change_plan(plan=fresh(plan), reason="Lùi", seen_version=plan.version, now=NOW)
    assert "Lần duyệt đó không còn hiệu lực" in found(client)
    send(fresh(plan))
    again = approved(cast, fresh(plan))
    page = client.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    assert "Của lần duyệt lúc" in page
    first = SignedCopy.objects.get()
    with first.file.open("rb") as file:
        attach(client, again, file.read(), name="lan-hai.pdf")
    assert newest().content == "other"


def test_a_print_is_kept_by_its_hash_once(plan, client):
    data = taken_print(client, plan)
    taken_print(client, plan)
    kept = ApprovedPrint.objects.get()
    assert (kept.sha256, kept.size) == (hashlib.sha256(data).hexdigest(), len(data))


def test_a_draft_is_no_print_to_be_signed(plan, client):
    change_plan(plan=fresh(plan), reason="Lùi", seen_version=plan.version, now=NOW)
    taken_print(client, fresh(plan))
    assert not ApprovedPrint.objects.exists()


def test_a_broken_file_is_kept_and_said_so(plan, client):
    assert attach(client, plan, NO_PDF).status_code == 302
    assert "Tệp có dấu vết chữ ký số nhưng không đọc được" in found(client)


def test_the_trace_names_codes_and_hashes_only(plan, client):
    attach(client, plan, signed_print(client, plan))
    details = AuditEntry.objects.get(action="plan.check_signatures").details
    assert details == {
        "found": "signed",
        "content": "print",
        "signatures": ["intact/trusted"],
        "roots": newest().roots_sha256,
    }


def test_checked_again_the_old_row_stays(plan, client, settings, tmp_path):
    trust(settings, tmp_path, "stranger_root")
    attach(client, plan, signed_print(client, plan))
    trust(settings, tmp_path, "root")
    copy = SignedCopy.objects.get()
    url = reverse("plans:check_signatures", args=[copy.pk])
    assert client.post(url).status_code == 302
    page = found(client)
    assert TRUSTED in page
    assert "Các lần kiểm tra trước" in page
    trusts = [check.signatures.get().trust for check in copy.checks.order_by("pk")]
    assert trusts == ["unknown_root", "trusted"]


def test_whoever_checks_too_often_waits(plan, client):
    attach(client, plan, NO_PDF)
    url = reverse("plans:check_signatures", args=[SignedCopy.objects.get().pk])
    codes = [client.post(url).status_code for _ in range(6)]
    assert codes == [302] * 5 + [429]
    assert "Một phút nữa thử lại" in client.post(url).content.decode()


def test_whoever_attaches_too_often_waits(plan, client):
    codes = [attach(client, plan, NO_PDF + bytes([n])).status_code for n in range(6)]
    assert codes == [302] * 5 + [429]
    assert SignedCopy.objects.count() == 5
    answer = attach(client, plan, NO_PDF + b"x")
    assert "Một phút nữa đính kèm lại" in answer.content.decode()


def test_a_file_that_is_gone_is_a_sentence(plan, client):
    attach(client, plan, NO_PDF)
    copy = SignedCopy.objects.get()
    copy.file.storage.delete(copy.file.name)
    answer = client.post(reverse("plans:check_signatures", args=[copy.pk]))
    assert answer.status_code == 409
    assert "Không đọc được tệp của bản ký này" in answer.content.decode()


def test_the_approver_reads_it_and_the_opening_is_recorded(plan, client, cast):
    attach(client, plan, NO_PDF)
    found(client)
    assert not AuditEntry.objects.filter(action="signedcopy.open").exists()
    client.force_login(cast.secretary)
    page = found(client)
    assert "Lần mở này được ghi lại" in page
    assert AuditEntry.objects.get(action="signedcopy.open").actor == cast.secretary


def test_the_page_of_a_scan_records_no_opening(plan, client, cast):
    attach(client, plan, b"%PDF-1.7 scan")
    client.force_login(cast.secretary)
    found(client, status=404)
    assert not AuditEntry.objects.filter(action="signedcopy.open").exists()


def test_others_see_nothing(plan, client, cast):
    attach(client, plan, NO_PDF)
    client.force_login(cast.colleague)
    found(client, status=404)
