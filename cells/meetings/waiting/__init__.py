"""What waits of a session: for who leads the cell, chairs, records, takes part in it,
and for the committee above. Numbers of others only, never their names."""

from datetime import date

from django.db.models import QuerySet

from cells.meetings.waiting import above, leading, minutes, taking_part
from cells.waiting_item import WaitingItem, WaitingRow

PARTS = (leading, minutes, taking_part, above)
ITEMS = {kind: build for part in PARTS for kind, build in part.ITEMS.items()}
ROW_KINDS = frozenset(ITEMS)


def rows_for(mandates, on: date) -> list[QuerySet]:
    return [rows for part in PARTS for rows in part.rows_for(mandates, on)]


def item_of(row: WaitingRow) -> WaitingItem:
    return ITEMS[row.kind](row)
