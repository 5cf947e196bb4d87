"""The page on which a paper is written: one text that saves itself."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import clock
from cells.preparation.forms.papers import PREFIX, PaperForm
from cells.preparation.models.papers import Paper
from cells.preparation.pages.papers import PaperBadge, model_sentence, paper_badge
from cells.preparation.paper_fields import unknown_fields
from cells.preparation.paper_text import gaps_of
from cells.preparation.services.papers import PAPER_FIELDS
from cells.saved_forms import FieldError
from cells.saved_rows import Conflict, conflict_of, saved_text
from cells.saving import digest, values_of


@dataclass
class WritePaperPage:
    name: str
    round_title: str
    badge: PaperBadge
    text: str
    version: int
    seen: str
    saved_text: str
    shown_text: str
    model_sentence: str
    unknown: list[str]
    gaps: list[str]
    save_url: str
    list_url: str
    preview_url: str
    pdf_url: str
    redraft_url: str
    versions_url: str
    hide_url: str
    shown_version: int | None
    page_id: str
    prefix: str = PREFIX
    unsaved: bool = False
    errors: list[FieldError] = field(default_factory=list)
    conflict: Conflict | None = None


def write_paper_page(paper: Paper, *, form: PaperForm | None = None) -> WritePaperPage:
    """As stored, or with everything that ``form`` brought."""
    text = form.typed("text") if form else paper.text
    arguments = [paper.pk]
    page = WritePaperPage(
        name=str(paper.get_kind_display()),
        round_title=paper.cell_round.round.title,
        badge=paper_badge(paper),
        text=text,
        version=paper.version,
        seen=digest(values_of(paper, PAPER_FIELDS)),
        saved_text=saved_text(paper.saved_at),
        shown_text=shown_text(paper),
        model_sentence=model_sentence(),
        unknown=unknown_fields(text),
        gaps=gaps_of(text),
        save_url=reverse("preparation:paper", args=arguments),
        list_url=reverse("preparation:papers", args=[paper.cell_round_id]),
        preview_url=reverse("reports:session_paper", args=arguments),
        pdf_url=reverse("reports:session_paper_pdf", args=arguments),
        redraft_url=reverse("journey:redraft_paper", args=arguments),
        versions_url=reverse("preparation:paper_versions", args=arguments),
        hide_url=reverse("preparation:hide_paper", args=arguments),
        shown_version=paper.shown_version_id,
        page_id=str(uuid.uuid4()),
    )
    if form:
        page.unsaved = True
        page.version, page.seen = form.page_facts()
        page.errors = form.field_errors()
    return page


def shown_text(paper: Paper) -> str:
    if paper.shown_version is None:
        return _("Only the Secretary and the Deputy secretary read it so far.")
    return _("The members read version %(number)s, shown at %(time)s.") % {
        "number": paper.shown_version.number,
        "time": clock(paper.shown_at),
    }


def paper_conflict(paper: Paper, values: dict) -> Conflict:
    labels = {"text": _("Text of the paper")}
    return conflict_of(paper, values, labels, fields={"text": paper.text})
