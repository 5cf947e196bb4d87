"""The page of a session: its facts, the programme, who registered to speak."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cells.dates import clock
from cells.meetings import policies
from cells.meetings.agenda import AgendaRow, Balance, agenda_rows, balance_of
from cells.meetings.labels import day_line, hours_line, meeting_badge, meeting_title
from cells.meetings.models import ItemKind, Meeting, MeetingStatus, SpeakerRegistration
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
    cancel_reason: str = ""
    absent_reason: str = ""
    over_text: str = ""
    balance: Balance | None = None
    speakers: list[SpeakerRow] | None = None
    change_url: str = ""
    cancel_url: str = ""
    agenda_url: str = ""
    again_url: str = ""
    lacks: list[str] = field(default_factory=list)


def is_ahead(meeting: Meeting) -> bool:
    """The session has not begun, and its round is not over."""
    return meeting.status in TO_COME and meeting.cell_round.status in OPEN_FOR_WRITING


def meeting_page(meeting: Meeting, user, today: date) -> MeetingPage:
    rows = agenda_rows(meeting)
    registrations = registrations_of(meeting)
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
        rows=rows,
        speak=speak_panel(meeting, user, registrations, today),
    )
    if meeting.cell_round.status not in OPEN_FOR_WRITING:
        page.over_text = _(
            "This round is over; nothing of its session is changed any more."
        )
    if policies.may_see_speakers(user, meeting):
        page.speakers = [speaker_row(each) for each in registrations]
    if policies.may_prepare(user, meeting):
        add_preparing(page, meeting)
    if policies.may_edit_agenda(user, meeting) and is_ahead(meeting):
        page.agenda_url = reverse("meetings:agenda", args=[meeting.pk])
        page.balance = balance_of(meeting, rows)
    return page


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


def add_preparing(page: MeetingPage, meeting: Meeting) -> None:
    """What only those who prepare the session read and press."""
    page.cancel_reason = meeting.cancel_reason
    page.absent_reason = meeting.secretary_absent_reason
    if meeting.status == MeetingStatus.CANCELLED:
        if meeting.cell_round.status in OPEN_FOR_WRITING:
            page.again_url = reverse("meetings:plan", args=[meeting.cell_round_id])
        return
    if not is_ahead(meeting):
        return
    if meeting.status == MeetingStatus.PLANNED:
        page.change_url = reverse("meetings:change", args=[meeting.pk])
        page.lacks = lacks_of(meeting, page.rows)
    page.cancel_url = reverse("meetings:cancel", args=[meeting.pk])


def lacks_of(meeting: Meeting, rows: list[AgendaRow]) -> list[str]:
    """What is needed before the cell can be convened."""
    led = all(row.led_by for row in rows if row.kind == ItemKind.SECRETARY)
    lacks = {
        pgettext("what is lacking", "the day"): meeting.held_on,
        pgettext("what is lacking", "the hour"): meeting.starts_at,
        pgettext("what is lacking", "the place"): meeting.place,
        pgettext("what is lacking", "the chair"): meeting.chair_id,
        pgettext("what is lacking", "the clerk"): meeting.clerk_id,
        pgettext("what is lacking", "who leads the secretary's item"): led,
    }
    return [word for word, value in lacks.items() if not value]
