"""The list of members and guests of a session: who is there, and the quorum."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.dates import saved_clock
from cells.meetings import policies
from cells.meetings.labels import day_line, hours_line, meeting_badge, meeting_title
from cells.meetings.models import Attendance, Guest, Meeting, MeetingStatus
from cells.meetings.quorum import base_of, counted_attendances, has_vote, quorum_of
from cells.meetings.services import RECORDED_IN, Noted, mark_of, noted_of
from cells.organisation.models import Standing
from cells.organisation.name_order import name_order
from cells.reviews.labels import StatusBadge
from cells.rounds.models import OPEN_FOR_WRITING


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass
class MemberRow:
    """``no_vote``: why this member has no vote, or "". ``reason`` only for who notes
    and for the member; ``stored``: what stands, where the page said otherwise."""

    pk: int
    name: str
    standing: str
    no_vote: str
    words: str
    noted: Noted
    arrived: str = ""
    reason: str = ""
    seen: str = ""
    choices: list[Choice] = field(default_factory=list)
    is_coming: bool = False
    stored: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        return f"m{self.pk}"


@dataclass(frozen=True)
class GuestRow:
    pk: int
    name: str
    position_held: str
    is_delegate: bool
    attended: bool
    words: str


@dataclass(frozen=True)
class QuorumPanel:
    sentence: str
    is_met: bool
    is_begun: bool
    source: str
    trust: str
    not_noted: str = ""


@dataclass
class AttendancePage:
    pk: int
    title: str
    day: str
    hours: str
    badge: StatusBadge
    members: list[MemberRow]
    guests: list[GuestRow]
    quorum: QuorumPanel
    may_note: bool
    is_running: bool
    start_url: str = ""
    closed_text: str = ""
    problem: str = ""


def attendance_page(
    meeting: Meeting,
    user,
    today: date,
    *,
    typed: Mapping | None = None,
    guests_typed: Mapping[int, bool] | None = None,
    late: frozenset[int] = frozenset(),
    problem: str = "",
) -> AttendancePage:
    """``typed``: the posted forms by row; ``late``: rows changed meanwhile."""
    may_record = policies.may_record(user, meeting)
    closed = closed_text(meeting, today) if may_record else ""
    may_note = may_record and not closed
    page = AttendancePage(
        pk=meeting.pk,
        title=meeting_title(meeting),
        day=day_line(meeting),
        hours=hours_line(meeting),
        badge=meeting_badge(meeting),
        members=member_rows(meeting, user, may_record=may_record),
        guests=[
            guest_row(guest, guests_typed or {})
            for guest in meeting.guests.filter(removed_at=None)
        ],
        quorum=quorum_panel(meeting),
        may_note=may_note,
        is_running=meeting.status == MeetingStatus.RUNNING,
        closed_text=closed,
        problem=problem,
    )
    is_convened = meeting.status == MeetingStatus.CONVENED
    if may_note and is_convened and not page.quorum.not_noted:
        page.start_url = reverse("meetings:start", args=[meeting.pk])
    if may_note:
        for row in page.members:
            put_typed(row, (typed or {}).get(row.pk), is_late=row.pk in late)
            row.choices = choices_of(row, is_running=page.is_running)
    return page


def member_rows(meeting: Meeting, user, *, may_record: bool) -> list[MemberRow]:
    """By given name; the reason of a leave for who records, and one's own."""
    rows = counted_attendances(meeting).select_related("member")
    return [
        member_row(row, meeting, shows_reason=may_record or row.member_id == user.pk)
        for row in sorted(rows, key=lambda row: name_order(row.member))
    ]


def closed_text(meeting: Meeting, today: date) -> str:
    """Why nothing is noted now, or ""."""
    if meeting.cell_round.status not in OPEN_FOR_WRITING:
        return _("This round is over; nothing of its session is changed any more.")
    if meeting.status not in RECORDED_IN:
        return _("The session is over: the attendance stays as it was noted.")
    if today < meeting.held_on:
        return _("Attendance is noted from the day of the session on.")
    return ""


def member_row(row: Attendance, meeting: Meeting, *, shows_reason: bool) -> MemberRow:
    noted = noted_of(row)
    return MemberRow(
        pk=row.pk,
        name=row.member.full_name,
        standing=str(Standing(row.standing).label),
        no_vote=no_vote_text(row),
        words=noted_text(noted),
        noted=noted,
        arrived=saved_clock(row.arrived_at) if row.arrived_at else "",
        reason=row.leave_reason if shows_reason else "",
        seen=mark_of(noted, row.leave_reason),
        is_coming=row.coming_at is not None and noted == Noted.NOTHING,
    )


def no_vote_text(row: Attendance) -> str:
    """The reason in words, or "" for who has a vote."""
    if has_vote(
        row.standing, was_present=row.was_present, is_elsewhere=row.is_elsewhere
    ):
        return ""
    if row.standing == Standing.OFFICIAL:
        return _("No vote: temporarily in another cell.")
    return {
        Standing.PROBATIONARY: _("No vote: probationary member."),
        Standing.TEMPORARY: _("No vote: temporary in this cell."),
        Standing.EXEMPT: _("Exempt from meetings: has a vote when present."),
        Standing.SUSPENDED: _("No vote: suspended."),
    }[Standing(row.standing)]


def noted_text(noted: Noted) -> str:
    return {
        Noted.NOTHING: pgettext("presence", "Not noted yet"),
        Noted.PRESENT: pgettext("presence", "Present"),
        Noted.LEFT: pgettext("presence", "Left before the end"),
        Noted.ON_LEAVE: pgettext("presence", "Absent with leave"),
        Noted.WITHOUT_LEAVE: pgettext("presence", "Absent without leave"),
    }[noted]


def choices_of(row: MemberRow, *, is_running: bool) -> list[Choice]:
    """LEFT only once the session has begun."""
    offered = [Noted.PRESENT, Noted.ON_LEAVE, Noted.WITHOUT_LEAVE]
    if is_running or row.noted == Noted.LEFT:
        offered.insert(1, Noted.LEFT)
    return [
        Choice(noted.value, noted_text(noted), is_chosen=row.noted == noted)
        for noted in offered
    ]


def put_typed(row: MemberRow, form, *, is_late: bool) -> None:
    """What was posted stands in the row; beside it what somebody else noted."""
    if form is None:
        return
    if is_late:
        row.stored = row.words + (f" ({row.reason})" if row.reason else "")
    else:
        row.seen = form.typed("seen")
    row.reason = form.typed("reason")
    chosen = form.typed("noted")
    row.noted = Noted(chosen) if chosen in set(Noted) else Noted.NOTHING
    row.problems = form.problems()


def guest_row(guest: Guest, typed: Mapping[int, bool]) -> GuestRow:
    attended = typed.get(guest.pk, bool(guest.attended))
    return GuestRow(
        pk=guest.pk,
        name=guest.name,
        position_held=guest.position_held,
        is_delegate=guest.is_delegate,
        attended=attended,
        words=(
            pgettext("guest", "Attended")
            if attended
            else pgettext("guest", "Not noted as present")
        ),
    )


def quorum_panel(meeting: Meeting) -> QuorumPanel:
    """In words and figures, with the rule and how well it is known."""
    base = base_of(meeting)
    quorum = quorum_of(meeting, base)
    not_noted = ""
    if base.not_noted:
        not_noted = _("Not noted yet: %(n)s.") % {"n": base.not_noted}
    return QuorumPanel(
        sentence=quorum.sentence,
        is_met=quorum.is_met,
        is_begun=base.present > 0 or not base.not_noted,
        source=quorum.rule.source,
        trust=quorum.rule.trust_text,
        not_noted=not_noted,
    )
