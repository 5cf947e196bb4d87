"""What one part of the work list offers to somebody."""

from cells.waiting_item import asked_at_once


def items_of(part, mandates, on) -> list:
    return [part.item_of(row) for row in asked_at_once(part.rows_for(mandates, on))]
