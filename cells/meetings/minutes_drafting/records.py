"""What was recorded of a meeting, read once for all parts of its minutes."""

from dataclasses import dataclass

from cells.meetings.conclusion import conclusion_text
from cells.meetings.models import (
    AgendaItem,
    Attendance,
    CellFinding,
    DiscussionPoint,
    Guest,
    ItemKind,
    ItemStatus,
    Meeting,
    Remark,
    RemarkStatus,
    Turn,
    TurnStatus,
    Vote,
    VoteStatus,
    VoteSubject,
)
from cells.meetings.quorum import Base, base_from, counted_attendances
from cells.organisation.name_order import name_order


@dataclass(frozen=True)
class Records:
    """``base``: the head counts. ``turns``: in speaking order; ``votes``: with a
    result, in the order in which they were opened."""

    meeting: Meeting
    base: Base
    attendances: list[Attendance]
    guests: list[Guest]
    items: list[AgendaItem]
    turns: list[Turn]
    remarks: list[Remark]
    findings: list[CellFinding]
    points: list[DiscussionPoint]
    votes: list[Vote]
    conclusion: str

    def votes_on(self, *subjects: VoteSubject) -> list[Vote]:
        return [each for each in self.votes if each.subject in subjects]

    def item(self, kind: ItemKind) -> AgendaItem | None:
        """The item of this kind, unless it was left out."""
        found = (each for each in self.items if each.kind == kind)
        return next((one for one in found if one.status != ItemStatus.SKIPPED), None)


def records_of(meeting: Meeting) -> Records:
    """Nothing that was struck, withdrawn or cancelled is among them."""
    attendances = sorted(
        counted_attendances(meeting).select_related("member"),
        key=lambda row: name_order(row.member),
    )
    return Records(
        meeting=meeting,
        base=base_from(attendances),
        attendances=attendances,
        guests=list(meeting.guests.filter(removed_at=None).exclude(attended=False)),
        items=list(meeting.items.select_related("person")),
        turns=turns_of(meeting),
        remarks=list(
            meeting.remarks.filter(status=RemarkStatus.RECORDED)
            .select_related("author", "subject", "indicator")
            .order_by("recorded_at", "pk")
        ),
        findings=list(
            meeting.findings.filter(withdrawn_at=None)
            .select_related("subject", "indicator", "vote")
            .order_by("recorded_at", "pk")
        ),
        points=list(
            meeting.points.filter(struck_at=None)
            .select_related("by", "measure__person")
            .order_by("recorded_at", "pk")
        ),
        votes=list(
            meeting.votes.filter(status=VoteStatus.CLOSED).order_by("opened_at", "pk")
        ),
        conclusion=conclusion_text(meeting),
    )


def turns_of(meeting: Meeting) -> list[Turn]:
    """Those who spoke, as they spoke; who was left out is among the absent."""
    spoken = meeting.turns.exclude(status=TurnStatus.LEFT_OUT)
    return list(spoken.select_related("member").order_by("position", "pk"))
