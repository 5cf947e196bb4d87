"""The invitation of one guest (5.11): the paper of the round with name and office."""

import re

from cells.journey.draft_papers.drafting import draft_text
from cells.meetings.models import Guest
from cells.preparation.models.papers import Paper, PaperKind
from reports.contexts.session_paper import SessionPaperDocument
from reports.contexts.session_paper_facts import session_paper_document

GAP = r"\((?:…|\.\.\.)\)"
NAME_AND_OFFICE = re.compile(rf"{GAP},\s*{GAP}")
NAME = re.compile(GAP)


def guest_invitation_document(guest: Guest) -> SessionPaperDocument:
    paper = paper_of(guest)
    text = for_guest(paper.text, guest)
    return session_paper_document(paper, text, is_draft=False)


def paper_of(guest: Guest) -> Paper:
    """As the cell wrote it, else as it is drafted; always so for a further sitting."""
    meeting = guest.meeting
    kind = PaperKind.INVITATION
    if meeting.continues_id is None:
        written = Paper.objects.filter(cell_round=meeting.cell_round, kind=kind).first()
        if written:
            return written
    return Paper(
        cell_round=meeting.cell_round,
        kind=kind,
        text=draft_text(meeting.cell_round, kind, meeting),
    )


def for_guest(text: str, guest: Guest) -> str:
    """``text`` with the open places filled; where none is, the name stands first."""
    whole = ", ".join(filter(None, [guest.name, guest.position_held]))
    for place in (NAME_AND_OFFICE, NAME):
        if place.search(text):
            return place.sub(lambda _found: whole, text, count=1)
    return f"Kính gửi: đồng chí {whole}\n{text}"
