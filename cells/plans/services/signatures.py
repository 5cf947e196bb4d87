"""Checks the digital signatures of a signed copy and keeps what was found (R3)."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.models import Member
from cells.pdf_signatures.checking import check_pdf, may_be_signed
from cells.pdf_signatures.facts import Found, PdfFacts
from cells.pdf_signatures.roots import trusted_roots
from cells.plans.models import (
    Approval,
    ApprovedPrint,
    CheckedSignature,
    SignatureCheck,
    SignedContent,
    SignedCopy,
)
from cells.plans.signed_content import signed_content
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class Looked:
    """What a look has found, before it is kept."""

    facts: PdfFacts
    content: SignedContent
    roots_sha256: str


def record_print(*, approval: Approval, data: bytes, now: datetime) -> None:
    """The print can be known again; the same bytes are kept once."""
    ApprovedPrint.objects.get_or_create(
        approval=approval,
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={"size": len(data), "handed_out_at": now},
    )


def look_at(approval: Approval, data: bytes, now: datetime) -> Looked | None:
    """None for a file that bears no digital signature.

    It may take seconds: not to be called inside a transaction.
    """
    if not may_be_signed(data):
        return None
    roots = trusted_roots()
    facts = check_pdf(data, roots=roots, now=now)
    if facts.found == Found.UNSIGNED:
        return None
    return Looked(facts, signed_content(approval, data, facts), roots.sha256)


def check_again(*, copy: SignedCopy, by: Member, now: datetime) -> SignatureCheck:
    """The signatures are looked at anew; what was found earlier stays.

    Raises ``WorkflowError`` for a copy without a digital signature, or whose file
    is gone.
    """
    try:
        with copy.file.open("rb") as file:
            looked = look_at(copy.approval, file.read(), now)
    except OSError:
        raise WorkflowError(_("The file of this copy cannot be read.")) from None
    if looked is None:
        raise WorkflowError(_("This copy bears no digital signature."))
    return keep_check(copy, looked, by=by, now=now)


@transaction.atomic
def keep_check(
    copy: SignedCopy, looked: Looked, *, by: Member, now: datetime
) -> SignatureCheck:
    """Check, its signatures and the trace stand, or none of them."""
    facts = looked.facts
    check = SignatureCheck.objects.create(
        copy=copy,
        checked_by=by,
        checked_at=now,
        found=facts.found,
        content=looked.content,
        roots_sha256=looked.roots_sha256,
        has_program=facts.has_program,
        has_files=facts.has_files,
    )
    CheckedSignature.objects.bulk_create(
        CheckedSignature(of_check=check, position=position, **asdict(signature))
        for position, signature in enumerate(facts.signatures, start=1)
    )
    record_action(
        "plan.check_signatures",
        copy,
        organisation_id=copy.approval.plan.cell_round.cell_id,
        actor=by,
        now=now,
        found=str(facts.found),
        content=str(looked.content),
        signatures=[f"{each.integrity}/{each.trust}" for each in facts.signatures],
        roots=looked.roots_sha256,
    )
    return check
