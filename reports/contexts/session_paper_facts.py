"""Fills the head and foot of a paper of a session from the database."""

from datetime import date

from django.utils import timezone

from cells.meetings.agenda import meeting_of
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_text import gaps_of, parse
from reports.contexts.cell_paper import Issuer, issuer_of, secretary_name
from reports.contexts.party_document import DRAFT, PartyDocument, number_text
from reports.contexts.session_paper import (
    CONCLUSION,
    KINDS,
    KindOfPaper,
    SessionPaperDocument,
    session_paper_subject,
)

# Whom a paper goes to beside the cell's own file.
REPORTED = frozenset({PaperKind.SESSION_PLAN, PaperKind.NOTICE, PaperKind.PROGRAMME})
TO_MEMBERS = frozenset(
    {
        PaperKind.SESSION_PLAN,
        PaperKind.NOTICE,
        PaperKind.PROGRAMME,
        PaperKind.SPEAKING_GUIDE,
    }
)


def session_paper_document(
    paper: Paper,
    text: str,
    *,
    is_draft: bool,
    is_passed: bool = False,
    today: date | None = None,
) -> SessionPaperDocument:
    """``text`` of ``paper`` in the layout of the Party; a draft until it is shown.

    ``is_passed``: the conclusion that the minutes have fixed, which is no draft.
    """
    kind = PaperKind(paper.kind)
    party = party_document(
        paper,
        kind,
        CONCLUSION if is_passed else KINDS[kind],
        is_draft=is_draft and not is_passed,
        today=today or timezone.localdate(),
    )
    return SessionPaperDocument(
        party=party,
        blocks=parse(text),
        is_wide=KINDS[kind].is_wide,
        gaps=(*open_places(party), *gaps_of(text)),
    )


def party_document(
    paper, kind: PaperKind, words: KindOfPaper, *, is_draft: bool, today
) -> PartyDocument:
    cell_round = paper.cell_round
    cell, year = cell_round.cell, cell_round.round.year
    issuer = issuer_of(cell)
    return issuer.paper(
        year,
        type_name=words.type_name,
        subject_lines=session_paper_subject(kind, year, session_day(paper)),
        signing_capacity="T/M CHI BỘ",
        signer_office="BÍ THƯ",
        signer_name=secretary_name(cell.pk, today),
        number=number_text(words.symbol, "CB") if words.symbol else "",
        recipients=recipients(kind, issuer),
        draft_marks=(DRAFT,) if is_draft else (),
    )


def session_day(paper: Paper) -> date:
    meeting = meeting_of(paper.cell_round)
    return (meeting and meeting.held_on) or paper.cell_round.round.session_on


def recipients(kind: PaperKind, issuer: Issuer) -> tuple[str, ...]:
    return (
        *(issuer.to_report if kind in REPORTED else ()),
        *(("Các đồng chí đảng viên",) if kind in TO_MEMBERS else ()),
        "Lưu Chi bộ",
    )


def open_places(party: PartyDocument) -> tuple[str, ...]:
    number = ("số của văn bản",) if party.number_text else ()
    return (*number, "ngày ban hành")
