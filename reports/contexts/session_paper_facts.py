"""Fills the head and foot of a paper of a session from the database."""

from datetime import date

from django.utils import timezone

from cells.meetings.agenda import meeting_of
from cells.organisation.models import Mandate, Organisation, Role
from cells.organisation.preferences import choices_of
from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_text import gaps_of, parse
from reports.contexts.party_document import (
    DRAFT,
    PartyDocument,
    ToneSpelling,
    draft_place_and_date,
    number_text,
)
from reports.contexts.session_paper import (
    KINDS,
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
    paper: Paper, text: str, *, is_draft: bool, today: date | None = None
) -> SessionPaperDocument:
    """``text`` of ``paper`` in the layout of the Party; a draft until it is shown."""
    kind = PaperKind(paper.kind)
    party = party_document(paper, kind, is_draft, today or timezone.localdate())
    return SessionPaperDocument(
        party=party,
        blocks=parse(text),
        is_wide=KINDS[kind].is_wide,
        gaps=(*open_places(party), *gaps_of(text)),
    )


def party_document(paper, kind: PaperKind, is_draft: bool, today) -> PartyDocument:
    """Number and day of issue stay open: nothing registers papers yet."""
    cell_round, words = paper.cell_round, KINDS[kind]
    cell, year = cell_round.cell, cell_round.round.year
    above = Organisation.objects.get_parent(cell)
    old = choices_of(cell).old_tone_spelling
    return PartyDocument(
        superior_name=above.name if above else "",
        issuer_name=cell.name,
        number_text=number_text(words.symbol, "CB") if words.symbol else "",
        place_and_date=draft_place_and_date(
            cell.place or (above.place if above else ""), year
        ),
        type_name=words.type_name,
        subject_lines=session_paper_subject(kind, year, session_day(paper)),
        recipients=recipients(kind, above),
        signing_capacity="T/M CHI BỘ",
        signer_office="BÍ THƯ",
        signer_name=secretary_name(cell, today),
        draft_marks=(DRAFT,) if is_draft else (),
        tone_spelling=ToneSpelling.MAIN_VOWEL if old else ToneSpelling.FIRST_VOWEL,
    )


def session_day(paper: Paper) -> date:
    meeting = meeting_of(paper.cell_round)
    return (meeting and meeting.held_on) or paper.cell_round.round.session_on


def recipients(kind: PaperKind, above: Organisation | None) -> tuple[str, ...]:
    reported = above and kind in REPORTED
    return (
        *((f"{above.addressed_as} (để báo cáo)",) if reported else ()),
        *(("Các đồng chí đảng viên",) if kind in TO_MEMBERS else ()),
        "Lưu Chi bộ",
    )


def secretary_name(cell: Organisation, today: date) -> str:
    holder = (
        Mandate.objects.on(today)
        .filter(organisation=cell, role=Role.SECRETARY)
        .select_related("member")
        .first()
    )
    return holder.member.full_name if holder else ""


def open_places(party: PartyDocument) -> tuple[str, ...]:
    number = ("số của văn bản",) if party.number_text else ()
    return (*number, "ngày ban hành")
