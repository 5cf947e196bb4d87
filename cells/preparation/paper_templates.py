"""The model text of each kind of paper: the product's, or an organisation's own."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cells.organisation.models import Organisation
from cells.preparation.models.papers import PaperKind, PaperTemplate

FOLDER = Path(__file__).parent / "data" / "paper_templates"


@dataclass(frozen=True)
class TemplateInForce:
    """``source``: whose text it is, None for the product's own."""

    text: str
    source: Organisation | None = None


@cache
def default_text(kind: PaperKind) -> str:
    """The product's own model: no official form of these papers exists."""
    return (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").strip()


def templates_of(organisation: Organisation) -> dict[PaperKind, PaperTemplate]:
    """What ``organisation`` and those above it wrote, the nearest one of each kind."""
    paths = [
        organisation.path[: Organisation.steplen * depth]
        for depth in range(1, organisation.depth + 1)
    ]
    rows = (
        PaperTemplate.objects.filter(organisation__path__in=paths)
        .select_related("organisation", "saved_by")
        .order_by("organisation__depth")
    )
    return {PaperKind(row.kind): row for row in rows}


def template_in_force(organisation: Organisation, kind: PaperKind) -> TemplateInForce:
    """The text from which ``organisation`` drafts its papers of this kind."""
    row = templates_of(organisation).get(kind)
    if row is None:
        return TemplateInForce(default_text(kind))
    return TemplateInForce(row.text, row.organisation)
