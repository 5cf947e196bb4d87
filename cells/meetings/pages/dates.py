"""What the committee above sees of the sessions: day, place, cell, state, and who
attends for it."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.urls import reverse

from cells.meetings.committees import cells_below, committees_of
from cells.meetings.labels import day_line, meeting_badge
from cells.meetings.models import FIXED, Guest, Meeting
from cells.meetings.policies import minutes_of
from cells.meetings.transitions import TO_COME
from cells.reviews.labels import StatusBadge
from cells.rounds.models import OPEN_FOR_WRITING


@dataclass(frozen=True)
class DateRow:
    """``delegate_url``: where the committee directly above names who attends;
    ``outcome_url``: its leaders read numbers there, once the minutes are passed."""

    day: str
    place: str
    cell: str
    badge: StatusBadge
    delegates: list[str] = field(default_factory=list)
    delegate_url: str = ""
    outcome_url: str = ""


DELEGATES = Prefetch(
    "guests",
    Guest.objects.filter(is_delegate=True, removed_at=None),
    to_attr="delegates",
)


def date_rows(mandates) -> list[DateRow]:
    """The sessions in the cells below one's committees, by day; three queries."""
    committees = committees_of(mandates)
    paths = {committee.path for committee in committees}
    meetings = (
        Meeting.objects.standing()
        .filter(
            cells_below(committees, "cell_round__cell__", directly=False),
            held_on__isnull=False,
            cell_round__status__in=OPEN_FOR_WRITING,
        )
        .select_related("cell_round__cell", "minutes_of")
        .prefetch_related(DELEGATES)
        .order_by("held_on", "starts_at", "cell_round__cell__path", "pk")
    )
    led = {each.path for each in committees if each.pk in mandates.leads}
    return [date_row(meeting, paths, led) for meeting in meetings]


def date_row(meeting: Meeting, paths: set[str], led: set[str]) -> DateRow:
    """``paths``: of the committees one leads or works for; ``led``: that one leads."""
    cell = meeting.cell_round.cell
    above = cell.path[: -cell.steplen]
    is_directly_above = above in paths
    minutes = minutes_of(meeting)
    is_passed = minutes is not None and minutes.status in FIXED
    may_name = is_directly_above and meeting.status in TO_COME
    return DateRow(
        day=day_line(meeting),
        place=meeting.place,
        cell=cell.name,
        badge=meeting_badge(meeting),
        delegates=[guest.name for guest in meeting.delegates]
        if is_directly_above
        else [],
        delegate_url=(
            reverse("meetings:delegate", args=[meeting.pk]) if may_name else ""
        ),
        outcome_url=(
            reverse("meetings:outcome", args=[meeting.pk])
            if is_passed and above in led
            else ""
        ),
    )
