"""What is needed to begin a meeting, and to end it; each lack as a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.meetings.models import (
    ItemStatus,
    Meeting,
    MeetingStatus,
    Presence,
    TurnStatus,
    VoteStatus,
)
from cells.meetings.quorum import Base, Quorum, base_of, quorum_of
from cells.meetings.speakers import NOT_PRESENT
from cells.summaries.models import CellSummary, SummaryStatus

LATER_THAN_DRAFT = frozenset(SummaryStatus) - {SummaryStatus.DRAFT}


@dataclass(frozen=True)
class Beginning:
    """The facts on which a meeting begins.

    ``not_noted``: members of whom nobody has noted whether they are there; the exempt
    and the suspended need not be noted. ``summary``: "" if there is none yet.
    """

    base: Base
    quorum: Quorum
    not_noted: int
    other_runs: bool
    summary: str

    @property
    def is_attendance_taken(self) -> bool:
        return self.base.present > 0 and not self.not_noted

    @property
    def has_summary(self) -> bool:
        return self.summary in LATER_THAN_DRAFT

    @property
    def obstacles(self) -> list[str]:
        """What no reason helps over."""
        found = []
        if self.not_noted:
            found.append(not_noted_sentence(self.not_noted))
        elif not self.base.present:
            found.append(_("Nobody is noted as present yet."))
        if self.other_runs:
            found.append(_("Another session of the cell is under way; end it first."))
        return found


def not_noted_sentence(count: int) -> str:
    return ngettext(
        "Attendance has not been taken: of %(n)s comrade nothing is noted.",
        "Attendance has not been taken: of %(n)s comrades nothing is noted.",
        count,
    ) % {"n": count}


def beginning_of(meeting: Meeting) -> Beginning:
    """Read from the database as it stands; six queries."""
    base = base_of(meeting)
    unknown = meeting.attendances.filter(presence=Presence.EXPECTED)
    others = Meeting.objects.filter(
        cell_round__cell=meeting.cell_round.cell_id, status=MeetingStatus.RUNNING
    )
    summaries = CellSummary.objects.filter(cell_round=meeting.cell_round_id)
    return Beginning(
        base=base,
        quorum=quorum_of(meeting, base),
        not_noted=unknown.exclude(standing__in=NOT_PRESENT).count(),
        other_runs=others.exclude(pk=meeting.pk).exists(),
        summary=summaries.values_list("status", flat=True).first() or "",
    )


def end_obstacles(meeting: Meeting) -> list[str]:
    """What is still open while the meeting cannot end; three queries."""
    found = []
    if meeting.turns.filter(status=TurnStatus.RUNNING).exists():
        found.append(_("A comrade is still speaking; finish that turn first."))
    if meeting.items.filter(status=ItemStatus.RUNNING).exists():
        found.append(_("An item is still under way; finish it first."))
    if meeting.votes.filter(status=VoteStatus.OPEN).exists():
        found.append(_("A vote is open; close or cancel it first."))
    return found
