"""What a member has to read before the session."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cells.preparation.models.materials import Material
from cells.preparation.pages.reading_rows import button_label, size_text
from cells.rounds.models import CellRoundStatus
from cells.waiting_item import WaitingItem

URGENCY = 35
READING = "reading"
MOST_ITEMS = 3


def items_for(mandates, on) -> list[WaitingItem]:
    return items_of(unread_materials(mandates, on))


def items_of(unread) -> list[WaitingItem]:
    """One item for each unread material; past three, one for all of them."""
    if len(unread) <= MOST_ITEMS:
        return [item_of(each) for each in unread]
    first = min(each.read_by for each in unread)
    return [
        WaitingItem(
            urgency=URGENCY,
            title=_("%(n)s materials to read") % {"n": len(unread)},
            detail=_("Each is confirmed at its end."),
            url=reverse("preparation:materials"),
            button_label=pgettext("button", "Read"),
            due_on=first,
            part=READING,
        )
    ]


def unread_materials(mandates, on) -> list[Material]:
    """In one query: of rounds under way before their session, for whom the reading is
    asked of (as a report is: not of exempt, suspended or temporary members)."""
    if not mandates.member_of:
        return []
    before_session = Q(cell_round__status=CellRoundStatus.OPEN) | Q(
        cell_round__status=CellRoundStatus.REVIEWS_CLOSED,
        cell_round__round__session_on__gte=on,
    )
    return list(
        Material.objects.standing()
        .filter(before_session)
        .with_asked(mandates.member_id, on)
        .with_reading_of(mandates.member_id)
        .filter(is_asked=True, confirmed_at__isnull=True)
        .order_by("read_by", "position", "pk")
    )


def item_of(material: Material) -> WaitingItem:
    return WaitingItem(
        urgency=URGENCY,
        title=_("Read: %(title)s") % {"title": material.title},
        detail=f"{size_text(material)}.",
        url=reverse("preparation:material", args=[material.pk]),
        button_label=button_label(material),
        due_on=material.read_by,
        part=READING,
    )
