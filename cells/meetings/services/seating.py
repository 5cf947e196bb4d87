"""Who stands in the order of speaking of a meeting, and who is added later."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from cells.meetings.live import secretary_of
from cells.meetings.models import ItemKind, Meeting, Presence, Turn, TurnStatus
from cells.meetings.running_order import template
from cells.meetings.services.held import take_live
from cells.meetings.services.trace import record
from cells.meetings.sittings import DOES_NOT_PRESENT
from cells.organisation.models import Member
from cells.organisation.name_order import name_order
from cells.workflow import WorkflowError


def present_without_turn(meeting: Meeting) -> list[Member]:
    """Present, presents by standing, and has not in any sitting of the round."""
    presented = Turn.objects.filter(
        meeting__cell_round=meeting.cell_round_id, status=TurnStatus.DONE
    )
    rows = (
        meeting.attendances.filter(presence=Presence.PRESENT)
        .exclude(standing__in=DOES_NOT_PRESENT)
        .exclude(member__in=presented.values("member"))
        .exclude(member__in=meeting.turns.values("member"))
        .select_related("member")
    )
    return sorted((row.member for row in rows), key=name_order)


def seat_turns(meeting: Meeting) -> None:
    """The secretary first, then the others present by given name."""
    first = secretary_of(meeting)
    people = sorted(
        present_without_turn(meeting), key=lambda each: each.pk not in first
    )
    Turn.objects.bulk_create(
        Turn(
            meeting=meeting,
            member=member,
            position=place,
            minutes=minutes_for(meeting, is_secretary=member.pk in first),
        )
        for place, member in enumerate(people, start=1)
    )


def minutes_for(meeting: Meeting, *, is_secretary: bool) -> int:
    """The secretary has the whole item; each other turn its share."""
    if is_secretary:
        item = meeting.items.filter(kind=ItemKind.SECRETARY).first()
        if item and item.minutes:
            return item.minutes
    return template().minutes_each


@transaction.atomic
def add_turn(*, meeting: Meeting, member_id: int, by: Member, now: datetime) -> Turn:
    """Somebody who came later stands at the end of the order.

    Raises ``WorkflowError`` if nobody of that number is present without a turn.
    """
    take_live(meeting)
    people = {each.pk: each for each in present_without_turn(meeting)}
    if member_id not in people:
        raise WorkflowError(
            _("Only a comrade who is present and has no turn yet is added.")
        )
    is_secretary = member_id in secretary_of(meeting)
    last = meeting.turns.order_by("-position").first()
    turn = Turn.objects.create(
        meeting=meeting,
        member_id=member_id,
        position=last.position + 1 if last else 1,
        minutes=minutes_for(meeting, is_secretary=is_secretary),
    )
    record(meeting, "meeting.add_turn", by=by, now=now, member=member_id)
    return turn
