"""Puts a question to the vote and records its totals, never who voted how (M5)."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cells.meetings.models import (
    AgendaItem,
    CellFinding,
    Meeting,
    Presence,
    Vote,
    VoteMode,
    VoteStatus,
    VoteSubject,
)
from cells.meetings.questions import question_on
from cells.meetings.quorum import MORE_THAN_HALF, Base, base_of, carried, rule_on
from cells.meetings.services.conclusion import fill_by_vote
from cells.meetings.services.held import take_live
from cells.meetings.services.remarks import (
    item_under_way,
    record_of_meeting,
    recorded_or_taken,
)
from cells.meetings.transitions import CANCEL_VOTE, CLOSE_VOTE
from cells.organisation.models import Member, Standing
from cells.workflow import WorkflowError, apply_transition


@transaction.atomic
def open_vote(
    *,
    meeting: Meeting,
    subject: VoteSubject,
    question: str,
    mode: VoteMode,
    page_id: UUID,
    by: Member,
    now: datetime,
    rule: str = MORE_THAN_HALF,
    tellers: Iterable[Member] = (),
    finding: CellFinding | None = None,
    item: AgendaItem | None = None,
) -> Vote:
    """The cell votes on ``question``, once per ``page_id``; "" words it by its subject.

    On a finding it votes in the words that the finding has at this moment. The vote
    becomes its newest; an earlier one that was not carried stays in the list. Raises
    ``WorkflowError`` while another vote is open, without words or tellers, for a
    finding that was withdrawn or carried, or once the meeting is not under way.
    """
    if known := recorded_or_taken(meeting, meeting.votes, page_id):
        return known
    refuse_vote(meeting, rule)
    finding = finding_to_vote_on(meeting, subject, finding)
    refuse_tellers(meeting, mode, tellers := set(tellers))
    vote = Vote.objects.create(
        meeting=meeting,
        page_id=page_id,
        item=item or item_under_way(meeting),
        subject=subject,
        question=words_to_vote_on(subject, question, finding),
        mode=mode,
        rule=rule,
        opened_by=by,
        opened_at=now,
    )
    tie(vote, tellers, finding)
    record_of_meeting("meeting.open_vote", vote, by, now)
    return vote


def tie(vote: Vote, tellers: set[Member], finding: CellFinding | None) -> None:
    vote.tellers.set(tellers)
    if finding:
        CellFinding.objects.filter(pk=finding.pk).update(vote=vote)


def words_to_vote_on(
    subject: VoteSubject, question: str, finding: CellFinding | None
) -> str:
    words = question_on(subject, finding) if finding else question.strip()
    words = words or question_on(subject)
    if not words:
        raise WorkflowError(_("Say what is voted on."))
    return words


def refuse_vote(meeting: Meeting, rule: str) -> None:
    """One vote at a time, by a rule in force on the day of the session."""
    if meeting.votes.filter(status=VoteStatus.OPEN).exists():
        raise WorkflowError(
            _("The cell is voting on a question just now. Record its result first.")
        )
    rule_in_force(meeting, rule)


def finding_to_vote_on(
    meeting: Meeting, subject: VoteSubject, finding: CellFinding | None
) -> CellFinding | None:
    """As it stands with the meeting held; a vote that was not carried is no end."""
    if subject != VoteSubject.FINDING:
        return None
    if finding is None:
        raise WorkflowError(_("Choose what the cell points out."))
    rows = meeting.findings.select_related("subject", "indicator", "vote")
    stored = rows.filter(pk=finding.pk, withdrawn_at=None).first()
    if stored is None:
        raise WorkflowError(_("It was withdrawn, so it is not put to the vote."))
    if stored.vote and stored.vote.carried:
        raise WorkflowError(_("The cell has carried it already."))
    return stored


def rule_in_force(meeting: Meeting, code: str):
    try:
        return rule_on(meeting.held_on, code)
    except LookupError:
        raise WorkflowError(
            _("No rule of that name is in force on the day of the session.")
        ) from None


def refuse_tellers(meeting: Meeting, mode: VoteMode, tellers: set[Member]) -> None:
    """Members in the room; a ballot needs one, and the chair does not count it."""
    if not tellers <= set(possible_tellers(meeting)):
        raise WorkflowError(_("Choose tellers among the members who are present."))
    if mode != VoteMode.BALLOT:
        return
    if not tellers:
        raise WorkflowError(_("A secret ballot needs a teller."))
    if meeting.chair in tellers:
        raise WorkflowError(_("The chair does not count a secret ballot."))


def possible_tellers(meeting: Meeting) -> list[Member]:
    """Who may count, by the attendance as it stands."""
    rows = meeting.attendances.filter(presence=Presence.PRESENT)
    rows = rows.exclude(standing=Standing.SUSPENDED).select_related("member")
    return [row.member for row in rows]


@transaction.atomic
def close_vote(
    *,
    vote: Vote,
    in_favour: int,
    against: int,
    blank: int,
    seen_version: int,
    by: Member,
    now: datetime,
) -> Vote:
    """The result stands: totals of all who were entitled by the attendance of now.

    The same figures sent once more by the same person are no second result. Raises
    ``WorkflowError`` for figures that cannot be, if it was closed or cancelled since
    ``seen_version``, or once the meeting is not under way.
    """
    totals = {"in_favour": in_favour, "against": against, "blank": blank}
    if known := closed_before(vote, totals, by):
        return known
    take_live(vote.meeting)
    if known := closed_before(vote, totals, by):
        return known
    base = base_of(vote.meeting)
    refuse_totals(vote.mode, base, in_favour, against, blank)
    rule = rule_in_force(vote.meeting, vote.rule)
    apply_transition(
        vote,
        CLOSE_VOTE,
        seen_version=seen_version,
        entitled=base.entitled,
        base=asdict(base),
        carried=carried(rule, in_favour, base.entitled),
        closed_by=by,
        closed_at=now,
        **totals,
    )
    if vote.subject == VoteSubject.CONCLUSION and vote.carried:
        fill_by_vote(meeting=vote.meeting, by=by, now=now)
    record_of_meeting("meeting.close_vote", vote, by, now)
    return vote


def closed_before(vote: Vote, totals: dict[str, int], by: Member) -> Vote | None:
    """The result that this person has recorded with these figures already."""
    return Vote.objects.filter(
        pk=vote.pk, status=VoteStatus.CLOSED, closed_by=by, **totals
    ).first()


def refuse_totals(
    mode: str, base: Base, in_favour: int, against: int, blank: int
) -> None:
    if min(in_favour, against, blank) < 0:
        raise WorkflowError(_("A count is never below nought."))
    if not base.entitled:
        raise WorkflowError(
            _("Nobody with a vote stands in the attendance. Note who is present first.")
        )
    given = in_favour + against + blank
    if given > base.entitled:
        raise WorkflowError(
            _(
                "For, against and no opinion make %(given)s; only %(entitled)s "
                "comrades have a vote. Count again."
            )
            % {"given": given, "entitled": base.entitled}
        )
    if mode == VoteMode.BALLOT and given > base.present_entitled:
        raise WorkflowError(
            _(
                "For, against and no opinion make %(given)s; only %(present)s comrades "
                "with a vote are present. Count again."
            )
            % {"given": given, "present": base.present_entitled}
        )


@transaction.atomic
def cancel_vote(
    *, vote: Vote, reason: str, seen_version: int, by: Member, now: datetime
) -> None:
    """The question is taken back without a result; the trace and the reason stay.

    Raises ``WorkflowError`` without a reason, once it has a result, or once the
    meeting is not under way.
    """
    if not reason.strip():
        raise WorkflowError(_("Say why the vote is cancelled."))
    take_live(vote.meeting)
    apply_transition(
        vote, CANCEL_VOTE, seen_version=seen_version, cancel_reason=reason.strip()
    )
    record_of_meeting("meeting.cancel_vote", vote, by, now)
