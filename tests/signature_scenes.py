"""A print of an approved plan taken from the product, and signed outside."""

from datetime import UTC, datetime
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.certificates import Issued, issue, signed_pdf

START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
LONG_AGO, SINCE = datetime(2023, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
SIGNER = "Trần Quang Huy"
NO_PDF = b"%PDF-1.7 /ByteRange"


@cache
def people() -> dict[str, Issued]:
    """Certificates by what they are good for; made once, since keys take a moment."""
    root = issue("CA thử nghiệm", is_ca=True, start=LONG_AGO, end=END)
    stranger = issue("CA khác", is_ca=True, start=LONG_AGO, end=END)
    return {
        "root": root,
        "stranger_root": stranger,
        "signer": issue(SIGNER, by=root, start=START, end=END),
        "second": issue("Lê Thị Hồng Nhung", by=root, start=START, end=END),
        "stranger": issue(SIGNER, by=stranger, start=START, end=END),
        "expired": issue(SIGNER, by=root, start=LONG_AGO, end=SINCE),
        "alone": issue(SIGNER, start=START, end=END),
        "stamp": issue("Dấu thời gian", by=root, start=LONG_AGO, end=END, stamps=True),
    }


def by(name: str) -> Issued:
    return people()[name]


def trust(settings, tmp_path, *names: str) -> None:
    """``TRUSTED_ROOTS`` holds the roots of these names."""
    file = tmp_path / "roots.pem"
    file.write_bytes(b"".join(by(name).pem for name in names))
    settings.TRUSTED_ROOTS = str(file)


def taken_print(client, plan) -> bytes:
    answer = client.get(reverse("reports:remediation_plan_pdf", args=[plan.pk]))
    assert answer.status_code == 200
    return answer.content


def signed_print(client, plan, name="signer", **how) -> bytes:
    return signed_pdf(taken_print(client, plan), by(name), **how)


def attach(client, plan, data: bytes, name="ban-ky.pdf"):
    file = SimpleUploadedFile(name, data, "application/pdf")
    return client.post(
        reverse("plans:attach_signed_copy", args=[plan.pk]),
        {"file": file, "no_secrecy_mark": "on"},
    )
