"""“Two opinions for the cell”: items returned twice and kept, with both texts."""

import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localdate

from cells.meetings.forms.findings import FindingForm
from cells.meetings.kept_items import KeptItem
from cells.meetings.models import Meeting
from cells.meetings.pages.remarks import (
    may_still_record,
    why_nothing_is_recorded,
)
from cells.meetings.room import room_of


@dataclass
class KeptRow:
    """``form`` and ``url`` put it before the cell; None and "" once it stands there."""

    number: int
    label: str
    member: str
    own_text: str
    kept_reason: str
    guidance_text: str
    item: KeptItem
    is_before_the_cell: bool
    form: FindingForm | None = None
    url: str = ""


@dataclass
class KeptItemsPage:
    """``others``: led by somebody else, each as the words for the office only."""

    meeting_pk: int
    rows: list[KeptRow]
    others: list[str]
    why_not: str
    form_error: str = ""


def kept_items_page(
    meeting: Meeting,
    kept: list[KeptItem],
    readable: list[KeptItem],
    *,
    typed: dict[tuple[int, int], FindingForm] | None = None,
) -> KeptItemsPage:
    """Of ``kept`` those in ``readable`` with their texts, which are read already.

    ``typed``: by filing and number, what is shown again.
    """
    taken = set(
        meeting.findings.filter(withdrawn_at=None, submission__isnull=False)
        .values_list("submission", "indicator__number")
        .order_by()
    )
    rows = [row_of(each, taken) for each in readable]
    for row in rows:
        add_form(row, meeting, typed or {})
    return KeptItemsPage(
        meeting_pk=meeting.pk,
        rows=rows,
        others=[each.led_by for each in kept if each not in readable],
        why_not=why_nothing_is_recorded(meeting),
    )


def row_of(item: KeptItem, taken: set) -> KeptRow:
    return KeptRow(
        number=item.number,
        label=item.label,
        member=item.submission.review.author.full_name,
        own_text=item.own_text,
        kept_reason=item.kept_reason,
        guidance_text=item.guidance_text,
        item=item,
        is_before_the_cell=(item.submission.pk, item.number) in taken,
    )


def add_form(row: KeptRow, meeting: Meeting, typed: dict) -> None:
    """What was typed stands there in any case, also when it came too late."""
    key = (row.item.submission.pk, row.number)
    is_free = may_still_record(meeting) and not row.is_before_the_cell
    if key not in typed and not is_free:
        return
    row.form = typed.get(key) or kept_form(meeting, row.item)
    row.url = reverse("meetings:point_out_kept", args=[meeting.pk, *key])


def kept_form(meeting: Meeting, item: KeptItem, data=None) -> FindingForm:
    """The guidance stands there as wording; whoever presses may word it otherwise."""
    room = room_of(meeting, localdate())
    indicator = next(each for each in room.shortcomings if each.number == item.number)
    initial = {
        "page_id": uuid.uuid4(),
        "subject": item.submission.review.author_id,
        "indicator": indicator.pk,
        "wording": item.guidance_text,
    }
    if data is not None:
        # Whom it concerns and at which indicator follows from the item, not the post.
        data = data.copy()
        data["subject"], data["indicator"] = initial["subject"], initial["indicator"]
    auto_id = f"kept-{item.submission.pk}-{item.number}-%s"
    return FindingForm(data, room=room, initial=initial, auto_id=auto_id)
