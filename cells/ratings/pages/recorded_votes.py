"""The votes of the cell's sessions that a proposal may take its totals from."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.meetings.models import Vote
from cells.ratings.models import Rating, VoteMode
from cells.ratings.session_votes import MODES, NEWEST, offered_votes


@dataclass(frozen=True)
class VoteLine:
    """``url``: the form of the proposal with these totals."""

    question: str
    day: str
    totals: str
    url: str = ""


def recorded_votes(rating: Rating, on: date) -> list[VoteLine]:
    propose = reverse("ratings:propose", args=[rating.pk])
    return [
        vote_line(vote, f"{propose}?vote={vote.pk}")
        for vote in offered_votes(rating, on)[:NEWEST]
    ]


def vote_line(vote: Vote, url: str = "") -> VoteLine:
    totals = _(
        "%(mode)s; entitled %(entitled)s, in favour %(favour)s, against %(against)s, "
        "no opinion %(blank)s"
    ) % {
        "mode": VoteMode(MODES[vote.mode]).label,
        "entitled": vote.entitled,
        "favour": vote.in_favour,
        "against": vote.against,
        "blank": vote.blank,
    }
    return VoteLine(vote.question, weekday_date(vote.meeting.held_on), totals, url)
