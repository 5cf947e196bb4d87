"""What waits for a member in this part."""

from cells.waiting_item import WaitingItem


def items_for(mandates, on) -> list[WaitingItem]:
    return []
