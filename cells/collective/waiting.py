"""What waits for those who write the self-review of the collective."""

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cells.collective.models import CollectiveReview, CollectiveStatus
from cells.rounds.models import OPEN_FOR_WRITING
from cells.waiting_item import WaitingItem, WaitingRow, waiting_rows

TO_WRITE = "collective"
ROW_KINDS = frozenset({TO_WRITE})


def rows_for(mandates, on) -> list[QuerySet]:
    """The drafts of which the member is a named writer."""
    drafts = CollectiveReview.objects.filter(
        writers__member=mandates.member_id,
        status=CollectiveStatus.DRAFT,
        cell_round__status__in=OPEN_FOR_WRITING,
        cell_round__cell__in=mandates.member_of,
    )
    return [
        waiting_rows(
            drafts, TO_WRITE, text=F("body"), on=F("cell_round__round__summary_on")
        )
    ]


def item_of(row: WaitingRow) -> WaitingItem:
    body = CollectiveReview(body=row.text).get_body_display()
    return WaitingItem(
        urgency=50,
        title=_("Write the self-review of %(body)s") % {"body": body},
        detail=_("It is presented first at the session."),
        url=reverse("collective:detail", args=[row.id]),
        button_label=_("Open"),
        due_on=row.on,
        icon="people",
    )
