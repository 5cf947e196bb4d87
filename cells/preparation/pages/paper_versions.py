"""The versions of a paper, newest first."""

from dataclasses import dataclass

from django.urls import reverse

from cells.dates import clock
from cells.preparation.models.papers import Paper, PaperVersion
from cells.rounds.models import OPEN_FOR_WRITING


@dataclass(frozen=True)
class VersionRow:
    """``is_current``: the text of the paper is this one now."""

    number: int
    origin: str
    saved_by: str
    saved_at: str
    read_url: str
    pdf_url: str
    use_url: str
    is_current: bool
    is_shown: bool


@dataclass(frozen=True)
class VersionsPage:
    name: str
    round_title: str
    back_url: str
    version: int
    rows: list[VersionRow]
    form_error: str = ""


def versions_page(paper: Paper, *, form_error: str = "") -> VersionsPage:
    versions = list(paper.versions.select_related("saved_by").order_by("-number"))
    is_open = paper.cell_round.status in OPEN_FOR_WRITING
    current = next((each.pk for each in versions if each.text == paper.text), None)
    return VersionsPage(
        name=str(paper.get_kind_display()),
        round_title=paper.cell_round.round.title,
        back_url=reverse("preparation:paper", args=[paper.pk]),
        version=paper.version,
        rows=[
            version_row(paper, each, is_open, is_current=each.pk == current)
            for each in versions
        ],
        form_error=form_error,
    )


def version_row(
    paper: Paper, version: PaperVersion, is_open: bool, *, is_current: bool
) -> VersionRow:
    use_url = reverse("preparation:use_paper_version", args=[version.pk])
    may_be_used = is_open and not is_current
    return VersionRow(
        number=version.number,
        origin=str(version.get_origin_display()),
        saved_by=version.saved_by.full_name,
        saved_at=clock(version.saved_at),
        read_url=reverse("reports:paper_version", args=[version.pk]),
        pdf_url=reverse("reports:paper_version_pdf", args=[version.pk]),
        use_url=use_url if may_be_used else "",
        is_current=is_current,
        is_shown=version.pk == paper.shown_version_id,
    )
