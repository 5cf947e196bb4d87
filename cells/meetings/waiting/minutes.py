"""Minutes to be drafted, passed and confirmed, for those whose act it is."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.dates import weekday_date
from cells.meetings.models import (
    ConfirmingRole,
    Meeting,
    MeetingStatus,
    MinutesConfirmation,
    MinutesStatus,
)
from cells.rounds.models import OPEN_FOR_WRITING
from cells.waiting_item import WaitingItem, WaitingRow, waiting_rows

TO_DRAFT, TO_PASS = "minutes_to_draft", "minutes_to_pass"
TO_CONFIRM = "minutes_to_confirm"


def rows_for(mandates, on: date) -> list[QuerySet]:
    """Chair and clerk of the session, and those who lead its cell."""
    cells = mandates.member_of | mandates.leads
    if not cells:
        return []
    member = mandates.member_id
    chair, clerk = Q(chair=member), Q(clerk=member)
    leads = Q(cell_round__cell__in=mandates.leads)
    held = Meeting.objects.filter(
        status=MeetingStatus.ENDED,
        cell_round__cell__in=cells,
        cell_round__status__in=OPEN_FOR_WRITING,
    )
    to_draft = held.filter(chair | clerk | leads, minutes_of=None)
    to_pass = held.filter(chair | leads, minutes_of__status=MinutesStatus.DRAFT)
    to_confirm = held.filter(
        chair & ~taken(ConfirmingRole.CHAIR)
        | clerk & ~taken(ConfirmingRole.CLERK)
        | stands_in(member),
        minutes_of__status=MinutesStatus.PASSED,
    )
    return [
        waiting_rows(to_draft, TO_DRAFT, on=F("held_on")),
        waiting_rows(to_pass, TO_PASS, on=F("held_on")),
        waiting_rows(to_confirm, TO_CONFIRM, on=F("held_on")),
    ]


def taken(role: ConfirmingRole) -> Q:
    """Somebody has confirmed in this place, or was named to do so."""
    return Q(Exists(confirmations(role=role)))


def stands_in(member_id: int) -> Q:
    """Named in another's place, and has not confirmed yet."""
    return Q(Exists(confirmations(member=member_id, confirmed_at=None)))


def confirmations(**facts) -> QuerySet[MinutesConfirmation]:
    return MinutesConfirmation.objects.filter(minutes__meeting=OuterRef("pk"), **facts)


def session_of(row: WaitingRow) -> str:
    return _("Session on %(date)s.") % {"date": weekday_date(row.on)}


def url_of(row: WaitingRow) -> str:
    return reverse("meetings:minutes", args=[row.id])


def draft_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=16,
        title=_("Draft the minutes"),
        detail=session_of(row),
        url=url_of(row),
        button_label=pgettext("button", "Draft"),
        icon="document",
    )


def pass_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=17,
        title=_("Have the minutes passed"),
        detail=session_of(row),
        url=url_of(row),
        button_label=_("Open"),
        icon="document",
    )


def confirm_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=15,
        title=_("Confirm the minutes"),
        detail=session_of(row),
        url=url_of(row),
        button_label=_("Read"),
        icon="check",
    )


ITEMS = {TO_DRAFT: draft_item, TO_PASS: pass_item, TO_CONFIRM: confirm_item}
