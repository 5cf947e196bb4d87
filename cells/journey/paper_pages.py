"""What is said before a paper is drafted anew."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.preparation.models.papers import Paper, PaperKind
from cells.preparation.paper_templates import template_in_force


@dataclass(frozen=True)
class RedraftPage:
    name: str
    round_title: str
    sentences: list[str]
    version: int
    url: str
    back_url: str
    error: str = ""


def redraft_page(paper: Paper, *, error: str = "") -> RedraftPage:
    cell = paper.cell_round.cell
    source = template_in_force(cell, PaperKind(paper.kind)).source
    return RedraftPage(
        name=str(paper.get_kind_display()),
        round_title=paper.cell_round.round.title,
        sentences=[
            _(
                "The paper is written anew from its model and from the data as they "
                "stand now. What you changed by hand is replaced."
            ),
            _(
                "The present text is kept as a version; you can use it again at any "
                "time. What is shown to the cell stays as it is until you show it anew."
            ),
            model_sentence(source, cell),
        ],
        version=paper.version,
        url=reverse("journey:redraft_paper", args=[paper.pk]),
        back_url=reverse("preparation:paper", args=[paper.pk]),
        error=error,
    )


def model_sentence(source, cell) -> str:
    if source is None:
        return _("The product's own model is used.")
    if source.pk == cell.pk:
        return _("The model of your cell is used.")
    return _("The model of %(organisation)s is used.") % {"organisation": source.name}
