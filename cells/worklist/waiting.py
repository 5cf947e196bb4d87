"""What waits for a member, from every part, most urgent first."""

from datetime import date

from cells.collective import waiting as collective
from cells.meetings import waiting as meetings
from cells.plans import waiting as plans
from cells.preparation import waiting as preparation
from cells.reviews import waiting as reviews
from cells.summaries import waiting as summaries
from cells.waiting_item import WaitingItem

PARTS = (reviews, preparation, collective, meetings, summaries, plans)


def items_for(mandates, on: date) -> list[WaitingItem]:
    items = [item for part in PARTS for item in part.items_for(mandates, on)]
    return sorted(items, key=lambda item: item.order)
