"""Whether the data or the model say something else than when a paper was drafted."""

from dataclasses import dataclass

from django.urls import reverse

from cells.dates import clock
from cells.journey.draft_papers.drafting import draft_text
from cells.preparation.models.papers import Paper, PaperKind, VersionOrigin
from cells.summaries.models import CellSummary


@dataclass(frozen=True)
class PaperNews:
    """When the paper was drafted last, and where it is drafted anew."""

    drafted_at: str
    redraft_url: str


def paper_news(paper: Paper) -> PaperNews | None:
    """None where a draft of now would say the same as the last one."""
    last = (
        paper.versions.filter(origin=VersionOrigin.DRAFTED).order_by("-number").first()
    )
    if last is None or not has_changed(paper, last):
        return None
    return PaperNews(
        drafted_at=clock(last.saved_at),
        redraft_url=reverse("journey:redraft_paper", args=[paper.pk]),
    )


def has_changed(paper: Paper, last) -> bool:
    """Of what the conclusions draw on, only the freezing of figures is looked at."""
    if paper.kind == PaperKind.DRAFT_CONCLUSIONS:
        return CellSummary.objects.filter(
            cell_round=paper.cell_round_id, frozen_at__gt=last.saved_at
        ).exists()
    return draft_text(paper.cell_round, PaperKind(paper.kind)) != last.text
