"""The papers of a round: what is there, in which state, and what can be done."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.dates import clock
from cells.preparation.models.papers import Paper, PaperKind, PaperVersion
from cells.rounds.models import OPEN_FOR_WRITING, CellRound


@dataclass(frozen=True)
class PaperBadge:
    tone: str
    icon: str
    label: str


@dataclass(frozen=True)
class PaperRow:
    """One kind of paper; an address is empty where there is nothing to do."""

    name: str
    badge: PaperBadge
    detail: str
    draft_url: str = ""
    edit_url: str = ""
    read_url: str = ""
    pdf_url: str = ""
    is_next: bool = False


@dataclass(frozen=True)
class PapersPage:
    round_title: str
    back_url: str
    rows: list[PaperRow]
    is_leader: bool
    templates_url: str


def papers_page(cell_round: CellRound, *, is_leader: bool) -> PapersPage:
    """Every kind for leaders; for the other members what is shown to them."""
    papers = {paper.kind: paper for paper in papers_of(cell_round)}
    is_open = cell_round.status in OPEN_FOR_WRITING
    if is_leader:
        rows = leaders_rows(cell_round, papers, newest_of(papers.values()), is_open)
    else:
        rows = [
            members_row(papers[kind])
            for kind in PaperKind
            if kind in papers and papers[kind].shown_version_id
        ]
    return PapersPage(
        round_title=cell_round.round.title,
        back_url=reverse("journey:preparation", args=[cell_round.pk]),
        rows=rows,
        is_leader=is_leader,
        templates_url=reverse("preparation:paper_templates", args=[cell_round.cell_id]),
    )


def papers_of(cell_round: CellRound):
    newest = PaperVersion.objects.filter(paper=OuterRef("pk")).order_by("-number")
    return (
        Paper.objects.filter(cell_round=cell_round)
        .select_related("saved_by", "shown_version")
        .annotate(newest_version=Subquery(newest.values("pk")[:1]))
    )


def newest_of(papers) -> dict[int, PaperVersion]:
    """The newest version of each paper, by the paper's id."""
    found = PaperVersion.objects.filter(
        pk__in=[paper.newest_version for paper in papers]
    )
    rows = found.defer("text").select_related("saved_by")
    return {version.paper_id: version for version in rows}


def leaders_rows(cell_round, papers, newest, is_open: bool) -> list[PaperRow]:
    missing = [kind for kind in PaperKind if kind not in papers]
    return [
        leaders_row(papers[kind], newest.get(papers[kind].pk), is_open)
        if kind in papers
        else missing_row(
            cell_round, kind, is_open, is_next=is_open and kind == missing[0]
        )
        for kind in PaperKind
    ]


def missing_row(cell_round, kind: PaperKind, is_open: bool, is_next: bool):
    draft_url = reverse("journey:draft_paper", args=[cell_round.pk, kind])
    return PaperRow(
        name=str(kind.label),
        badge=PaperBadge(
            "neutral", "circle", pgettext("paper status", "Not drafted yet")
        ),
        detail="",
        draft_url=draft_url if is_open else "",
        is_next=is_next,
    )


def leaders_row(paper: Paper, newest: PaperVersion | None, is_open: bool) -> PaperRow:
    return PaperRow(
        name=str(paper.get_kind_display()),
        badge=paper_badge(paper),
        detail=version_line(newest) if newest else "",
        edit_url=reverse("preparation:paper", args=[paper.pk]) if is_open else "",
        read_url=reverse("reports:session_paper", args=[paper.pk]),
        pdf_url=reverse("reports:session_paper_pdf", args=[paper.pk]),
    )


def members_row(paper: Paper) -> PaperRow:
    return PaperRow(
        name=str(paper.get_kind_display()),
        badge=PaperBadge("done", "check", pgettext("paper status", "Ready to read")),
        detail=_("Shown to the cell at %(time)s.") % {"time": clock(paper.shown_at)},
        read_url=reverse("reports:session_paper", args=[paper.pk]),
        pdf_url=reverse("reports:session_paper_pdf", args=[paper.pk]),
    )


def paper_badge(paper: Paper) -> PaperBadge:
    if not paper.shown_version_id:
        return PaperBadge("gold", "pencil", pgettext("paper status", "Being written"))
    if paper.shown_version.text == paper.text:
        return PaperBadge(
            "done", "check", pgettext("paper status", "The cell reads it")
        )
    return PaperBadge(
        "soon", "pencil", pgettext("paper status", "Changed since it was shown")
    )


def model_sentence() -> str:
    """Stands on every page where a paper is written; it is never printed."""
    return _("A suggested model; the cell may change it.")


def version_line(version: PaperVersion) -> str:
    return _("Version %(number)s, %(origin)s: comrade %(name)s, %(time)s.") % {
        "number": version.number,
        "origin": lower_first(str(version.get_origin_display())),
        "name": version.saved_by.full_name,
        "time": clock(version.saved_at),
    }


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
