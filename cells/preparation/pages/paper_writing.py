"""The page on which a paper is written: one text that saves itself."""

import json
import uuid
from dataclasses import asdict, dataclass, field

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from cells.preparation.forms.papers import KEY, PREFIX, PaperForm
from cells.preparation.models.papers import Paper
from cells.preparation.pages.papers import (
    PaperBadge,
    clock,
    model_sentence,
    paper_badge,
)
from cells.preparation.paper_fields import unknown_fields
from cells.preparation.paper_text import gaps_of
from cells.preparation.services.papers import PAPER_FIELDS
from cells.saving import Saved, digest, values_of


@dataclass(frozen=True)
class PaperFact:
    label: str
    text: str


@dataclass(frozen=True)
class PaperConflict:
    """Both texts of a stale save, as ``components/conflict.html`` shows them."""

    stored_version: int
    saved_at: str
    mine: list[PaperFact]
    stored: list[PaperFact]
    fields: dict

    def to_json(self) -> dict:
        return asdict(self)

    def fields_json(self) -> str:
        return json.dumps(self.fields, ensure_ascii=False)


@dataclass(frozen=True)
class FieldError:
    url: str
    text: str


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
    conflict: PaperConflict | None = None


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
        saved_text=saved_text(paper),
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
        page.version = 1 if "version" in form.errors else form.typed("version")
        page.seen = "" if "seen" in form.errors else form.typed("seen")
        page.errors = [
            FieldError(f"#{PREFIX}-text" if name == "text" else "", " ".join(errors))
            for name, errors in form.errors.items()
        ]
    return page


def saved_text(paper: Paper) -> str:
    moment = date_format(localtime(paper.saved_at), "H:i d/m")
    return _("Saved at %(time)s") % {"time": moment}


def shown_text(paper: Paper) -> str:
    if paper.shown_version is None:
        return _("Only the Secretary and the Deputy secretary read it so far.")
    return _("The members read version %(number)s, shown at %(time)s.") % {
        "number": paper.shown_version.number,
        "time": clock(paper.shown_at),
    }


def paper_conflict(paper: Paper, typed: str) -> PaperConflict:
    label = _("Text of the paper")
    return PaperConflict(
        stored_version=paper.version,
        saved_at=clock(paper.saved_at),
        mine=[PaperFact(label, typed)],
        stored=[PaperFact(label, paper.text)],
        fields={"text": paper.text},
    )


def saved_json(outcome: Saved, paper: Paper, conflict: PaperConflict | None) -> dict:
    """What became of the text, as the script of the page reads it."""
    row = {
        "outcome": str(outcome),
        "version": paper.version,
        "seen": digest(values_of(paper, PAPER_FIELDS)),
    }
    if conflict:
        row["conflict"] = conflict.to_json()
    saved_at = date_format(localtime(paper.saved_at), "H:i")
    return {"rows": {str(KEY): row}, "saved_at": saved_at}


def refused_json(form: PaperForm) -> dict:
    row = {"outcome": "invalid", "errors": form.errors}
    return {"rows": {str(KEY): row}, "saved_at": ""}
