"""Writes the common running order into a meeting, with the people of the cell."""

from dataclasses import dataclass

from cells.meetings.models import AgendaItem, ItemKind, Meeting
from cells.meetings.running_order import (
    ComputedItem,
    Facts,
    computed_items,
    facts_of,
)
from cells.organisation.holders import OfficeChart
from cells.organisation.models import Member
from cells.organisation.name_order import name_order


@dataclass(frozen=True)
class Roles:
    """Whose name stands for each role in the running order of one meeting."""

    secretary: Member | None
    deputy: Member | None
    chair: Member | None
    clerk: Member | None

    def person_for(self, role: str) -> Member | None:
        return getattr(self, role) if role else None

    def leader_of(self, kind: str) -> Member | None:
        """Who leads the secretary's item in place of the secretary."""
        if kind != ItemKind.SECRETARY:
            return None
        for leader in (self.deputy, self.chair):
            if leader and leader != self.secretary:
                return leader
        return None


def roles_of(meeting: Meeting, chart: OfficeChart) -> Roles:
    """The leaders of the cell today, chair and clerk of the meeting; one query."""
    leaders = Member.objects.in_bulk(chart.secretary | chart.deputies)
    deputies = [leaders[pk] for pk in chart.deputies]
    return Roles(
        secretary=next((leaders[pk] for pk in chart.secretary), None),
        deputy=min(deputies, key=name_order, default=None),
        chair=meeting.chair,
        clerk=meeting.clerk,
    )


def facts_with(meeting: Meeting, roles: Roles) -> Facts:
    return facts_of(meeting, has_deputy=roles.deputy is not None)


def seed_agenda(meeting: Meeting, roles: Roles, facts: Facts | None = None) -> None:
    """The items of the common running order, computed for ``meeting``, or for other
    ``facts``."""
    computed = computed_items(facts or facts_with(meeting, roles))
    AgendaItem.objects.bulk_create(
        unsaved_item(meeting, item, roles, position)
        for position, item in enumerate(computed, start=1)
    )


def unsaved_item(
    meeting: Meeting, item: ComputedItem, roles: Roles, position: int
) -> AgendaItem:
    return AgendaItem(
        meeting=meeting,
        position=position,
        kind=item.kind,
        title=item.title,
        minutes=item.minutes,
        people=item.people,
        person=roles.person_for(item.role),
        chaired_by=roles.leader_of(item.kind),
        lead=item.lead,
    )
