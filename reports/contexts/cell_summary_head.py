"""Head and foot of the summary report, and who holds an office on its day."""

from datetime import date

from cells.organisation.models import Mandate, Role
from cells.reviews.models import ReaderOffice, SelfReview
from cells.summaries.models import IS_PASSED, CellSummary
from reports.contexts.cell_paper import Issuer, secretary_name
from reports.contexts.cell_summary import cell_summary_subject
from reports.contexts.party_document import (
    DRAFT,
    PartyDocument,
    number_text,
    session_mark,
)


def party_document(summary: CellSummary, issuer: Issuer, today: date) -> PartyDocument:
    cell, year = issuer.cell, summary.cell_round.round.year
    return issuer.paper(
        year,
        type_name="BÁO CÁO",
        subject_lines=cell_summary_subject(cell.name, year),
        signing_capacity="T/M CHI BỘ",
        signer_office="BÍ THƯ",
        signer_name=secretary_name(cell.pk, summary.passed_on or today),
        number=number_text("BC", "CB"),
        recipients=(*issuer.to_report, "Lưu Chi bộ"),
        draft_marks=draft_marks(summary),
    )


def draft_marks(summary: CellSummary) -> tuple[str, ...]:
    """DỰ THẢO until it is passed, with the session once it is before the cell."""
    if summary.status in IS_PASSED:
        return ()
    if summary.frozen_at:
        return (DRAFT, session_mark(summary.cell_round.round.session_on))
    return (DRAFT,)


def secretaries(summary: CellSummary, today: date):
    """Whoever held the office on the day it was passed, or holds it now."""
    return Mandate.objects.on(summary.passed_on or today).filter(
        organisation=summary.cell_round.cell_id, role=Role.SECRETARY
    )


def secretary_reader(summary: CellSummary, today: date) -> str:
    """The office that reads the secretary's own report; "" if there is none."""
    review = (
        SelfReview.objects.filter(
            cell_round=summary.cell_round_id,
            author__in=secretaries(summary, today).values("member"),
        )
        .select_related("reader_organisation")
        .first()
    )
    if review is None:
        return ""
    if review.reader_office == ReaderOffice.COMMITTEE:
        return review.reader_organisation.addressed_as
    return "Phó Bí thư"
