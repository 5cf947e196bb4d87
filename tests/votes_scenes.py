"""Votes for tests, made through the product's own services, at a running meeting."""

import uuid
from dataclasses import dataclass

from cells.meetings.services.findings import FindingValues, record_finding
from cells.meetings.services.votes import cancel_vote, close_vote, open_vote
from cells.models import CellFinding, Indicator, Meeting, Vote
from tests.factories import NOW
from tests.meeting_scenes import fresh

WORDING = "DẤU-CHỈ-RA dự giờ mới 2 trong 4 lượt"
QUESTION = "Thông qua nội dung của riêng buổi này"


def put(meeting, by, *, question=QUESTION, subject="other", mode="card", **values):
    """A vote that is open."""
    facts = {"page_id": uuid.uuid4(), "now": NOW} | values
    return open_vote(
        meeting=fresh(meeting),
        subject=subject,
        question=question,
        mode=mode,
        by=by,
        **facts,
    )


def counted(vote, by, in_favour, against=0, blank=0, *, now=NOW) -> Vote:
    """Closed with these totals."""
    stored = again(vote)
    close_vote(
        vote=stored,
        in_favour=in_favour,
        against=against,
        blank=blank,
        seen_version=stored.version,
        by=by,
        now=now,
    )
    return again(vote)


def taken_back(vote, by, reason="Nêu lại câu hỏi") -> Vote:
    stored = again(vote)
    cancel_vote(vote=stored, reason=reason, seen_version=stored.version, by=by, now=NOW)
    return again(vote)


def again(vote) -> Vote:
    """As another request would load it."""
    loaded = Vote.objects.select_related(
        "meeting__cell_round__cell", "meeting__cell_round__round", "meeting__chair"
    )
    return loaded.get(pk=vote.pk)


def finding(meeting, subject, *, number=3, wording=WORDING, by=None) -> CellFinding:
    catalogue = meeting.cell_round.round.catalogue
    return record_finding(
        meeting=fresh(meeting),
        values=FindingValues(
            subject, Indicator.objects.get(catalogue=catalogue, number=number), wording
        ),
        page_id=uuid.uuid4(),
        by=by or meeting.clerk,
        now=NOW,
    )


@dataclass
class Posted:
    """What the forms post."""

    meeting: Meeting

    def opening(self, **values) -> dict:
        return {
            "page_id": str(uuid.uuid4()),
            "subject": "conclusion",
            "question": "",
            "mode": "card",
            "rule": "more_than_half",
        } | values

    @staticmethod
    def totals(vote, in_favour=4, against=1, blank=0, **values) -> dict:
        return {
            "version": vote.version,
            "in_favour": in_favour,
            "against": against,
            "blank": blank,
        } | values
