"""For those who lead the cell: a session to be planned, and to be convened."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.meetings.models import Meeting, MeetingStatus
from cells.rounds.models import OPEN_FOR_WRITING, CellRound, CellRoundStatus
from cells.waiting_item import WaitingItem, WaitingRow, waiting_rows

PLANNED_AHEAD = timedelta(days=21)
CONVENED_AHEAD = timedelta(days=7)
TO_PLAN, TO_CONVENE = "session_to_plan", "session_to_convene"


def rows_for(mandates, on: date) -> list[QuerySet]:
    if not mandates.leads:
        return []
    return [sessions_to_plan(mandates, on), sessions_to_convene(mandates, on)]


def sessions_to_plan(mandates, on: date) -> QuerySet:
    """No session of the running round is planned."""
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
    return waiting_rows(rounds, TO_PLAN, on=F("round__session_on"))


def sessions_to_convene(mandates, on: date) -> QuerySet:
    """Day, hour, place and people stand; the running order its page looks at."""
    meetings = Meeting.objects.filter(
        status=MeetingStatus.PLANNED,
        held_on__range=(on, on + CONVENED_AHEAD),
        starts_at__isnull=False,
        chair__isnull=False,
        clerk__isnull=False,
        cell_round__cell__in=mandates.leads,
        cell_round__status__in=OPEN_FOR_WRITING,
    ).exclude(place="")
    return waiting_rows(meetings, TO_CONVENE, on=F("held_on"))


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


def convene_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=14,
        title=_("Convene the session"),
        detail=_("Members and guests get their invitations."),
        url=reverse("meetings:detail", args=[row.id]),
        button_label=_("Open"),
        due_on=row.on,
        icon="calendar",
    )


ITEMS = {TO_PLAN: plan_item, TO_CONVENE: convene_item}
