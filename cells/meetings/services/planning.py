"""Plans a meeting, changes its facts before it begins, cancels it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.meetings.agenda import Balance
from cells.meetings.models import Meeting, MeetingStatus
from cells.meetings.running_order import role_of
from cells.meetings.services.held import take_meeting
from cells.meetings.services.inviting import (
    call_off,
    invited_ids,
    standing_guests,
    tell,
    tell_of_change,
)
from cells.meetings.services.seeding import roles_of, seed_agenda
from cells.meetings.transitions import CANCEL_MEETING, TO_COME
from cells.notifications.models import NotificationKind
from cells.organisation.holders import office_chart
from cells.organisation.models import Member
from cells.rounds.models import CellRound
from cells.rounds.services import hold_round
from cells.workflow import WorkflowError, apply_transition


@dataclass(frozen=True)
class MeetingFacts:
    """When, where, how long, and who leads and records it."""

    held_on: date | None
    starts_at: time | None
    place: str
    minutes: int
    chair: Member | None
    clerk: Member | None


@dataclass(frozen=True)
class ExpectedAttendance:
    """What the running order is computed from."""

    expected_number: int
    with_collective: bool = False
    delegate_expected: bool = False
    secretary_absent_reason: str = ""


@transaction.atomic
def plan_meeting(
    *,
    cell_round: CellRound,
    facts: MeetingFacts,
    attendance: ExpectedAttendance,
    by: Member,
    now: datetime,
) -> Meeting:
    """The session of the round is planned, its running order computed (P9).

    Raises ``WorkflowError`` if chair and clerk are one person, the round is over, or
    a session of the round is planned already.
    """
    refuse_one_person(facts)
    hold_round(cell_round)
    chart = office_chart(cell_round.cell, timezone.localdate(now))
    meeting = Meeting(
        cell_round=cell_round,
        planned_by=by,
        planned_at=now,
        **vars(facts),
        **vars(attendance),
    )
    if not chart.secretary and not meeting.secretary_absent_reason:
        meeting.secretary_absent_reason = _("The cell has no secretary in office.")
    save_first(meeting)
    seed_agenda(meeting, roles_of(meeting, chart))
    record_action(
        "meeting.plan",
        meeting,
        organisation_id=cell_round.cell_id,
        actor=by,
        now=now,
        round=cell_round.round_id,
    )
    return meeting


def save_first(meeting: Meeting) -> None:
    """Stored as the one session of its round, or ``WorkflowError``."""
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError:
        raise WorkflowError(
            _("A session of this round has been planned already.")
        ) from None


def refuse_one_person(facts: MeetingFacts) -> None:
    if facts.chair and facts.chair == facts.clerk:
        raise WorkflowError(_("The clerk is another person than the chair."))


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    facts: MeetingFacts,
    seen_version: int,
    by: Member,
    now: datetime,
) -> str:
    """The meeting has these facts; who replaces chair or clerk also does so in the
    running order. Once the cell is convened, everybody invited is told of a change.

    Returns why the running order of a convened one does not fill its time any more,
    or "": it is computed for the new length afterwards. Raises ``WorkflowError`` if it
    has begun or was changed meanwhile, or if a convened one would lack something.
    """
    refuse_one_person(facts)
    before = {"chair": meeting.chair_id, "clerk": meeting.clerk_id}
    take_meeting(meeting, TO_COME, version=seen_version)
    is_convened = meeting.status == MeetingStatus.CONVENED
    if is_convened and not all(vars(facts).values()):
        raise WorkflowError(
            _("The cell is convened: day, hour, place, chair and clerk stay filled in.")
        )
    is_other = any(getattr(meeting, name) != new for name, new in vars(facts).items())
    Meeting.objects.filter(pk=meeting.pk).update(**vars(facts))
    meeting.refresh_from_db()
    hand_over_items(meeting, before)
    if is_convened and is_other:
        tell_of_change(meeting, now=now)
    record_action(
        "meeting.change",
        meeting,
        organisation_id=meeting.cell_round.cell_id,
        actor=by,
        now=now,
    )
    return unfilled(meeting) if is_convened else ""


def unfilled(meeting: Meeting) -> str:
    total = sum(item.minutes for item in meeting.items.all())
    balance = Balance(total, meeting.minutes, meeting.expected_number)
    return balance.sentence if balance.over else ""


def hand_over_items(meeting: Meeting, before: dict[str, int | None]) -> None:
    """Items that the former chair or clerk had by role now name the new one.

    The secretary's item is led by nobody who now presents it: its leader stays.
    """
    for role, former in before.items():
        person = getattr(meeting, f"{role}_id")
        if person == former:
            continue
        for item in meeting.items.filter(person=former):
            if role_of(item.kind) == role and item.chaired_by_id != person:
                meeting.items.filter(pk=item.pk).update(person=person)


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, reason: str, seen_version: int, by: Member, now: datetime
) -> None:
    """The meeting will not take place; another may be planned for the round.

    Whoever registered to speak, chairs or records it is told; once the cell was
    convened, everybody invited.
    """
    hold_round(meeting.cell_round)
    apply_transition(
        meeting,
        CANCEL_MEETING,
        seen_version=seen_version,
        cancel_reason=reason,
        calendar_sequence=meeting.calendar_sequence + 1,
    )
    concerned = set(
        meeting.registrations.filter(withdrawn_at=None).values_list("member", flat=True)
    )
    concerned |= {meeting.chair_id, meeting.clerk_id} - {None}
    concerned |= invited_ids(meeting)
    tell(meeting, concerned - {by.pk}, NotificationKind.MEETING_CANCELLED, now=now)
    for guest in standing_guests(meeting):
        call_off(guest, now=now)
    record_action(
        "meeting.cancel",
        meeting,
        organisation_id=meeting.cell_round.cell_id,
        actor=by,
        now=now,
    )
