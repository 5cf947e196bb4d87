"""Keeps the scan of a hand-signed print with its hash (R3)."""

import hashlib
import re
import secrets
from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.fields import typed_text
from cells.organisation.models import Member
from cells.plans.models import Approval, SignedCopy
from cells.plans.services.round_held import hold_round
from cells.workflow import WorkflowError

SECRET = re.compile(r"\b(?:tối |tuyệt )?mật\b(?! khẩu)")
SECRET_WITHOUT_TONES = re.compile(r"\b(?:toi|tuyet|tai lieu|dau|do) mat\b")
MOST_BYTES = 10 * 1024 * 1024
SIGNATURES = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
}


def media_type_of(data: bytes) -> tuple[str, str]:
    """Type and ending by the content, whatever the name says.

    Raises ``WorkflowError`` for anything but PDF, JPEG and PNG.
    """
    for signature, found in SIGNATURES.items():
        if data.startswith(signature):
            return found
    raise WorkflowError(_("Attach a scan as PDF, JPEG or PNG."))


def bears_secrecy_mark(name: str) -> bool:
    """Whether the name of a file says that what it holds is secret."""
    words = typed_text(name).lower().replace("_", " ").replace("-", " ")
    return bool(SECRET.search(words) or SECRET_WITHOUT_TONES.search(words))


def no_secrets() -> str:
    return _(
        "A document with a secrecy mark is not put here. Hand it in through the "
        "registry."
    )


def clean_name(name: str, ending: str) -> str:
    """The name without folders and odd characters, with the ending that is true."""
    stem = PurePath(typed_text(name).replace("\\", "/")).stem
    kept = "".join(c if c.isalnum() or c in " -_." else "-" for c in stem).strip(" .")
    return f"{kept[:80] or 'ban-ky'}{ending}"


@transaction.atomic
def attach_signed_copy(
    *, approval: Approval, name: str, data: bytes, by: Member, now: datetime
) -> SignedCopy:
    """The scan is stored privately with its hash.

    The uploader has confirmed that it bears no secrecy mark. Raises ``WorkflowError``
    for an empty or too large file, another type, or one that is attached already.
    """
    hold_round(approval.plan.cell_round)
    if bears_secrecy_mark(name):
        raise WorkflowError(no_secrets())
    if not data:
        raise WorkflowError(_("The file is empty."))
    if len(data) > MOST_BYTES:
        raise WorkflowError(
            _("The file is larger than %(n)s MB.") % {"n": MOST_BYTES // 1024 // 1024}
        )
    media_type, ending = media_type_of(data)
    sha256 = hashlib.sha256(data).hexdigest()
    copy = SignedCopy(
        approval=approval,
        name=clean_name(name, ending),
        media_type=media_type,
        size=len(data),
        sha256=sha256,
        uploaded_by=by,
        uploaded_at=now,
    )
    if approval.signed_copies.filter(sha256=sha256).exists():
        raise WorkflowError(_("This scan is attached already."))
    store(copy, f"{secrets.token_hex(16)}{ending}", data, now=now)
    return copy


def store(copy: SignedCopy, file_name: str, data: bytes, *, now: datetime) -> None:
    """File, row and trace stand, or none of them."""
    copy.file.save(file_name, ContentFile(data), save=False)
    try:
        with transaction.atomic():
            copy.save()
            record_action(
                "plan.attach_signed_copy",
                copy,
                organisation_id=copy.approval.plan.cell_round.cell_id,
                actor=copy.uploaded_by,
                now=now,
                sha256=copy.sha256,
            )
    except Exception as error:
        copy.file.delete(save=False)
        if isinstance(error, IntegrityError):
            raise WorkflowError(_("This scan is attached already.")) from None
        raise


@transaction.atomic
def open_signed_copy(*, copy: SignedCopy, by: Member, now: datetime) -> None:
    """The opening by another than its author stands in the trace beforehand."""
    plan = copy.approval.plan
    record_opening(
        copy,
        actor=by,
        organisation_id=plan.cell_round.cell_id,
        office=plan.approver_office,
        on=timezone.localdate(now),
        now=now,
    )
