"""What is proposed for a further sitting, and for whom it is."""

from dataclasses import dataclass
from datetime import date

from cells.meetings.labels import day_line
from cells.meetings.models import Meeting
from cells.meetings.running_order import computed_items, template
from cells.meetings.services import sitting_facts
from cells.meetings.sittings import still_to_present
from cells.organisation.holders import office_chart


@dataclass(frozen=True)
class FurtherPage:
    """``names``: those who have not presented; ``minutes``: what is computed for it."""

    pk: int
    day: str
    names: list[str]
    minutes: int


def further_page(meeting: Meeting, today: date) -> FurtherPage:
    present = still_to_present(meeting)
    facts = sitting_facts(present, office_chart(meeting.cell_round.cell, today))
    return FurtherPage(
        pk=meeting.pk,
        day=day_line(meeting),
        names=[member.full_name for member in present],
        minutes=sum(item.minutes for item in computed_items(facts)),
    )


def proposed_sitting(meeting: Meeting, page: FurtherPage) -> dict:
    """The same hour, place and people; the day is for those who plan it."""
    return {
        "starts_at": meeting.starts_at or template().starts_at,
        "place": meeting.place,
        "minutes": page.minutes,
        "chair": meeting.chair_id,
        "clerk": meeting.clerk_id,
    }
