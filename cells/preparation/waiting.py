"""What waits for a member in the preparation of a session."""

from cells.preparation import duties_waiting, reading_waiting
from cells.waiting_item import WaitingItem


def items_for(mandates, on) -> list[WaitingItem]:
    return [
        *reading_waiting.items_for(mandates, on),
        *duties_waiting.items_for(mandates, on),
    ]
