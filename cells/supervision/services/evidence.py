"""Keeps and gives out evidence: private files and notes at a line of a sheet."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action, record_opening
from cells.organisation.models import Member
from cells.scans import file_kept, no_secrets
from cells.secrecy import speaks_of_secrets
from cells.supervision.evidence_files import checked_evidence
from cells.supervision.models import Evidence, ProgressLine
from cells.supervision.services.writing import take_for_writing
from cells.workflow import WorkflowError

MOST_A_LINE = 10


@transaction.atomic
def add_note(*, line: ProgressLine, note: str, by: Member, now: datetime) -> Evidence:
    """Where the evidence is to be found, such as “biên bản tháng 11”."""
    if not note.strip():
        raise WorkflowError(_("Choose a file, or write where the evidence is."))
    if speaks_of_secrets(note):
        raise WorkflowError(no_secrets())
    take(line, now=now)
    evidence = Evidence.objects.create(
        line=line, note=note.strip(), added_by=by, added_at=now
    )
    record(evidence, "evidence.add", by, now)
    return evidence


@transaction.atomic
def add_file(
    *, line: ProgressLine, name: str, data: bytes, by: Member, now: datetime
) -> Evidence:
    """The file is stored privately with its hash.

    The uploader has confirmed that it bears no secrecy mark. Raises
    ``WorkflowError`` for whatever ``checked_evidence`` refuses, one that is there
    already, or too many.
    """
    checked, data = checked_evidence(name, data)
    take(line, now=now)
    evidence = Evidence(line=line, added_by=by, added_at=now, **checked.facts())
    try:
        with file_kept(evidence, ContentFile(data), checked.ending):
            store(evidence, by, now)
    except IntegrityError:
        raise WorkflowError(_("This file is attached already.")) from None
    return evidence


@transaction.atomic
def store(evidence: Evidence, by: Member, now: datetime) -> None:
    evidence.save()
    record(evidence, "evidence.add", by, now, sha256=evidence.sha256)


def take(line: ProgressLine, *, now: datetime) -> None:
    take_for_writing(line.report, now=now)
    if line.evidence.standing().count() >= MOST_A_LINE:
        raise WorkflowError(
            _("There are %(n)s pieces of evidence at this line already.")
            % {"n": MOST_A_LINE}
        )


@transaction.atomic
def remove_evidence(*, evidence: Evidence, by: Member, now: datetime) -> None:
    """It is no longer part of the sheet; only while the sheet is with its author."""
    take_for_writing(evidence.line.report, now=now)
    standing = Evidence.objects.standing().filter(pk=evidence.pk)
    if not standing.update(removed_at=now):
        raise WorkflowError(_("It has been taken away already."))
    record(evidence, "evidence.remove", by, now)


@transaction.atomic
def take_evidence(*, evidence: Evidence, by: Member, now: datetime) -> None:
    """That it was downloaded stands in the trace; by another as an opening."""
    report = evidence.line.report
    if report.author_id != by.pk:
        record_opening(
            evidence,
            actor=by,
            organisation_id=report.plan.cell_id,
            office=report.supervisor_office,
            on=timezone.localdate(now),
            now=now,
        )
    record(evidence, "evidence.download", by, now)


def record(evidence: Evidence, action: str, by: Member, now, **details) -> None:
    record_action(
        action,
        evidence,
        organisation_id=evidence.line.report.plan.cell_id,
        actor=by,
        now=now,
        **details,
    )
