"""What waits for somebody: the one shape that every part offers to the work list."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    CharField,
    Count,
    DateField,
    IntegerField,
    Min,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast


@dataclass(frozen=True)
class WaitingItem:
    """One thing to do. A smaller ``urgency`` comes first, then the earlier date.

    ``progress`` is (done, of) or None; ``saved_text`` says when it was last saved.
    ``part`` names what a page shows in a block of its own, so that it is not listed
    twice.
    """

    urgency: int
    title: str
    detail: str
    url: str
    button_label: str
    due_on: date | None = None
    icon: str = "document"
    progress: tuple[int, int] | None = None
    progress_text: str = ""
    saved_text: str = ""
    part: str = ""

    @property
    def order(self):
        return (self.urgency, self.due_on or date.max, self.title)


@dataclass(frozen=True)
class WaitingRow:
    """What the database says of one small thing that waits; ``kind`` names it.

    ``text``, ``on`` and ``number`` mean what the part that asked says they mean.
    """

    kind: str
    id: int
    text: str
    on: date | None
    number: int


def waiting_rows(rows: QuerySet, kind: str, *, text="", on=None, number=0) -> QuerySet:
    """``rows`` in the columns of ``WaitingRow``, so that all parts are asked at once.

    ``text``, ``on`` and ``number`` are expressions or plain values.
    """
    columns = {
        "row_kind": column(kind, CharField()),
        "row_text": column(text, CharField()),
        "row_on": column(on, DateField()),
        "row_number": column(number, IntegerField()),
    }
    return (
        rows.order_by()
        .annotate(**columns)
        .values_list("row_kind", "pk", "row_text", "row_on", "row_number")
    )


def counted_row(rows: QuerySet, kind: str) -> QuerySet:
    """One row that says how many ``rows`` there are; no row if there are none."""
    return (
        rows.order_by()
        .annotate(row_kind=column(kind, CharField()))
        .values("row_kind")
        .annotate(
            row_id=Min("pk"),
            row_text=column("", CharField()),
            row_on=column(None, DateField()),
            row_number=Count("pk"),
        )
        .values_list("row_kind", "row_id", "row_text", "row_on", "row_number")
    )


def counted_groups(rows: QuerySet, kind: str, *, by, on, counted: str) -> QuerySet:
    """How many different ``counted`` there are in each group: ``by`` an id, ``on``
    the day that belongs to it."""
    return (
        rows.order_by()
        .annotate(
            row_kind=column(kind, CharField()),
            row_id=by,
            row_text=column("", CharField()),
            row_on=column(on, DateField()),
        )
        .values("row_kind", "row_id", "row_text", "row_on")
        .annotate(row_number=Count(counted, distinct=True))
        .values_list("row_kind", "row_id", "row_text", "row_on", "row_number")
    )


def column(value, field) -> Cast:
    """One type for a column in all parts, also where a part leaves it empty."""
    is_expression = hasattr(value, "resolve_expression")
    return Cast(value if is_expression else Value(value), field)


def asked_at_once(queries: list[QuerySet]) -> list[WaitingRow]:
    """The rows of all ``queries`` in one query; none without any."""
    if not queries:
        return []
    first, *rest = queries
    found = first.union(*rest, all=True) if rest else first
    return [WaitingRow(*row) for row in found]
