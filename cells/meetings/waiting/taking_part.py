"""For the members of a cell: to speak at a session, to come to it, to answer what was
said there, to confirm the own part, and to read the extract."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.dates import weekday_date
from cells.meetings.models import (
    Attendance,
    CellFinding,
    Meeting,
    MeetingStatus,
    MinutesStatus,
    Presence,
    Remark,
    RemarkStatus,
    SpeakerRegistration,
    Turn,
)
from cells.meetings.speakers import NOT_PRESENT
from cells.meetings.transitions import TO_COME
from cells.meetings.waiting.minutes import session_of
from cells.organisation.models import Membership
from cells.rounds.models import OPEN_FOR_WRITING
from cells.waiting_item import WaitingItem, WaitingRow, waiting_rows

REGISTERED_AHEAD = timedelta(days=2)
EXTRACT_SHOWN = timedelta(days=14)
TO_SPEAK, TO_ATTEND = "session_to_speak_at", "session_to_attend"
TODAY = "session_today"
TO_ANSWER, OWN_PART = "session_to_answer", "own_part_to_confirm"
EXTRACT = "extract_to_read"


def rows_for(mandates, on: date) -> list[QuerySet]:
    if not mandates.member_of:
        return []
    found = [
        *sessions_to_attend(mandates, on),
        to_answer(mandates),
        own_parts(mandates),
        extracts(mandates, on),
    ]
    cells = mandates.member_of - mandates.leads
    return [sessions_to_speak_at(mandates, cells, on), *found] if cells else found


def own_meetings(mandates) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        cell_round__cell__in=mandates.member_of,
        cell_round__status__in=OPEN_FOR_WRITING,
    )


def sessions_to_speak_at(mandates, cells, on: date) -> QuerySet:
    """For members who do not lead the cell and have not registered to speak.

    Nobody must: it stands here until two days before the session.
    """
    member = mandates.member_id
    registered = SpeakerRegistration.objects.filter(
        meeting=OuterRef("pk"), member=member, withdrawn_at=None
    )
    kept_away = Membership.objects.on(on).filter(
        cell=OuterRef("cell_round__cell"), member=member, standing__in=NOT_PRESENT
    )
    meetings = own_meetings(mandates).filter(
        ~Exists(registered),
        ~Exists(kept_away),
        status__in=TO_COME,
        held_on__gte=on + REGISTERED_AHEAD,
        cell_round__cell__in=cells,
    )
    return waiting_rows(meetings, TO_SPEAK, on=F("held_on"))


def sessions_to_attend(mandates, on: date) -> list[QuerySet]:
    """The cell is convened, and the member has not asked for leave."""
    coming = Attendance.objects.filter(
        meeting=OuterRef("pk"), member=mandates.member_id
    ).exclude(presence__in=[Presence.ON_LEAVE, Presence.WITHOUT_LEAVE])
    meetings = own_meetings(mandates).filter(Exists(coming))
    ahead = meetings.filter(status=MeetingStatus.CONVENED, held_on__gt=on)
    today = meetings.filter(
        status__in=[MeetingStatus.CONVENED, MeetingStatus.RUNNING], held_on=on
    )
    return [
        waiting_rows(ahead, TO_ATTEND, text=F("place"), on=F("held_on")),
        waiting_rows(today, TODAY, text=F("place"), on=F("held_on")),
    ]


def to_answer(mandates) -> QuerySet:
    """Once the meeting has ended, so that nothing tells when each was recorded, and
    until its minutes are passed; not how many there are."""
    own = {"meeting": OuterRef("pk"), "subject": mandates.member_id, "answer": ""}
    remarks = Remark.objects.filter(status=RemarkStatus.RECORDED, **own)
    findings = CellFinding.objects.filter(withdrawn_at=None, **own)
    meetings = before_passing(mandates).filter(Exists(remarks) | Exists(findings))
    return waiting_rows(meetings, TO_ANSWER, on=F("held_on"))


def own_parts(mandates) -> QuerySet:
    """What the minutes say of one's self-criticism is written and not confirmed."""
    turns = Turn.objects.filter(
        meeting=OuterRef("pk"),
        member=mandates.member_id,
        summary_confirmed_at=None,
    ).exclude(summary="")
    meetings = before_passing(mandates).filter(Exists(turns))
    return waiting_rows(meetings, OWN_PART, on=F("held_on"))


def before_passing(mandates) -> QuerySet[Meeting]:
    drafted = Q(minutes_of=None) | Q(minutes_of__status=MinutesStatus.DRAFT)
    return own_meetings(mandates).filter(drafted, status=MeetingStatus.ENDED)


def extracts(mandates, on: date) -> QuerySet:
    """For two weeks after the minutes were locked; nobody has to read it."""
    called = Attendance.objects.filter(
        meeting=OuterRef("pk"), member=mandates.member_id
    )
    meetings = own_meetings(mandates).filter(
        Exists(called),
        minutes_of__status=MinutesStatus.LOCKED,
        minutes_of__locked_at__date__gte=on - EXTRACT_SHOWN,
    )
    return waiting_rows(meetings, EXTRACT, on=F("held_on"))


def speak_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=70,
        title=_("Register what you will speak about"),
        detail=session_of(row),
        url=reverse("meetings:detail", args=[row.id]) + "#speak",
        button_label=_("Open"),
        due_on=row.on - REGISTERED_AHEAD,
        icon="microphone",
    )


def attend_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=65,
        title=_("Come to the session of the cell"),
        detail=_("%(date)s, %(place)s.")
        % {"date": weekday_date(row.on), "place": row.text},
        url=reverse("meetings:detail", args=[row.id]),
        button_label=_("Open"),
        due_on=row.on,
        icon="calendar",
    )


def today_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=5,
        title=_("The session of the cell is today"),
        detail=_("Place: %(place)s.") % {"place": row.text},
        url=reverse("meetings:detail", args=[row.id]),
        button_label=_("Open"),
        due_on=row.on,
        icon="calendar",
    )


def answer_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=18,
        title=_("Answer what was said in the session"),
        detail=_("Until the cell passes the minutes. %(session)s")
        % {"session": session_of(row)},
        url=reverse("meetings:about_me", args=[row.id]),
        button_label=_("Read"),
        icon="speech",
    )


def own_part_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=19,
        title=_("Confirm what the minutes say of your self-criticism"),
        detail=session_of(row),
        url=reverse("meetings:my_turn", args=[row.id]),
        button_label=_("Read"),
        icon="document",
    )


def extract_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=80,
        title=_("Your extract of the minutes can be read"),
        detail=session_of(row),
        url=reverse("meetings:extract", args=[row.id]),
        button_label=_("Read"),
        icon="document",
    )


ITEMS = {
    TO_SPEAK: speak_item,
    TO_ATTEND: attend_item,
    TODAY: today_item,
    TO_ANSWER: answer_item,
    OWN_PART: own_part_item,
    EXTRACT: extract_item,
}
