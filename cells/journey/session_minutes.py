"""What the sessions of a round leave behind for its other papers: the minutes that
the cell has passed, and what it pointed out in them."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.meetings.models import (
    FIXED,
    AnswerKind,
    CellFinding,
    Meeting,
    MeetingStatus,
    MinutesStatus,
    Vote,
    VoteStatus,
    VoteSubject,
)
from cells.rounds.models import CellRound


@dataclass(frozen=True)
class Sessions:
    """The meetings of a round that were not cancelled, by day, with their minutes.

    ``summary_carried``: how the last vote on the summary ended there; None without.
    """

    meetings: list[Meeting]

    @property
    def passed(self) -> Meeting | None:
        """The last one whose minutes the cell passed by a carried vote."""
        return next((each for each in reversed(self.meetings) if is_passed(each)), None)

    @property
    def is_running(self) -> bool:
        return any(each.status == MeetingStatus.RUNNING for each in self.meetings)

    @property
    def has_fixed_minutes(self) -> bool:
        return any(minutes_status(each) in FIXED for each in self.meetings)

    @property
    def is_summary_refused(self) -> bool:
        """By the minutes the cell voted on the summary, and did not carry it."""
        outcomes = [each.summary_carried for each in self.meetings if is_passed(each)]
        known = [each for each in outcomes if each is not None]
        return bool(known) and not known[-1]

    @property
    def unlocked(self) -> list[Meeting]:
        return [
            each
            for each in self.meetings
            if minutes_status(each) != MinutesStatus.LOCKED
        ]


def sessions_of(cell_round: CellRound) -> Sessions:
    """In one query."""
    votes = Vote.objects.filter(
        meeting=OuterRef("pk"), subject=VoteSubject.SUMMARY, status=VoteStatus.CLOSED
    ).order_by("-closed_at", "-pk")
    return Sessions(
        list(
            Meeting.objects.standing()
            .filter(cell_round=cell_round)
            .annotate(summary_carried=Subquery(votes.values("carried")[:1]))
            .select_related("minutes_of__passed_by_vote")
            .order_by("held_on", "starts_at", "pk")
        )
    )


def minutes_status(meeting: Meeting) -> str:
    """ "" without minutes."""
    minutes = getattr(meeting, "minutes_of", None)
    return minutes.status if minutes else ""


def is_passed(meeting: Meeting) -> bool:
    return minutes_status(meeting) in FIXED and bool(
        meeting.minutes_of.passed_by_vote.carried
    )


@dataclass(frozen=True)
class PointedOut:
    """What the cell pointed out in passed minutes, counted; it names nobody."""

    items: int
    agreed: int
    explained: int
    numbers: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The indicators alone: whose deed it was is nobody's to recognise here."""
        if not self.numbers:
            return ""
        return ngettext(
            "Indicator no. %(numbers)s.", "Indicators no. %(numbers)s.", self.items
        ) % {"numbers": ", ".join(map(str, self.numbers))}


def pointed_out_in(cell_round: CellRound) -> PointedOut:
    """Whoever reserves an opinion has not taken it up: counted with who explains."""
    found = CellFinding.objects.counting().filter(meeting__cell_round=cell_round)
    explained = Q(answer__in=[AnswerKind.EXPLAINS, AnswerKind.RESERVES])
    counted = found.aggregate(
        items=Count("pk"),
        agreed=Count("pk", filter=Q(answer=AnswerKind.ACCEPTS)),
        explained=Count("pk", filter=explained),
    )
    numbers = found.order_by("indicator__number").values_list(
        "indicator__number", flat=True
    )
    return PointedOut(**counted, numbers=tuple(dict.fromkeys(numbers)))


def not_passed_yet() -> str:
    return _(
        "The cell passes the summary with the minutes of its session: they are not "
        "passed yet."
    )


def not_carried() -> str:
    return _(
        "By the minutes of the session the vote on the summary was not carried. Open "
        "the minutes again, or put the summary to the vote at a further sitting."
    )
