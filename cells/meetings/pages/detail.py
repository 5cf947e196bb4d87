"""The page of a session: its facts, the programme, who registered to speak."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.dates import clock
from cells.meetings import policies
from cells.meetings.agenda import AgendaRow, Balance, agenda_rows, balance_of
from cells.meetings.labels import day_line, hours_line, meeting_badge, meeting_title
from cells.meetings.models import (
    BEGUN,
    Guest,
    Meeting,
    MeetingStatus,
    MinutesStatus,
    Presence,
    SpeakerRegistration,
)
from cells.meetings.pages.own_answer import OwnAnswer, answers_text, own_answer
from cells.meetings.pages.sittings import SittingRow, sitting_rows
from cells.meetings.pages.under_way import UnderWay, under_way
from cells.meetings.pages.votes import own_count_url
from cells.meetings.readiness import lacks_of
from cells.meetings.sittings import may_be_continued, sittings_of
from cells.meetings.speakers import registrations_of, takes_part
from cells.meetings.transitions import TO_COME
from cells.reviews.labels import StatusBadge
from cells.rounds.models import OPEN_FOR_WRITING


@dataclass(frozen=True)
class SpeakerRow:
    name: str
    topic: str
    when: str


@dataclass
class SpeakPanel:
    """The own registration. ``may_register``: the session is ahead, and one comes."""

    count_text: str
    may_register: bool
    is_registered: bool = False
    topic: str = ""
    error: str = ""
    typed: str | None = None

    @property
    def value(self) -> str:
        return self.topic if self.typed is None else self.typed


@dataclass
class MeetingPage:
    pk: int
    version: int
    title: str
    cell_name: str
    badge: StatusBadge
    day: str
    hours: str
    place: str
    chair: str
    clerk: str
    number_text: str
    delegate_expected: bool
    rows: list[AgendaRow]
    speak: SpeakPanel
    own: OwnAnswer
    sittings: list[SittingRow]
    guests: list[str] = field(default_factory=list)
    delegates: list[str] = field(default_factory=list)
    is_further: bool = False
    cancel_reason: str = ""
    absent_reason: str = ""
    over_text: str = ""
    balance: Balance | None = None
    speakers: list[SpeakerRow] | None = None
    change_url: str = ""
    cancel_url: str = ""
    agenda_url: str = ""
    again_url: str = ""
    convene_url: str = ""
    guests_url: str = ""
    attendance_url: str = ""
    is_attendance_open: bool = False
    live_url: str = ""
    further_url: str = ""
    minutes_url: str = ""
    extract_url: str = ""
    votes_url: str = ""
    count_url: str = ""
    lessons_url: str = ""
    answers: str = ""
    primary: str = ""
    lacks: list[str] = field(default_factory=list)
    under_way: UnderWay | None = None


def is_ahead(meeting: Meeting) -> bool:
    """The session has not begun, and its round is not over."""
    return meeting.status in TO_COME and is_open(meeting)


def meeting_page(meeting: Meeting, user, today: date) -> MeetingPage:
    registrations = registrations_of(meeting)
    attendances = list(meeting.attendances.all())
    sittings = sittings_of(meeting.cell_round)
    guests = list(meeting.guests.filter(removed_at=None))
    page = MeetingPage(
        pk=meeting.pk,
        version=meeting.version,
        title=meeting_title(meeting),
        cell_name=meeting.cell_round.cell.name,
        badge=meeting_badge(meeting),
        day=day_line(meeting),
        hours=hours_line(meeting),
        place=meeting.place,
        chair=meeting.chair.full_name if meeting.chair else "",
        clerk=meeting.clerk.full_name if meeting.clerk else "",
        number_text=number_text(meeting),
        delegate_expected=meeting.delegate_expected,
        rows=agenda_rows(meeting),
        speak=speak_panel(meeting, user, registrations, today),
        own=own_answer(meeting, user, attendances),
        sittings=sitting_rows(meeting, sittings),
        guests=[guest_text(each) for each in guests if not each.is_delegate],
        delegates=[guest_text(each) for each in guests if each.is_delegate],
        is_further=meeting.continues_id is not None,
        over_text=over_text(meeting),
    )
    if policies.may_see_speakers(user, meeting):
        page.speakers = [speaker_row(each) for each in registrations]
    if policies.may_prepare(user, meeting):
        add_preparing(page, meeting, today)
        if may_be_continued(meeting, sittings) and is_open(meeting):
            page.further_url = reverse("meetings:further", args=[meeting.pk])
    add_attendance(page, meeting, user, attendances, today)
    add_minutes(page, meeting, user)
    add_agenda(page, meeting, user)
    add_results(page, meeting, user)
    page.under_way = under_way(meeting, user)
    page.primary = primary_act(page, meeting)
    return page


def over_text(meeting: Meeting) -> str:
    if is_open(meeting):
        return ""
    return _("This round is over; nothing of its session is changed any more.")


def add_agenda(page: MeetingPage, meeting: Meeting, user) -> None:
    if policies.may_edit_agenda(user, meeting) and is_ahead(meeting):
        page.agenda_url = reverse("meetings:agenda", args=[meeting.pk])
        page.balance = balance_of(meeting, page.rows)


def is_open(meeting: Meeting) -> bool:
    return meeting.cell_round.status in OPEN_FOR_WRITING


def guest_text(guest: Guest) -> str:
    """“Nguyễn Văn An, Phó Bí thư Đảng ủy”."""
    return ", ".join(filter(None, [guest.name, guest.position_held]))


def is_due(meeting: Meeting, today: date) -> bool:
    return meeting.held_on is not None and meeting.held_on <= today


def add_attendance(
    page: MeetingPage, meeting: Meeting, user, attendances, today: date
) -> None:
    """The way to the list of those present; for who records also the way to record,
    from the day on."""
    if not attendances:
        return
    page.attendance_url = reverse("meetings:attendance", args=[meeting.pk])
    if not policies.may_record(user, meeting) or not is_open(meeting):
        return
    if meeting.status == MeetingStatus.CONVENED:
        page.answers = answers_text(attendances)
    is_convened = meeting.status == MeetingStatus.CONVENED and is_due(meeting, today)
    if is_convened or meeting.status == MeetingStatus.RUNNING:
        page.live_url = reverse("meetings:live", args=[meeting.pk])
        page.is_attendance_open = any(
            each.presence == Presence.EXPECTED for each in attendances
        )


def add_minutes(page: MeetingPage, meeting: Meeting, user) -> None:
    """Who records reads the minutes; the others their own part, once it is there."""
    if meeting.status not in BEGUN:
        return
    minutes = policies.minutes_of(meeting)
    if policies.may_read_minutes(user, meeting):
        page.minutes_url = reverse("meetings:minutes", args=[meeting.pk])
    elif minutes and minutes.status == MinutesStatus.LOCKED:
        page.extract_url = reverse("meetings:extract", args=[meeting.pk])


def add_results(page: MeetingPage, meeting: Meeting, user) -> None:
    """What every member reads of a session that began; a teller finds their vote."""
    if meeting.status not in BEGUN:
        return
    page.votes_url = reverse("meetings:votes", args=[meeting.pk])
    page.count_url = own_count_url(meeting, user)
    page.lessons_url = reverse("meetings:lessons", args=[meeting.pk])


def primary_act(page: MeetingPage, meeting: Meeting) -> str:
    """Which one button of the page stands out: what is to be done next."""
    if page.convene_url:
        return "convene"
    if page.live_url and meeting.status == MeetingStatus.RUNNING:
        return "live"
    if page.live_url:
        return "attendance" if page.is_attendance_open else "live"
    minutes = policies.minutes_of(meeting)
    if page.minutes_url and not (minutes and minutes.status == MinutesStatus.LOCKED):
        return "minutes"
    if page.own.may_answer and not (page.own.is_coming or page.own.on_leave):
        return "coming"
    if page.agenda_url and meeting.status == MeetingStatus.PLANNED:
        return "agenda"
    if page.speak.may_register and not page.speak.is_registered:
        return "speak"
    return ""


def number_text(meeting: Meeting) -> str:
    number = meeting.expected_number
    if number is None:
        return ""
    return ngettext("%(n)s comrade", "%(n)s comrades", number) % {"n": number}


def speak_panel(
    meeting: Meeting, user, registrations: list[SpeakerRegistration], today: date
) -> SpeakPanel:
    own = next((each for each in registrations if each.member_id == user.pk), None)
    may = (
        is_ahead(meeting)
        and policies.may_register(user, meeting)
        and takes_part(user, meeting.cell_round.cell_id, today)
    )
    count = len(registrations)
    return SpeakPanel(
        count_text=ngettext(
            "%(n)s comrade has registered.", "%(n)s comrades have registered.", count
        )
        % {"n": count},
        may_register=may,
        is_registered=own is not None,
        topic=own.topic if own else "",
    )


def speaker_row(registration: SpeakerRegistration) -> SpeakerRow:
    return SpeakerRow(
        name=registration.member.full_name,
        topic=registration.topic,
        when=clock(registration.registered_at),
    )


def add_preparing(page: MeetingPage, meeting: Meeting, today: date) -> None:
    """What only those who prepare the session read and press."""
    page.cancel_reason = meeting.cancel_reason
    page.absent_reason = meeting.secretary_absent_reason
    if meeting.status == MeetingStatus.CANCELLED:
        if is_open(meeting) and meeting.continues_id is None:
            page.again_url = reverse("meetings:plan", args=[meeting.cell_round_id])
        return
    if not is_ahead(meeting):
        return
    page.change_url = reverse("meetings:change", args=[meeting.pk])
    page.guests_url = reverse("meetings:guests", args=[meeting.pk])
    if meeting.status == MeetingStatus.PLANNED:
        page.lacks = lacks_of(meeting, page.rows, today)
        if not page.lacks:
            page.convene_url = reverse("meetings:convene", args=[meeting.pk])
    page.cancel_url = reverse("meetings:cancel", args=[meeting.pk])
