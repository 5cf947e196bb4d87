"""Fills the open places of a conclusion with what the session has recorded.

Papers are in Vietnamese by rule, so the words beside a place stand here as they are.
Only open places are filled; whatever somebody has written stays.
"""

import re
from dataclasses import dataclass

from cells.meetings.models import (
    Meeting,
    RemarkStatus,
    TurnStatus,
    Vote,
    VoteStatus,
    VoteSubject,
)

OPEN = r"(?:\((?:…|\.\.\.)\)|«[^«»|\n]{0,80}»)"
SPOKE = re.compile(rf"{OPEN}(?=\s+đồng chí có mặt phát biểu)")
REMARKS = re.compile(rf"{OPEN}(?=\s+ý kiến góp ý)")
FOR = re.compile(rf"(?<=Nhất trí ){OPEN}")
AGAINST = re.compile(rf"(?<=ý kiến khác ){OPEN}")
RESERVED = re.compile(rf"(?<=bảo lưu ý kiến ){OPEN}")


@dataclass(frozen=True)
class SessionFigures:
    """``vote``: the one that carried the conclusion, or None."""

    spoke: int
    present: int
    remarks: int
    vote: Vote | None


def session_figures(meeting: Meeting) -> SessionFigures:
    """Five queries."""
    present = set(
        meeting.attendances.filter(was_present=True).values_list("member", flat=True)
    )
    remarks = meeting.remarks.filter(status=RemarkStatus.RECORDED)
    authors = list(remarks.values_list("author", flat=True))
    points = meeting.points.filter(struck_at=None, by__isnull=False)
    turns = meeting.turns.filter(status=TurnStatus.DONE)
    spoke = {
        *authors,
        *points.values_list("by", flat=True),
        *turns.values_list("member", flat=True),
    }
    return SessionFigures(
        spoke=len(spoke & present),
        present=len(present),
        remarks=len(authors),
        vote=carried_vote(meeting),
    )


def carried_vote(meeting: Meeting) -> Vote | None:
    votes = meeting.votes.filter(
        subject=VoteSubject.CONCLUSION, status=VoteStatus.CLOSED, carried=True
    )
    return votes.order_by("-closed_at", "-pk").first()


def fill_figures(text: str, figures: SessionFigures) -> tuple[str, int]:
    """``text`` with its open places filled, and how many were."""
    values = [
        (SPOKE, f"{figures.spoke}/{figures.present}"),
        (REMARKS, str(figures.remarks)),
    ]
    if figures.vote:
        values += vote_values(figures.vote)
    count = 0
    for pattern, value in values:
        text, found = pattern.subn(lambda _found, value=value: value, text)
        count += found
    return text, count


def vote_values(vote: Vote) -> list[tuple[re.Pattern, str]]:
    """Who has no opinion does not reserve one: that place stays open for a person,
    unless nobody voted otherwise."""
    other = str(vote.against)
    if vote.blank:
        other += f", không có ý kiến {vote.blank}"
    values = [(FOR, f"{vote.in_favour}/{vote.entitled}"), (AGAINST, other)]
    if not vote.against and not vote.blank:
        values.append((RESERVED, "0"))
    return values
