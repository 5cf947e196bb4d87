"""The pieces of evidence of a sheet, by line."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.plans.pages.copies import size_text
from cells.supervision.evidence_shown import shows_evidence
from cells.supervision.models import Evidence, ProgressReport, ProgressStatus
from cells.supervision.transitions import WITH_AUTHOR


@dataclass(frozen=True)
class EvidenceRow:
    """``url`` is empty for a note; ``remove_url`` while the author may write."""

    text: str
    detail: str
    url: str
    remove_url: str


def evidence_by_line(
    report_ids, *, removable: bool = False
) -> dict[int, list[EvidenceRow]]:
    """Id of the sheet's line → its evidence; one query."""
    rows = Evidence.objects.standing().filter(line__report__in=report_ids)
    found = defaultdict(list)
    for each in rows.order_by("pk"):
        found[each.line_id].append(evidence_row(each, removable=removable))
    return found


def evidence_row(evidence: Evidence, *, removable: bool) -> EvidenceRow:
    pk = [evidence.pk]
    is_file = bool(evidence.sha256)
    return EvidenceRow(
        text=evidence.name if is_file else evidence.note,
        detail=size_text(evidence.size) if is_file else "",
        url=reverse("supervision:evidence", args=pk) if is_file else "",
        remove_url=reverse("supervision:remove_evidence", args=pk) if removable else "",
    )


def evidence_of(report: ProgressReport, *, removable: bool = False):
    return evidence_by_line([report.pk], removable=removable)


def kept_back(report: ProgressReport) -> str:
    """What its author is told of evidence that hung on the draft recorded over."""
    if report.recorded_by_id is None or report.status in WITH_AUTHOR:
        return ""
    if shows_evidence(report) or not evidence_of(report):
        return ""
    if report.status == ProgressStatus.ORAL:
        return _(
            "You attached the evidence below before your words were recorded. Nobody "
            "else sees it yet; it is sent if you confirm the record here."
        )
    return _(
        "You attached the evidence below before your words were recorded. Nobody else "
        "sees it: you confirmed the record by a code or a signed print."
    )
