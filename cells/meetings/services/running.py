"""Begins a meeting, ends it, and takes it up again on the same day."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.meetings.beginning import Beginning, beginning_of, end_obstacles
from cells.meetings.models import Meeting
from cells.meetings.services.answers import tell_whom_to_answer
from cells.meetings.services.attending import complete_attendance
from cells.meetings.services.held import has_fixed_minutes, take_begun
from cells.meetings.services.seating import seat_turns
from cells.meetings.services.trace import record
from cells.meetings.transitions import END, RESUME, START
from cells.organisation.models import Member
from cells.organisation.services import hold_organisation
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError, apply_transition


@dataclass(frozen=True)
class Reasons:
    """Why the chair begins although something is lacking."""

    below_quorum: str = ""
    no_summary: str = ""


class ReasonMissingError(WorkflowError):
    """``fields``: the names of ``Reasons`` that the chair has to fill in."""

    def __init__(self, fields: dict[str, str]):
        super().__init__(" ".join(fields.values()))
        self.fields = fields


def new_token() -> str:
    return secrets.token_urlsafe(32)


def hold_cell(meeting: Meeting) -> None:
    """Of two meetings of a cell that begin at the same moment, one sees the other.

    A round whose figures are frozen and the next one may both have a meeting, so the
    round is not enough. The cell comes before the round, as everywhere.
    """
    hold_organisation(meeting.cell_round.cell_id)
    hold_round(meeting.cell_round)


@transaction.atomic
def start_meeting(
    *, meeting: Meeting, reasons: Reasons, seen_version: int, by: Member, now: datetime
) -> None:
    """The meeting is under way; who is there stands in the order of speaking.

    Raises ``WorkflowError`` if attendance is not taken, another meeting of the cell
    runs, or it is not the day; ``ReasonMissingError`` without a reason where the quorum
    is not met or the summary not before the cell.
    """
    hold_cell(meeting)
    if START.may_start(meeting) and timezone.localdate(now) != meeting.held_on:
        raise WorkflowError(_("The session begins on its day."))
    apply_transition(
        meeting,
        START,
        seen_version=seen_version,
        started_at=now,
        projector_token=new_token(),
        projector_covered=False,
    )
    complete_attendance(meeting)
    facts = beginning_of(meeting)
    if facts.obstacles:
        raise WorkflowError(" ".join(facts.obstacles))
    store_reasons(meeting, facts, reasons)
    seat_turns(meeting)
    record(
        meeting,
        "meeting.start",
        by=by,
        now=now,
        present=facts.base.present,
        quorum=facts.quorum.is_met,
    )


def store_reasons(meeting: Meeting, facts: Beginning, reasons: Reasons) -> None:
    """Only where something is lacking."""
    missing = {}
    if not facts.quorum.is_met and not reasons.below_quorum:
        missing["below_quorum"] = _(
            "The quorum is not met: say why the session begins all the same."
        )
    if not facts.has_summary and not reasons.no_summary:
        missing["no_summary"] = _(
            "The summary is not before the cell: say why the session begins without it."
        )
    if missing:
        raise ReasonMissingError(missing)
    Meeting.objects.filter(pk=meeting.pk).update(
        below_quorum_reason="" if facts.quorum.is_met else reasons.below_quorum,
        no_summary_reason="" if facts.has_summary else reasons.no_summary,
        live_number=F("live_number") + 1,
    )
    meeting.refresh_from_db(
        fields=["below_quorum_reason", "no_summary_reason", "live_number"]
    )


@transaction.atomic
def end_meeting(
    *, meeting: Meeting, seen_version: int, by: Member, now: datetime
) -> None:
    """Nobody speaks any more, and the address of the projector opens nothing.

    Raises ``WorkflowError`` while a turn, an item or a vote is open.
    """
    take_begun(meeting)
    if obstacles := end_obstacles(meeting):
        raise WorkflowError(" ".join(obstacles))
    apply_transition(
        meeting, END, seen_version=seen_version, ended_at=now, projector_token=""
    )
    tell_whom_to_answer(meeting=meeting, now=now)
    record(meeting, "meeting.end", by=by, now=now)


@transaction.atomic
def resume_meeting(
    *, meeting: Meeting, seen_version: int, by: Member, now: datetime
) -> None:
    """It was ended too early: on the same day it goes on.

    Raises ``WorkflowError`` on another day, once the minutes are passed, or while
    another meeting of the cell runs.
    """
    hold_cell(meeting)
    apply_transition(
        meeting,
        RESUME,
        seen_version=seen_version,
        ended_at=None,
        projector_token=new_token(),
        projector_covered=False,
    )
    if timezone.localdate(meeting.started_at) != timezone.localdate(now):
        raise WorkflowError(
            _("The session goes on only on the day on which it began. Call another.")
        )
    if has_fixed_minutes(meeting):
        raise WorkflowError(_("The minutes are passed: the session does not go on."))
    if beginning_of(meeting).other_runs:
        raise WorkflowError(
            _("Another session of the cell is under way; end it first.")
        )
    Meeting.objects.filter(pk=meeting.pk).update(live_number=F("live_number") + 1)
    record(meeting, "meeting.resume", by=by, now=now)
