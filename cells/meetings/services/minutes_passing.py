"""The cell passes the minutes: every word is fixed; the chair may open them again."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cells.canonical import content_hash
from cells.meetings.minutes_content import content_of, parts_of
from cells.meetings.minutes_drafting import drafts_of, news_of, records_of
from cells.meetings.models import (
    BEGUN,
    Meeting,
    Minutes,
    MinutesStatus,
    PartKind,
    Vote,
    VoteStatus,
    VoteSubject,
)
from cells.meetings.services.held import take_live
from cells.meetings.services.trace import record
from cells.meetings.transitions import PASS_MINUTES, REOPEN_MINUTES
from cells.notifications.models import NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.rounds.services import hold_round
from cells.summaries.models import CellSummary, SummaryStatus
from cells.workflow import WorkflowError, apply_transition

PASSED_SUMMARY = (SummaryStatus.PASSED, SummaryStatus.SENT, SummaryStatus.RETURNED)


@transaction.atomic
def pass_minutes(
    *,
    minutes: Minutes,
    vote: Vote,
    is_read_out: bool,
    shown: str,
    seen_version: int,
    by: Member,
    now: datetime,
) -> Minutes:
    """The text stands as the cell has heard it; nothing is recorded after it.

    ``shown``: the hash of the content that the page showed. Raises ``WorkflowError``
    unless they were read out, the vote on them was carried, no other vote is open,
    they say what is recorded by now, and nothing has changed since the page showed it.
    """
    meeting = minutes.meeting
    if not is_read_out:
        raise WorkflowError(_("Say that the minutes were read out before the cell."))
    take_to_pass(meeting)
    parts = parts_of(minutes)
    content = content_to_pass(meeting, parts)
    sha256 = content_hash(content)
    apply_transition(
        minutes,
        PASS_MINUTES,
        seen_version=seen_version,
        passed_at=now,
        passed_by_vote=carried_vote(minutes, vote),
        content=content,
        content_sha256=sha256,
        reopen_reason="",
    )
    if sha256 != shown:
        raise WorkflowError(
            _("What was recorded has changed since it was shown. Read it again.")
        )
    ask_to_confirm(minutes, [meeting.chair_id, meeting.clerk_id], now)
    record(meeting, "minutes.pass", by=by, now=now, **passing_facts(minutes, parts))
    return minutes


def passing_facts(minutes: Minutes, parts) -> dict:
    vote = minutes.passed_by_vote
    facts = {"sha256": minutes.content_sha256, "vote": vote.pk}
    return facts | ({"edited_after_vote": True} if is_edited_after(parts, vote) else {})


def content_to_pass(meeting: Meeting, parts) -> dict:
    """What the parts say, if they say everything that is recorded by now."""
    records = records_of(meeting)
    if news_of(parts, drafts_of(records)).hinders:
        raise WorkflowError(recorded_since())
    return content_of(meeting, parts, records)


def take_to_pass(meeting: Meeting) -> None:
    """Hold the meeting: nothing is recorded of it while its minutes are passed."""
    take_live(meeting, statuses=BEGUN)
    meeting.refresh_from_db(fields=["started_at", "ended_at"])
    if meeting.votes.filter(status=VoteStatus.OPEN).exists():
        raise WorkflowError(
            _("The cell is voting on a question just now. Record its result first.")
        )


def is_edited_after(parts, vote: Vote) -> bool:
    """Whether the text was written in since the cell voted on it; what the vote itself
    says of it stands in the closing. The chair is warned, the trace keeps it."""
    read = (part for part in parts if part.kind != PartKind.CLOSING)
    edited = [part.saved_at for part in read if part.saved_at]
    return bool(vote.closed_at and edited and max(edited) > vote.closed_at)


def recorded_since() -> str:
    return _(
        "Something was recorded or changed since the minutes were drafted, and they do "
        "not say it. Draft them anew; what you have edited is kept beside the new text."
    )


def carried_vote(minutes: Minutes, vote: Vote) -> Vote:
    """As it stands with the meeting held."""
    rows = votes_on(minutes)
    if found := rows.filter(pk=vote.pk).first():
        return found
    raise WorkflowError(_("The cell has not passed the minutes by a vote yet."))


def votes_on(minutes: Minutes):
    """The votes by which the cell may have passed these minutes, the last one first."""
    return Vote.objects.filter(
        meeting=minutes.meeting_id,
        subject=VoteSubject.MINUTES,
        status=VoteStatus.CLOSED,
        carried=True,
    ).order_by("-closed_at", "-pk")


def ask_to_confirm(minutes: Minutes, member_ids: list[int], now: datetime) -> None:
    notify(
        member_ids,
        NotificationKind.MINUTES_TO_CONFIRM,
        now=now,
        path=reverse("meetings:minutes", args=[minutes.meeting_id]),
        date=day_of(minutes),
    )


def day_of(minutes: Minutes) -> str:
    return date_format(minutes.meeting.held_on, "d/m/Y")


@transaction.atomic
def reopen_minutes(
    *, minutes: Minutes, reason: str, seen_version: int, by: Member, now: datetime
) -> None:
    """The minutes are a draft again; whoever was named in another's place is not.

    Raises ``WorkflowError`` without a reason, once somebody has confirmed them, or
    while the summary of the cell is passed on them.
    """
    if not reason.strip():
        raise WorkflowError(_("Say why the minutes are opened again."))
    hold_round(minutes.meeting.cell_round)
    apply_transition(
        minutes,
        REOPEN_MINUTES,
        seen_version=seen_version,
        reopen_reason=reason.strip(),
        passed_at=None,
        passed_by_vote=None,
        content=None,
        content_sha256="",
    )
    if minutes.confirmations.exclude(confirmed_at=None).exists():
        raise WorkflowError(
            _("Somebody has confirmed the minutes. Add to them once they are locked.")
        )
    if is_summary_passed_on(minutes):
        raise WorkflowError(
            _("The summary is passed on these minutes. Open the summary again first.")
        )
    minutes.confirmations.all().delete()
    record(minutes.meeting, "minutes.reopen", by=by, now=now)


def is_summary_passed_on(minutes: Minutes) -> bool:
    """Passed on the day of this sitting: the day of the summary is its minutes' day."""
    return CellSummary.objects.filter(
        cell_round=minutes.meeting.cell_round_id,
        status__in=PASSED_SUMMARY,
        passed_on=minutes.meeting.held_on,
    ).exists()


def may_be_reopened(minutes: Minutes, confirmations) -> bool:
    """Nobody has confirmed; the summary is asked for when the button is pressed."""
    is_passed = minutes.status == MinutesStatus.PASSED
    return is_passed and not any(each.confirmed_at for each in confirmations)
