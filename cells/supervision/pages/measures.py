"""A measure of the cell, with what was reported of it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from cells.dates import clock
from cells.summaries.models import CellMeasure


@dataclass(frozen=True)
class MeasureRow:
    text: str
    by_line: str
    is_done: bool


@dataclass
class MeasurePage:
    text: str
    person: str
    due: str
    product: str
    rows: list[MeasureRow]
    back_url: str


def measure_page(measure: CellMeasure) -> MeasurePage:
    rows = measure.progress.select_related("reported_by").order_by("-pk")
    return MeasurePage(
        text=measure.text,
        person=measure.person.full_name if measure.person else "",
        due=date_format(measure.due_on, "d/m/Y") if measure.due_on else "",
        product=measure.product,
        rows=[
            MeasureRow(
                row.text, f"{row.reported_by}, {clock(row.reported_at)}", row.is_done
            )
            for row in rows
        ],
        back_url=reverse("supervision:board"),
    )
