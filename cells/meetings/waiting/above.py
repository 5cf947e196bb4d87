"""For the committee above: sessions to which a delegate is expected and not named."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.meetings.models import Guest, Meeting
from cells.meetings.transitions import TO_COME
from cells.organisation.models import Organisation, OrganisationKind
from cells.rounds.models import OPEN_FOR_WRITING
from cells.waiting_item import WaitingItem, WaitingRow, counted_row

NAMED_AHEAD = timedelta(days=21)
DELEGATE = "delegate_to_name"


def rows_for(mandates, on: date) -> list[QuerySet]:
    """Leaders and staff of the committee directly above the cell."""
    offices = (mandates.leads | mandates.staff_of) - mandates.member_of
    if not offices:
        return []
    path = OuterRef("cell_round__cell__path")
    directly_above = Organisation.objects.filter(
        pk__in=offices,
        kind=OrganisationKind.COMMITTEE,
        path=Substr(path, 1, Length(path) - Organisation.steplen),
    )
    named = Guest.objects.filter(
        meeting=OuterRef("pk"), is_delegate=True, removed_at=None
    )
    meetings = Meeting.objects.filter(
        Exists(directly_above),
        ~Exists(named),
        delegate_expected=True,
        status__in=TO_COME,
        held_on__range=(on, on + NAMED_AHEAD),
        cell_round__status__in=OPEN_FOR_WRITING,
    )
    return [counted_row(meetings, DELEGATE)]


def delegate_item(row: WaitingRow) -> WaitingItem:
    return WaitingItem(
        urgency=45,
        title=_("Name who attends for the committee"),
        detail=ngettext(
            "%(n)s session expects a delegate.",
            "%(n)s sessions expect a delegate.",
            row.number,
        )
        % {"n": row.number},
        url=reverse("meetings:dates"),
        button_label=_("Open"),
        icon="people",
    )


ITEMS = {DELEGATE: delegate_item}
