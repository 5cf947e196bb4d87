"""Keeps the scan of a hand-signed print with its hash (R3)."""

import secrets
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.organisation.models import Member
from cells.plans.models import Approval, SignedCopy
from cells.plans.services.round_held import hold_round
from cells.scans import checked_scan
from cells.workflow import WorkflowError


@transaction.atomic
def attach_signed_copy(
    *, approval: Approval, name: str, data: bytes, by: Member, now: datetime
) -> SignedCopy:
    """The scan is stored privately with its hash.

    The uploader has confirmed that it bears no secrecy mark. Raises ``WorkflowError``
    for an empty or too large file, another type, or one that is attached already.
    """
    hold_round(approval.plan.cell_round)
    scan = checked_scan(name, data)
    copy = SignedCopy(
        approval=approval, uploaded_by=by, uploaded_at=now, **scan.facts()
    )
    if approval.signed_copies.filter(sha256=scan.sha256).exists():
        raise WorkflowError(_("This scan is attached already."))
    store(copy, f"{secrets.token_hex(16)}{scan.ending}", data, now=now)
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
