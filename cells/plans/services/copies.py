"""Keeps the signed print, a scan or a signed PDF, with its hash (R3)."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.organisation.models import Member
from cells.plans.models import Approval, SignedCopy
from cells.plans.services.signatures import Looked, keep_check, look_at
from cells.rounds.services import hold_round
from cells.scans import CheckedFile, checked_scan, file_kept
from cells.workflow import WorkflowError


def attach_signed_copy(
    *, approval: Approval, name: str, data: bytes, by: Member, now: datetime
) -> SignedCopy:
    """The scan, or the PDF signed with a certificate, is stored with its hash.

    A digital signature is looked at before anything is written, since that takes a
    moment, and what was found is kept with the copy. The uploader has confirmed that
    it bears no secrecy mark. Raises ``WorkflowError`` for an empty or too large file,
    another type, or one that is attached already.
    """
    scan = checked_scan(name, data)
    refuse_second(approval, scan)
    looked = look_at(approval, data, now)
    copy = SignedCopy(
        approval=approval, uploaded_by=by, uploaded_at=now, **scan.facts()
    )
    return keep_copy(copy, scan, data, looked)


@transaction.atomic
def keep_copy(
    copy: SignedCopy, scan: CheckedFile, data: bytes, looked: Looked | None
) -> SignedCopy:
    hold_round(copy.approval.plan.cell_round)
    refuse_second(copy.approval, scan)
    try:
        with file_kept(copy, ContentFile(data), scan.ending):
            store(copy, looked)
    except IntegrityError:
        raise WorkflowError(_("This file is attached already.")) from None
    return copy


def refuse_second(approval: Approval, scan: CheckedFile) -> None:
    if approval.signed_copies.filter(sha256=scan.sha256).exists():
        raise WorkflowError(_("This file is attached already."))


@transaction.atomic
def store(copy: SignedCopy, looked: Looked | None) -> None:
    """Row, check and trace stand, or none of them."""
    copy.save()
    if looked:
        keep_check(copy, looked, by=copy.uploaded_by, now=copy.uploaded_at)
    record_action(
        "plan.attach_signed_copy",
        copy,
        organisation_id=copy.approval.plan.cell_round.cell_id,
        actor=copy.uploaded_by,
        now=copy.uploaded_at,
        sha256=copy.sha256,
    )


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
