"""How far the minutes of a round's sittings are, for the parts that build on them."""

from django.db.models import Q, QuerySet

from cells.meetings.models import FIXED, Meeting, Minutes, MinutesStatus
from cells.rounds.models import CellRound


def passed_minutes_of(cell_round: CellRound) -> QuerySet[Minutes]:
    """Those that the cell has passed by a carried vote, by the day of the sitting."""
    return Minutes.objects.filter(
        meeting__cell_round=cell_round,
        status__in=FIXED,
        passed_by_vote__carried=True,
    ).order_by("meeting__held_on", "meeting__starts_at", "meeting")


def all_minutes_locked(cell_round: CellRound) -> bool:
    """Every sitting that was not cancelled has locked minutes; False without any."""
    sittings = Meeting.objects.standing().filter(cell_round=cell_round)
    locked = Q(minutes_of__status=MinutesStatus.LOCKED)
    return sittings.exists() and not sittings.exclude(locked).exists()
