"""The panel “conclusion” of the live page, and the page on which it is written."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.meetings import policies
from cells.meetings.conclusion_figures import carried_vote
from cells.meetings.live_facts import live_facts
from cells.meetings.models import Meeting
from cells.meetings.pages.remarks import may_still_change
from cells.meetings.vote_words import result_sentence
from cells.preparation.forms.papers import PREFIX, PaperForm
from cells.preparation.models.papers import Paper
from cells.preparation.paper_fixing import fixed_sentence, is_fixed
from cells.preparation.paper_policies import may_edit_papers
from cells.preparation.paper_text import gaps_of
from cells.preparation.services.papers import PAPER_FIELDS
from cells.saved_forms import FieldError
from cells.saved_rows import Conflict, saved_text
from cells.saving import digest, values_of


@dataclass
class ConclusionPanel:
    """``why_not``: why nobody writes it now."""

    meeting_pk: int
    text: str
    gaps: list[str]
    write_url: str = ""
    draft_url: str = ""
    start_url: str = ""
    why_not: str = ""


def conclusion_panel(
    meeting: Meeting, user, *, form=None, with_form: bool = True
) -> ConclusionPanel:
    """``form`` and ``with_form`` as for other panels; this one has no form."""
    facts = live_facts(meeting)
    text = facts.conclusion or ""
    is_fixed = facts.conclusion is not None and facts.is_conclusion_fixed
    panel = ConclusionPanel(
        meeting_pk=meeting.pk,
        text=text,
        gaps=gaps_of(text),
        why_not=why_not_written(meeting, is_fixed=is_fixed),
    )
    if panel.why_not:
        return panel
    if facts.conclusion is not None:
        panel.write_url = reverse("meetings:conclusion", args=[meeting.pk])
    else:
        panel.start_url = reverse("meetings:start_conclusion", args=[meeting.pk])
        panel.draft_url = draft_url(meeting, user)
    return panel


def draft_url(meeting: Meeting, user) -> str:
    """Secretary and deputy draft it from the data of the cell."""
    if not may_edit_papers(user, meeting.cell_round):
        return ""
    args = [meeting.cell_round_id, "draft_conclusions"]
    return reverse("journey:draft_paper", args=args)


def why_not_written(meeting: Meeting, *, is_fixed: bool) -> str:
    if is_fixed:
        return fixed_sentence()
    if not may_still_change(meeting):
        return _("The conclusion is written here during the session and after it.")
    return ""


@dataclass
class ConclusionPage:
    """The text that saves itself; ``vote_text``: the result on the conclusion."""

    meeting_pk: int
    text: str
    version: int
    seen: str
    saved_text: str
    gaps: list[str]
    save_url: str
    live_url: str
    preview_url: str
    draft_url: str
    vote_text: str
    page_id: str
    prefix: str = PREFIX
    unsaved: bool = False
    why_not: str = ""
    errors: list[FieldError] = field(default_factory=list)
    conflict: Conflict | None = None


def conclusion_page(
    meeting: Meeting, user, paper: Paper, *, form: PaperForm | None = None
) -> ConclusionPage:
    """As stored, or with everything that ``form`` brought."""
    text = form.typed("text") if form else paper.text
    vote = carried_vote(meeting)
    leads = may_edit_papers(user, meeting.cell_round)
    page = ConclusionPage(
        meeting_pk=meeting.pk,
        text=text,
        version=paper.version,
        seen=digest(values_of(paper, PAPER_FIELDS)),
        saved_text=saved_text(paper.saved_at),
        gaps=gaps_of(text),
        save_url=reverse("meetings:conclusion", args=[meeting.pk]),
        live_url=f"{reverse('meetings:live', args=[meeting.pk])}#live-conclusion",
        preview_url=reverse("reports:session_paper", args=[paper.pk]) if leads else "",
        draft_url=reverse("journey:redraft_paper", args=[paper.pk]) if leads else "",
        vote_text=result_sentence(vote) if vote else "",
        page_id=str(uuid.uuid4()),
        why_not=why_not_written(meeting, is_fixed=is_fixed(paper)),
    )
    if not policies.may_edit_conclusion(user, meeting):
        page.why_not = page.why_not or _("Only those who record the session write it.")
    if form:
        page.unsaved = True
        page.version, page.seen = form.page_facts()
        page.errors = form.field_errors()
    return page
