"""Keeps the scan of a hand-signed print with its hash (R3)."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.organisation.models import Member
from cells.plans.models import Approval, SignedCopy
from cells.rounds.services import hold_round
from cells.scans import checked_scan, file_kept
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
    try:
        with file_kept(copy, ContentFile(data), scan.ending):
            store(copy, now=now)
    except IntegrityError:
        raise WorkflowError(_("This scan is attached already.")) from None
    return copy


@transaction.atomic
def store(copy: SignedCopy, *, now: datetime) -> None:
    """Row and trace stand, or neither."""
    copy.save()
    record_action(
        "plan.attach_signed_copy",
        copy,
        organisation_id=copy.approval.plan.cell_round.cell_id,
        actor=copy.uploaded_by,
        now=now,
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
