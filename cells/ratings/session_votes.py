"""Totals that a proposal takes from a vote which the cell's session recorded.

Only votes on questions of the cell's own wording are offered: never one on what was
pointed out to somebody.
"""

from datetime import date

from cells.meetings.models import Vote, VoteMode, VoteStatus, VoteSubject
from cells.ratings.models import VOTES, Rating
from cells.ratings.models import VoteMode as Mode
from cells.reviews.models import ReaderOffice

NEWEST = 12
MODES = {VoteMode.CARD: Mode.CARD, VoteMode.BALLOT: Mode.SECRET}


def offered_votes(rating: Rating, on: date):
    """To an office of the cell, the newest first; the committee above reads no
    question that was put to the vote."""
    if rating.office == ReaderOffice.COMMITTEE:
        return Vote.objects.none()
    return (
        Vote.objects.filter(
            meeting__cell_round__cell=rating.cell_id,
            meeting__held_on__range=(rating.starts_on, on),
            subject=VoteSubject.OTHER,
            status=VoteStatus.CLOSED,
        )
        .select_related("meeting")
        .order_by("-meeting__held_on", "-opened_at", "-pk")
    )


def facts_of_vote(vote: Vote, level: str) -> dict:
    """The cell voted on ``level``: those in favour are for it, the others against."""
    totals = dict.fromkeys(VOTES, 0) | {
        f"votes_{level}": vote.in_favour,
        "votes_against": vote.against,
        "votes_blank": vote.blank,
    }
    return totals | {
        "vote": vote,
        "meeting_on": vote.meeting.held_on,
        "vote_mode": MODES[VoteMode(vote.mode)],
        "votes_entitled": vote.entitled,
    }
