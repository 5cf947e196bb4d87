"""Who presents first, and who leads what goes on just now."""

from django.utils.translation import gettext as _

from cells.meetings.models import (
    MEMBERS_TURNS,
    AgendaItem,
    ItemKind,
    ItemStatus,
    Meeting,
    Presence,
    Turn,
    TurnStatus,
)

TURNS_OF_MEMBERS = MEMBERS_TURNS | {ItemKind.OTHER}
TURNS_OF_ALL = TURNS_OF_MEMBERS | {ItemKind.SECRETARY}


def leader_of(meeting: Meeting, item: AgendaItem | None) -> int | None:
    """The id of whoever runs ``item``: who chairs it if they are there, else the
    chair of the meeting. One query for an item with a leader of its own."""
    if item is None or item.chaired_by_id is None:
        return meeting.chair_id
    there = meeting.attendances.filter(
        member=item.chaired_by_id, presence=Presence.PRESENT
    )
    return item.chaired_by_id if there.exists() else meeting.chair_id


def running_item(meeting: Meeting) -> AgendaItem | None:
    return meeting.items.filter(status=ItemStatus.RUNNING).first()


def secretarys_turn(turns: list[Turn], secretary: frozenset[int]) -> Turn | None:
    return next((turn for turn in turns if turn.member_id in secretary), None)


def first_problem(
    meeting: Meeting, turns: list[Turn], secretary: frozenset[int]
) -> str:
    """Why no other member presents yet, or "": the secretary speaks before them.

    A secretary who is absent has no turn: then the chair's reason stands in the
    meeting. One who comes after the others began waits for their turn as they do.
    """
    own = secretarys_turn(turns, secretary)
    has_reason = bool(meeting.secretary_absent_reason)
    if own is None or own.status == TurnStatus.LEFT_OUT:
        return "" if has_reason else reason_wanted()
    if own.status == TurnStatus.DONE or (has_reason and others_began(turns, own)):
        return ""
    return _("The secretary presents first; the members' turns come after.")


def others_began(turns: list[Turn], own: Turn) -> bool:
    return any(turn.began_at and turn.pk != own.pk for turn in turns)


def reason_wanted() -> str:
    return _(
        "The secretary presents first. If the secretary is absent, the chair says why "
        "before the members' turns."
    )
