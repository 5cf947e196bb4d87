"""The papers of a session, read in the browser and taken away as PDF."""

from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation.models.papers import Paper, PaperKind, PaperVersion
from cells.preparation.pages.papers import PaperBadge, model_sentence, paper_badge
from cells.preparation.paper_fixing import is_fixed
from cells.preparation.paper_policies import (
    may_edit_paper,
    may_read_paper,
    may_read_version,
)
from cells.preparation.services.papers import issue_paper, record_export
from cells.rounds.models import OPEN_FOR_WRITING
from reports.contexts.session_paper import CONCLUSION, KINDS, SessionPaperDocument
from reports.contexts.session_paper_facts import session_paper_document
from reports.downloads import pdf_download
from reports.pdf import render_pdf

SESSION_PAPER = "reports/documents/session_paper.html"
PREVIEW_LAYOUT = "reports/preview.html"
PAPERS = Paper.objects.select_related(
    "cell_round__round", "cell_round__cell", "shown_version"
)
VERSIONS = PaperVersion.objects.select_related(
    "paper__cell_round__round", "paper__cell_round__cell", "paper__shown_version"
)


@dataclass(frozen=True)
class PaperPreview:
    """What stands around the sheet."""

    back_url: str
    back_label: str
    pdf_url: str
    status: PaperBadge
    protective_sentence: str = ""
    gaps: tuple[str, ...] = ()


def document_of(paper: Paper, text: str) -> SessionPaperDocument:
    """A text is a draft unless it is the one that the cell reads, or has passed."""
    is_shown = paper.shown_version is not None and paper.shown_version.text == text
    return session_paper_document(
        paper, text, is_draft=not is_shown, is_passed=is_passed(paper, text)
    )


def is_passed(paper: Paper, text: str) -> bool:
    """The conclusion as the minutes have fixed it; not an older text of it."""
    return text == paper.text and is_fixed(paper)


def paper_pdf(paper: Paper, text: str) -> bytes:
    return render_pdf(SESSION_PAPER, {"document": document_of(paper, text)})


def pdf_response(paper: Paper, text: str) -> HttpResponse:
    kind = KINDS[PaperKind(paper.kind)]
    name = (CONCLUSION if is_passed(paper, text) else kind).file_name
    return pdf_download(paper_pdf(paper, text), name, paper.cell_round)


def to_list(paper: Paper) -> tuple[str, str]:
    """Where the papers of the round are listed."""
    url = reverse("preparation:papers", args=[paper.cell_round_id])
    return url, _("Papers of the session")


class PaperPage(RecordMixin, View):
    """A text of a paper in the browser, from the context of its PDF."""

    policy = may_read_paper

    def sheet(self, paper: Paper, text: str, page: PaperPreview):
        """What is open in it, and that it is a model, is told to its leaders only."""
        document = document_of(paper, text)
        if may_edit_paper(self.request.user, paper):
            page = replace(
                page, gaps=document.gaps, protective_sentence=model_sentence()
            )
        context = {"layout": PREVIEW_LAYOUT, "document": document, "page": page}
        return render(self.request, SESSION_PAPER, context)


class SessionPaper(PaperPage):
    """The working copy for its leaders, what is shown for the other members."""

    queryset = PAPERS
    policy = may_read_paper

    def get(self, request, *args, **kwargs):
        paper = self.object
        is_leader = may_edit_paper(request.user, paper)
        text = paper.text if is_leader else paper.shown_version.text
        pdf_url = reverse("reports:session_paper_pdf", args=[paper.pk])
        back, label = to_list(paper)
        is_open = paper.cell_round.status in OPEN_FOR_WRITING
        if is_leader and is_open and not is_fixed(paper):
            back = reverse("preparation:paper", args=[paper.pk])
            label = _("Edit the paper")
        page = PaperPreview(back, label, pdf_url, status=self.status(paper, is_leader))
        return self.sheet(paper, text, page)

    @staticmethod
    def status(paper: Paper, is_leader: bool) -> PaperBadge:
        if is_leader:
            return paper_badge(paper)
        return PaperBadge("done", "check", str(paper.get_kind_display()))


class SessionPaperPdf(RecordMixin, View):
    """As PDF; taking it is recorded, and what leaders take is kept as a version."""

    queryset = PAPERS
    policy = may_read_paper

    def get(self, request, *args, **kwargs):
        paper = self.object
        if may_edit_paper(request.user, paper):
            version = issue_paper(paper=paper, by=request.user, now=timezone.now())
        else:
            version = paper.shown_version
            record_export(
                paper=paper, version=version, by=request.user, now=timezone.now()
            )
        return pdf_response(paper, version.text)


class PaperVersionPreview(PaperPage):
    """An older text as it once was."""

    queryset = VERSIONS
    policy = may_read_version

    def get(self, request, *args, **kwargs):
        version = self.object
        paper = version.paper
        back, label = to_list(paper)
        if may_edit_paper(request.user, paper):
            back = reverse("preparation:paper_versions", args=[paper.pk])
            label = _("Versions of the paper")
        status = _("Version %(number)s") % {"number": version.number}
        page = PaperPreview(
            back,
            label,
            reverse("reports:paper_version_pdf", args=[version.pk]),
            status=PaperBadge("neutral", "document", status),
        )
        return self.sheet(paper, version.text, page)


class PaperVersionPdf(RecordMixin, View):
    """An older text as PDF; taking it is recorded."""

    queryset = VERSIONS
    policy = may_read_version

    def get(self, request, *args, **kwargs):
        version, paper = self.object, self.object.paper
        record_export(paper=paper, version=version, by=request.user, now=timezone.now())
        return pdf_response(paper, version.text)
