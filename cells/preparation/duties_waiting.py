"""What waits for a member of this part of the preparation."""

from cells.waiting_item import WaitingItem


def items_for(mandates, on) -> list[WaitingItem]:
    return []
