"""Records what the cell points out to a member, before it is put to the vote (M4)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cells.indicators.models import Indicator
from cells.meetings.models import BEGUN, CellFinding, Meeting, Vote, VoteStatus
from cells.meetings.services.held import take_live
from cells.meetings.services.remarks import (
    record_of_meeting,
    recorded_or_taken,
    refuse_absent,
    store,
)
from cells.organisation.models import Member
from cells.reviews.models import Submission
from cells.workflow import WorkflowError


@dataclass(frozen=True)
class FindingValues:
    """Whom it is pointed out to, at which indicator, in which words."""

    subject: Member
    indicator: Indicator
    wording: str

    def columns(self) -> dict:
        return {
            "subject": self.subject,
            "indicator": self.indicator,
            "wording": self.wording.strip(),
        }


@dataclass(frozen=True)
class TwoTexts:
    """An item that was returned twice and kept: the author's words and the reader's."""

    submission: Submission
    own_text: str
    guidance_text: str


@transaction.atomic
def record_finding(
    *,
    meeting: Meeting,
    values: FindingValues,
    page_id: UUID,
    by: Member,
    now: datetime,
    kept: TwoTexts | None = None,
) -> CellFinding:
    """The shortcoming stands in the records, once per ``page_id``; it does not count
    until its vote is carried and the minutes are passed.

    Raises ``WorkflowError`` without words, for somebody who takes no part, for a kept
    item that stands there already, or once the meeting is not under way.
    """
    if known := recorded_or_taken(meeting, meeting.findings, page_id):
        return known
    refuse_values(meeting, values, now)
    if kept and is_pointed_out(meeting, kept.submission, values.indicator):
        raise WorkflowError(_("This item stands before the cell already."))
    finding = CellFinding.objects.create(
        meeting=meeting,
        page_id=page_id,
        recorded_by=by,
        recorded_at=now,
        **values.columns(),
        **(vars(kept) if kept else {}),
    )
    record_of_meeting("meeting.record_finding", finding, by, now)
    return finding


def is_pointed_out(meeting: Meeting, submission: Submission, indicator) -> bool:
    standing = meeting.findings.filter(withdrawn_at=None)
    return standing.filter(submission=submission, indicator=indicator).exists()


def refuse_values(meeting: Meeting, values: FindingValues, now: datetime) -> None:
    if not values.wording.strip():
        raise WorkflowError(_("Say what the cell points out."))
    refuse_absent(meeting, [values.subject], now)


@transaction.atomic
def change_finding(
    *,
    finding: CellFinding,
    values: FindingValues,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The finding is worded so, while no vote on it is open or closed.

    What the member has answered stays as it is. Raises ``WorkflowError`` then, and if
    it was changed since ``seen_version``.
    """
    take_live(finding.meeting, statuses=BEGUN)
    refuse_values(finding.meeting, values, now)
    finding.refresh_from_db()
    refuse_voted(finding)
    if finding.answer:
        raise WorkflowError(
            _(
                "The comrade concerned has answered these words, so they are not "
                "changed any more. Withdraw it and record another."
            )
        )
    store(standing(), finding, seen_version, **values.columns())
    record_of_meeting("meeting.change_finding", finding, by, now)


def standing():
    return CellFinding.objects.filter(withdrawn_at=None)


def refuse_voted(finding: CellFinding) -> None:
    """Read with the meeting held, so that no vote is opened or closed meanwhile."""
    vote = Vote.objects.filter(finding=finding).first()
    if vote is None or vote.status == VoteStatus.CANCELLED:
        return
    if vote.status == VoteStatus.OPEN:
        raise WorkflowError(_("The cell is voting on it just now."))
    raise WorkflowError(_("The cell has voted on these words; they stay as they are."))


@transaction.atomic
def withdraw_finding(
    *,
    finding: CellFinding,
    reason: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> None:
    """The finding counts no more and the member sees it no more.

    Raises ``WorkflowError`` without a reason, while it is voted on, once the vote was
    carried, or once the minutes are passed.
    """
    if not reason.strip():
        raise WorkflowError(_("Say why it is withdrawn."))
    take_live(finding.meeting, statuses=BEGUN)
    vote = Vote.objects.filter(finding=finding).first()
    if vote and vote.status == VoteStatus.OPEN:
        raise WorkflowError(_("The cell is voting on it just now."))
    if vote and vote.carried:
        raise WorkflowError(_("The cell has carried it; it is not withdrawn any more."))
    store(
        standing(),
        finding,
        seen_version,
        withdrawn_at=now,
        withdraw_reason=reason.strip(),
    )
    record_of_meeting("meeting.withdraw_finding", finding, by, now)
