"""The words of a summary as plain data: lines with their counts, and measures."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, Q, Value

from cells.summaries.models import (
    CellMeasure,
    CellSummary,
    LineKind,
    SummaryLine,
    SummaryNarrative,
)

LINE, MEASURE = "line", "measure"

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


def lines_of(summary: CellSummary, numbers=None) -> list[LineWords]:
    """In the order of the paper."""
    numbers = numbers_by_row(summary) if numbers is None else numbers
    rows = summary.lines.annotate(
        members=Count("sources__submission__review", filter=COUNTED, distinct=True)
    ).order_by("kind", "position", "pk")
    return [
        LineWords(
            pk=row.pk,
            version=row.version,
            kind=row.kind,
            text=row.text,
            numbers=numbers.get((LINE, row.pk), ()),
            members=row.members,
            office=row.office,
        )
        for row in rows
    ]


def measures_of(summary: CellSummary, numbers=None) -> list[MeasureWords]:
    """In the order of the paper."""
    numbers = numbers_by_row(summary) if numbers is None else numbers
    rows = (
        summary.measures.select_related("person")
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
            position=place,
            text=row.text,
            numbers=numbers.get((MEASURE, row.pk), ()),
            person_id=row.person_id,
            person_name=row.person.full_name if row.person else "",
            due_on=row.due_on,
            product=row.product,
            proposed_by=row.proposed_by,
        )
        for place, row in enumerate(rows, start=1)
    ]


def numbers_by_row(summary: CellSummary) -> dict[tuple[str, int], tuple[int, ...]]:
    """Numbers of the indicators of each line and measure, in one query."""

    def named(through, kind, row):
        rows = through.objects.filter(**{f"{row}__summary": summary})
        rows = rows.annotate(of=Value(kind, output_field=CharField()))
        return rows.values_list("of", f"{row}_id", "indicator__number")

    found = named(SummaryLine.indicators.through, LINE, "summaryline").union(
        named(CellMeasure.indicators.through, MEASURE, "cellmeasure"), all=True
    )
    numbers = defaultdict(list)
    for kind, row_id, number in found:
        numbers[kind, row_id].append(number)
    return {key: tuple(sorted(each)) for key, each in numbers.items()}


def narrative_of(summary: CellSummary) -> SummaryNarrative:
    """The stored narrative, or an empty one that is not stored."""
    try:
        return summary.narrative
    except SummaryNarrative.DoesNotExist:
        return SummaryNarrative(summary=summary)


def causes(lines: list[LineWords], kind: LineKind) -> list[LineWords]:
    return [line for line in lines if line.kind == kind]
