"""What waits because a report is written by hand: entering, confirming, a code."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.accounts.one_time_codes.models import CodePurpose, OneTimeCode
from cells.reviews.models import ReaderOffice, ReviewStatus, SelfReview
from cells.reviews.transitions import WITH_AUTHOR
from cells.rounds.models import CellRoundStatus
from cells.waiting_item import WaitingItem, WaitingRow, counted_row, waiting_rows

TO_ENTER = "paper_to_enter"
TO_CONFIRM = "paper_to_confirm"
TO_CODE = "paper_to_code"
ROW_KINDS = frozenset({TO_ENTER, TO_CONFIRM, TO_CODE})


def rows_for(mandates) -> list[QuerySet]:
    going_on = SelfReview.objects.filter(
        typist__isnull=False, cell_round__status=CellRoundStatus.OPEN
    )
    typed = going_on.filter(typist=mandates.member_id, status__in=WITH_AUTHOR)
    entered = going_on.filter(status=ReviewStatus.ENTERED)
    queries = [
        waiting_rows(
            typed,
            TO_ENTER,
            text=F("author__full_name"),
            on=F("cell_round__round__reports_on"),
        ),
        waiting_rows(entered.filter(author=mandates.member_id), TO_CONFIRM),
    ]
    if mandates.leads:
        queries.append(counted_row(to_code(entered, mandates), TO_CODE))
    return queries


def to_code(entered: QuerySet, mandates) -> QuerySet:
    """Those in one's own cell for which nobody has made a code, and one may."""
    member = mandates.member_id
    reads = SelfReview.reads
    decides = (
        reads(ReaderOffice.SECRETARY, mandates.secretary_of | mandates.delegate_in)
        | reads(ReaderOffice.DEPUTY, mandates.deputy_of)
        | reads(ReaderOffice.COMMITTEE, mandates.leads)
    )
    open_code = OneTimeCode.objects.open().filter(
        purpose=CodePurpose.CONFIRM_PAPER,
        subject_kind=SelfReview._meta.model_name,
        subject_id=OuterRef("pk"),
    )
    in_cells = entered.filter(~Exists(open_code), cell_round__cell__in=mandates.leads)
    return in_cells.exclude(Q(author=member) | Q(typist=member) | decides)


def item_of(row: WaitingRow) -> WaitingItem:
    if row.kind == TO_ENTER:
        return WaitingItem(
            urgency=25,
            title=_("Enter the handwritten report of comrade %(name)s")
            % {"name": row.text},
            detail=_("Word for word from the paper; the author then confirms it."),
            url=reverse("reviews:paper_help", args=[row.id]),
            button_label=_("Enter it"),
            due_on=row.on,
            icon="pencil",
        )
    if row.kind == TO_CONFIRM:
        return WaitingItem(
            urgency=10,
            title=_("Confirm the entry from paper"),
            detail=_("Your handwritten report has been entered. Read it through."),
            url=reverse("reviews:paper", args=[row.id]),
            button_label=_("Read it through"),
            icon="document",
        )
    return WaitingItem(
        urgency=60,
        title=ngettext(
            "%(n)s report from paper may need a code",
            "%(n)s reports from paper may need a code",
            row.number,
        )
        % {"n": row.number},
        detail=_("For members who do not sign in; you hand the slip over in person."),
        url=reverse("reviews:codes"),
        button_label=_("Make a code"),
        icon="lock",
    )
