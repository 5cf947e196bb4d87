"""The words of a summary as plain data: lines with their counts, and measures."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from cells.summaries.models import CellSummary, LineKind, SummaryNarrative

COUNTED = Q(
    sources__submission__recalled_at__isnull=True,
    sources__submission__review__status="accepted",
    sources__submission__decisions__outcome="accept",
    sources__submission__decisions__withdrawn_at__isnull=True,
)


@dataclass(frozen=True)
class LineWords:
    """``members``: how many members stand behind it, each once."""

    pk: int
    version: int
    kind: str
    text: str
    numbers: tuple[int, ...]
    members: int
    office: str


@dataclass(frozen=True)
class MeasureWords:
    pk: int
    version: int
    position: int
    text: str
    numbers: tuple[int, ...]
    person_id: int | None
    person_name: str
    due_on: date | None
    product: str
    proposed_by: int

    @property
    def is_finished(self) -> bool:
        return bool(self.person_id and self.due_on and self.product)


def lines_of(summary: CellSummary) -> list[LineWords]:
    """In the order of the paper; two queries."""
    rows = (
        summary.lines.prefetch_related("indicators")
        .annotate(
            members=Count("sources__submission__review", filter=COUNTED, distinct=True)
        )
        .order_by("kind", "position", "pk")
    )
    return [
        LineWords(
            pk=row.pk,
            version=row.version,
            kind=row.kind,
            text=row.text,
            numbers=numbers_of(row),
            members=row.members,
            office=row.office,
        )
        for row in rows
    ]


def measures_of(summary: CellSummary) -> list[MeasureWords]:
    rows = (
        summary.measures.select_related("person")
        .prefetch_related("indicators")
        .annotate(
            proposed_by=Count(
                "sources__submission__review", filter=COUNTED, distinct=True
            )
        )
        .order_by("position", "pk")
    )
    return [
        MeasureWords(
            pk=row.pk,
            version=row.version,
            position=row.position,
            text=row.text,
            numbers=numbers_of(row),
            person_id=row.person_id,
            person_name=row.person.full_name if row.person else "",
            due_on=row.due_on,
            product=row.product,
            proposed_by=row.proposed_by,
        )
        for row in rows
    ]


def numbers_of(row) -> tuple[int, ...]:
    return tuple(sorted(indicator.number for indicator in row.indicators.all()))


def narrative_of(summary: CellSummary) -> SummaryNarrative:
    """The stored narrative, or an empty one that is not stored."""
    found = SummaryNarrative.objects.filter(summary=summary).first()
    return found or SummaryNarrative(summary=summary)


def causes(lines: list[LineWords], kind: LineKind) -> list[LineWords]:
    return [line for line in lines if line.kind == kind]
