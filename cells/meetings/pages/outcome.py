"""What the committee above reads of a session once its minutes are passed: how many
were there, and the totals of the votes; no name and no word of anybody."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cells.meetings.labels import day_line, meeting_title
from cells.meetings.models import Meeting, Presence, VoteStatus
from cells.meetings.vote_words import result_sentence
from cells.organisation.models import Standing


@dataclass(frozen=True)
class Figure:
    label: str
    value: str


@dataclass(frozen=True)
class VoteTotals:
    subject: str
    mode: str
    result: str


@dataclass(frozen=True)
class OutcomePage:
    title: str
    cell: str
    day: str
    minutes: str
    attendance: list[Figure]
    votes: list[VoteTotals]


def outcome_page(meeting: Meeting) -> OutcomePage:
    """``meeting`` comes with round, cell and minutes; two queries."""
    return OutcomePage(
        title=meeting_title(meeting),
        cell=meeting.cell_round.cell.name,
        day=day_line(meeting),
        minutes=str(meeting.minutes_of.get_status_display()),
        attendance=attendance_figures(meeting),
        votes=[vote_totals(vote) for vote in closed_votes(meeting)],
    )


def attendance_figures(meeting: Meeting) -> list[Figure]:
    rows = list(meeting.attendances.values_list("presence", "was_present", "standing"))
    there = [row for row in rows if row[1]]
    away = [row for row in rows if not row[1]]
    official = [row for row in there if row[2] == Standing.OFFICIAL]
    with_leave = [row for row in away if row[0] == Presence.ON_LEAVE]
    return [
        Figure(_("Members of the cell"), str(len(rows))),
        Figure(_("Took part"), str(len(there))),
        Figure(_("of these, official members"), str(len(official))),
        Figure(_("Absent with leave"), str(len(with_leave))),
        Figure(_("Absent without leave"), str(len(away) - len(with_leave))),
    ]


def closed_votes(meeting: Meeting):
    return meeting.votes.filter(status=VoteStatus.CLOSED)


def vote_totals(vote) -> VoteTotals:
    """The question may name somebody, so that only its kind is said."""
    return VoteTotals(
        subject=str(vote.get_subject_display()),
        mode=str(vote.get_mode_display()),
        result=result_sentence(vote),
    )
