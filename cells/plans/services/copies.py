"""Keeps the scan of a hand-signed print with its hash (R3)."""

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.fields import typed_text
from cells.organisation.models import Member
from cells.plans.models import Approval, SignedCopy
from cells.workflow import WorkflowError

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
    copy.file.save(f"{sha256}{ending}", ContentFile(data), save=False)
    try:
        with transaction.atomic():
            copy.save()
    except IntegrityError:
        raise WorkflowError(_("This scan is attached already.")) from None
    record_action(
        "plan.attach_signed_copy",
        copy,
        organisation_id=approval.plan.cell_round.cell_id,
        actor=by,
        now=now,
        sha256=sha256,
    )
    return copy
