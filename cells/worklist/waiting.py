"""What waits for a member, from every part, most urgent first.

A part offers ``items_for(mandates, on)``, which asks by itself, or, for what a page
lists in one line, ``rows_for(mandates, on)`` and ``item_of(row)``: the rows of all
parts are asked for in one query.
"""

from datetime import date

from cells.collective import waiting as collective
from cells.meetings import waiting as meetings
from cells.plans import waiting as plans
from cells.preparation import waiting as preparation
from cells.ratings import waiting as ratings
from cells.reviews import waiting as reviews
from cells.summaries import waiting as summaries
from cells.supervision import waiting as supervision
from cells.waiting_item import WaitingItem, asked_at_once

PARTS = (reviews, plans)
PARTS_WITH_ROWS = (
    reviews,
    plans,
    preparation,
    collective,
    meetings,
    summaries,
    supervision,
    ratings,
)


def items_for(mandates, on: date) -> list[WaitingItem]:
    items = [item for part in PARTS for item in part.items_for(mandates, on)]
    items += small_items(mandates, on)
    return sorted(items, key=lambda item: item.order)


def small_items(mandates, on: date) -> list[WaitingItem]:
    """One query for all parts together."""
    queries = {part: part.rows_for(mandates, on) for part in PARTS_WITH_ROWS}
    rows = asked_at_once([each for own in queries.values() for each in own])
    return [
        part.item_of(row)
        for row in rows
        for part in PARTS_WITH_ROWS
        if row.kind in part.ROW_KINDS
    ]
