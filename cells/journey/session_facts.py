"""What stands of the third step, the session, counted in few queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from cells.journey.counting import count_of
from cells.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingStatus,
    Minutes,
    MinutesConfirmation,
    MinutesStatus,
    Presence,
    Turn,
    TurnStatus,
)
from cells.meetings.sittings import AWAY, DOES_NOT_PRESENT
from cells.rounds.models import CellRound


@dataclass(frozen=True)
class SessionFacts:
    """``sittings``: those not cancelled, the first one first, each with ``total``
    minutes of its items, ``not_noted`` members and ``confirmed`` of two."""

    sittings: list[Meeting]
    to_present: int

    @property
    def all_ended(self) -> bool:
        return all(each.status == MeetingStatus.ENDED for each in self.sittings)


def with_sessions(cell_rounds):
    """Each cell round with ``minutes_open``, a sitting without locked minutes, and
    ``to_present``, how many were away and have still to present."""
    locked = Minutes.objects.filter(meeting=OuterRef("pk"), status=MinutesStatus.LOCKED)
    unlocked = Meeting.objects.standing().filter(
        ~Exists(locked), cell_round=OuterRef("pk")
    )
    return cell_rounds.annotate(
        minutes_open=Exists(unlocked),
        to_present=Coalesce(count_of(still_to_present()), 0),
    )


def still_to_present():
    """The attendances of a cell round's first sitting, once it has ended, of whom
    ``cells.meetings.sittings.still_to_present`` says so.

    Whom the cell left out of a further sitting, with a reason, is not waited for.
    """
    turns = Turn.objects.filter(
        meeting__cell_round=OuterRef("meeting__cell_round"), member=OuterRef("member")
    )
    left_out = turns.filter(
        status=TurnStatus.LEFT_OUT, meeting__continues__isnull=False
    ).exclude(left_out_reason="")
    open_turns = turns.filter(status__in=[TurnStatus.WAITING, TurnStatus.LEFT_OUT])
    was_away = Q(presence__in=AWAY, was_present=False)
    return Attendance.objects.filter(
        was_away | Exists(open_turns),
        ~Exists(turns.filter(status=TurnStatus.DONE)),
        ~Exists(left_out),
        meeting__cell_round=OuterRef("pk"),
        meeting__continues=None,
        meeting__status=MeetingStatus.ENDED,
    ).exclude(standing__in=DOES_NOT_PRESENT)


def session_facts(cell_round: CellRound) -> SessionFacts:
    """In one query, or two where the round was not loaded ``with_sessions``."""
    total = (
        AgendaItem.objects.filter(meeting=OuterRef("pk"))
        .order_by()
        .values("meeting")
        .annotate(total=Sum("minutes"))
        .values("total")
    )
    expected = Attendance.objects.filter(
        meeting=OuterRef("pk"), presence=Presence.EXPECTED
    )
    confirmed = MinutesConfirmation.objects.filter(
        minutes__meeting=OuterRef("pk"), confirmed_at__isnull=False
    )
    sittings = (
        Meeting.objects.standing()
        .filter(cell_round=cell_round)
        .select_related("minutes_of")
        .annotate(
            total=Coalesce(total, 0),
            not_noted=count_of(expected),
            confirmed=count_of(confirmed),
        )
    )
    return SessionFacts(
        sorted(sittings, key=lambda each: (each.continues_id is not None, each.pk)),
        to_present_in(cell_round),
    )


def to_present_in(cell_round: CellRound) -> int:
    if not hasattr(cell_round, "to_present"):
        rounds = with_sessions(CellRound.objects.filter(pk=cell_round.pk))
        cell_round.to_present = rounds.get().to_present
    return cell_round.to_present


def is_done(cell_round: CellRound, today: date, *, passed: bool) -> bool:
    """The summary is passed, the minutes are locked, and nobody is waited for.

    Who was away holds the cell back until the day of the plans; then the lack only
    stands beside the step.
    """
    is_waited_for = getattr(cell_round, "to_present", 0) and (
        today <= cell_round.round.plans_on
    )
    return (
        passed
        and not getattr(cell_round, "minutes_open", False)
        and (not is_waited_for)
    )
