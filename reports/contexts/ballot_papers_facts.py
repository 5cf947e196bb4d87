"""Fills the papers of a secret ballot: one for each who has a vote and is present."""

from cells.meetings.models import Vote
from cells.meetings.quorum import base_of
from reports.contexts.ballot_papers import MOST_PAPERS, BallotPapers
from reports.contexts.party_document import party_date


def ballot_papers(vote: Vote) -> BallotPapers:
    meeting = vote.meeting
    cell = meeting.cell_round.cell
    present = base_of(meeting).present_entitled
    return BallotPapers(
        about=f"{cell.name}, buổi sinh hoạt ngày {party_date(meeting.held_on)}",
        question=vote.question,
        count=min(max(present, 1), MOST_PAPERS),
    )
