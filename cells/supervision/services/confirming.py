"""Confirms an oral report: signed in, by a code, or by the signed print (P7)."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from cells.accounts.one_time_codes.models import CodePurpose
from cells.accounts.one_time_codes.services import (
    make_code,
    try_code,
    use_code,
    void_codes,
)
from cells.audit.services import record_opening
from cells.organisation.holders import office_chart
from cells.organisation.models import Member
from cells.organisation.preferences import choices_of
from cells.reviews.services.confirming import PRINTED
from cells.scans import checked_scan, file_kept
from cells.supervision.holding import hold_followed
from cells.supervision.models import ProgressReport, ProgressStatus, SignedSheet
from cells.supervision.services.sending import record, supervisor, tell_supervisors
from cells.supervision.sheet_content import sheet_hash
from cells.supervision.transitions import CONFIRM_ORAL
from cells.workflow import WorkflowError, apply_transition, hold


@transaction.atomic
def confirm_oral(*, report: ProgressReport, seen_version: int, now: datetime) -> None:
    """The author says that this was reported: the sheet is sent."""
    confirm(report, seen_version=seen_version, now=now)
    void_codes(purpose=CodePurpose.CONFIRM_ORAL, subject=report, now=now)
    record(report, "progress.confirm_oral", report.plan.author, now)


def confirm(report: ProgressReport, *, seen_version: int, now: datetime) -> None:
    if not CONFIRM_ORAL.may_start(report):  # of others no day of a meeting is known
        raise WorkflowError(_("Nothing waits to be confirmed here."))
    plan, on = report.plan, timezone.localdate(now)
    hold_followed(plan)
    chart = office_chart(plan.cell, on)
    due_day = choices_of(plan.cell).report_due_day
    apply_transition(
        report,
        CONFIRM_ORAL,
        seen_version=seen_version,
        sent_at=now,
        is_late=report.told_on > report.period.due_on(due_day),
        first_opened_at=None,
        **supervisor(chart, report),
    )
    tell_supervisors(chart, report, now=now)


@transaction.atomic
def make_oral_code(
    *, report: ProgressReport, made_by: Member, now: datetime
) -> tuple[object, str]:
    """A code for the member, from somebody who did not write the words down.

    Raises ``WorkflowError`` if nothing waits to be confirmed.
    """
    if not hold(report, [ProgressStatus.ORAL]):
        raise WorkflowError(_("Nothing waits to be confirmed here."))
    return make_code(
        purpose=CodePurpose.CONFIRM_ORAL,
        subject=report,
        content_sha256=sheet_hash(report),
        member=report.plan.author,
        wrote_down=report.recorded_by,
        made_by=made_by,
        organisation_id=report.plan.cell_id,
        now=now,
    )


def confirm_oral_by_code(
    *,
    report: ProgressReport,
    digits: str,
    by: Member,
    seen_version: int,
    now: datetime,
) -> None:
    """The member assented by the code; ``by`` typed it in. A try is always counted."""
    if report.status != ProgressStatus.ORAL:
        raise WorkflowError(_("Nothing waits to be confirmed here."))
    code = try_code(
        purpose=CodePurpose.CONFIRM_ORAL,
        subject=report,
        content_sha256=sheet_hash(report),
        digits=digits,
        by=by,
        organisation_id=report.plan.cell_id,
        now=now,
    )
    with transaction.atomic():
        confirm(report, seen_version=seen_version, now=now)
        use_code(code=code, by=by, now=now)
        record(report, "progress.confirm_oral_by_code", by, now)


@transaction.atomic
def confirm_oral_by_scan(
    *,
    report: ProgressReport,
    name: str,
    data: bytes,
    printed: str,
    by: Member,
    seen_version: int,
    now: datetime,
) -> SignedSheet:
    """The scan of the print that the member signed confirms the record, and is kept.

    ``printed``: the short code that stands on the signed print. Raises
    ``WorkflowError`` if nothing waits, the code is not that of what is recorded now,
    ``by`` is the member, or the file is no scan.
    """
    if by.pk == report.author_id:
        raise WorkflowError(_("Somebody else attaches the signed print."))
    if report.status != ProgressStatus.ORAL:
        raise WorkflowError(_("Nothing waits to be confirmed here."))
    scan, sha256 = checked_scan(name, data), sheet_hash(report)
    refuse_other_print(sha256, printed)
    confirm(report, seen_version=seen_version, now=now)
    void_codes(purpose=CodePurpose.CONFIRM_ORAL, subject=report, now=now)
    row = SignedSheet(
        report=report,
        author_id=report.author_id,
        content_sha256=sha256,
        uploaded_by=by,
        uploaded_at=now,
        **scan.facts(),
    )
    with file_kept(row, ContentFile(data), scan.ending):
        row.save()
        record(report, "progress.confirm_oral_by_scan", by, now, sha256=scan.sha256)
    return row


def refuse_other_print(sha256: str, printed: str) -> None:
    if not constant_time_compare(sha256[:PRINTED], printed):
        raise WorkflowError(
            _(
                "The code on the signed print is not that of the text recorded now. "
                "Print it again and have it signed, or type the code as printed."
            )
        )


@transaction.atomic
def open_signed_sheet(*, scan: SignedSheet, by: Member, now: datetime) -> None:
    """The opening by another than its author stands in the trace beforehand."""
    record_opening(
        scan,
        actor=by,
        organisation_id=scan.report.plan.cell_id,
        office=scan.report.supervisor_office,
        on=timezone.localdate(now),
        now=now,
    )
