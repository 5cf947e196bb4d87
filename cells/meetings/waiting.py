"""What waits: a session to be planned, and for members a registration to speak."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.dates import weekday_date
from cells.meetings.models import Meeting, SpeakerRegistration
from cells.meetings.speakers import NOT_PRESENT
from cells.meetings.transitions import TO_COME
from cells.organisation.models import Membership
from cells.rounds.models import OPEN_FOR_WRITING, CellRound, CellRoundStatus
from cells.waiting_item import WaitingItem, WaitingRow, waiting_rows

PLANNED_AHEAD = timedelta(days=21)
REGISTERED_AHEAD = timedelta(days=2)
TO_PLAN, TO_SPEAK = "session_to_plan", "session_to_speak_at"
ROW_KINDS = frozenset({TO_PLAN, TO_SPEAK})


def rows_for(mandates, on: date) -> list[QuerySet]:
    return sessions_to_plan(mandates, on) + sessions_to_speak_at(mandates, on)


def item_of(row: WaitingRow) -> WaitingItem:
    return plan_item(row) if row.kind == TO_PLAN else speak_item(row)


def sessions_to_plan(mandates, on: date) -> list[QuerySet]:
    """For those who lead a cell: no session of the running round is planned."""
    if not mandates.leads:
        return []
    planned = Meeting.objects.standing().filter(cell_round=OuterRef("pk"))
    still_ahead = Q(
        status=CellRoundStatus.REVIEWS_CLOSED, round__session_on__gte=on
    ) | Q(status=CellRoundStatus.OPEN)
    rounds = CellRound.objects.filter(
        still_ahead,
        ~Exists(planned),
        cell__in=mandates.leads,
        round__session_on__lte=on + PLANNED_AHEAD,
    )
    return [waiting_rows(rounds, TO_PLAN, on=F("round__session_on"))]


def sessions_to_speak_at(mandates, on: date) -> list[QuerySet]:
    """For members who do not lead the cell and have not registered to speak.

    Nobody must: it stands here until two days before the session.
    """
    cells = mandates.member_of - mandates.leads
    if not cells:
        return []
    member = mandates.member_id
    registered = SpeakerRegistration.objects.filter(
        meeting=OuterRef("pk"), member=member, withdrawn_at=None
    )
    kept_away = Membership.objects.on(on).filter(
        cell=OuterRef("cell_round__cell"), member=member, standing__in=NOT_PRESENT
    )
    meetings = Meeting.objects.filter(
        ~Exists(registered),
        ~Exists(kept_away),
        status__in=TO_COME,
        held_on__gte=on + REGISTERED_AHEAD,
        cell_round__cell__in=cells,
        cell_round__status__in=OPEN_FOR_WRITING,
    )
    return [waiting_rows(meetings, TO_SPEAK, on=F("held_on"))]


def plan_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=60,
        title=_("Plan the session"),
        detail=_("Day, place, chair and clerk; the running order is computed."),
        url=reverse("meetings:plan", args=[row.id]),
        button_label=pgettext("button", "Plan"),
        due_on=row.on,
        icon="calendar",
    )


def speak_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=70,
        title=_("Register what you will speak about"),
        detail=_("Session on %(date)s.") % {"date": weekday_date(row.on)},
        url=reverse("meetings:detail", args=[row.id]) + "#speak",
        button_label=_("Open"),
        due_on=row.on - REGISTERED_AHEAD,
        icon="microphone",
    )
