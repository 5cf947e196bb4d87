"""What waits for an author, and for whoever reads the reports."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.reviews import paper_waiting
from cells.reviews.models import Decision, ReaderOffice, ReviewStatus, SelfReview
from cells.reviews.transitions import AFTER_RETURN, WITH_AUTHOR
from cells.rounds.models import CellRoundStatus
from cells.saved_rows import saved_text
from cells.waiting_item import WaitingItem, WaitingRow, counted_row

FILINGS = "filings"
ROW_KINDS = frozenset({FILINGS}) | paper_waiting.ROW_KINDS
URGENCY = {
    ReviewStatus.REWRITE: 10,
    ReviewStatus.GUIDED: 10,
    ReviewStatus.DRAFT: 20,
    ReviewStatus.NOT_FILED: 30,
}


def items_for(mandates, on) -> list[WaitingItem]:
    return own_reports(mandates)


def own_reports(mandates) -> list[WaitingItem]:
    """The member's reports that are still with their author."""
    in_force = Decision.objects.filter(
        submission__review=OuterRef("pk"), withdrawn_at__isnull=True
    )
    reviews = (
        SelfReview.objects.filter(
            author=mandates.member_id,
            status__in=WITH_AUTHOR,
            typist__isnull=True,
            cell_round__status=CellRoundStatus.OPEN,
        )
        .select_related("cell_round__round")
        .annotate(
            answered=Count("answers", filter=Q(answers__frequency__isnull=False)),
            returned_until=Subquery(
                in_force.order_by("-submission__number").values("due_on")[:1]
            ),
        )
    )
    return [own_report(review) for review in reviews]


def own_report(review: SelfReview) -> WaitingItem:
    if review.status in AFTER_RETURN:
        return returned_report(review)
    total, answered = 27, review.answered
    started = review.last_saved_at is not None
    return WaitingItem(
        urgency=URGENCY[ReviewStatus(review.status)],
        title=_("Write your self-review report")
        if not started
        else _("Finish your self-review report"),
        detail=remaining(answered, total),
        url=reverse("reviews:current"),
        button_label=_("Continue your report") if started else _("Begin to write"),
        due_on=review.cell_round.round.reports_on,
        icon="pencil",
        progress=(answered, total),
        progress_text=_("%(n)s of %(of)s items answered")
        % {"n": answered, "of": total},
        saved_text=saved_text(review.last_saved_at) if started else "",
    )


def returned_report(review: SelfReview) -> WaitingItem:
    """What a reader gave back comes first, with the day of the decision."""
    if review.status == ReviewStatus.GUIDED:
        title = _("Correct your self-review report as guided")
        detail = _("Correct each marked item, or keep it and say why; then file.")
    else:
        title = _("Write your self-review report again")
        detail = _("The whole report was returned; the marked items have guidance.")
    return WaitingItem(
        urgency=URGENCY[ReviewStatus(review.status)],
        title=title,
        detail=detail,
        url=reverse("reviews:current"),
        button_label=_("Correct your report"),
        due_on=review.returned_until,
        icon="pencil",
        saved_text=saved_text(review.last_saved_at),
    )


def remaining(answered: int, total: int) -> str:
    if answered == 0:
        return _("About 40 minutes; it can be done in parts.")
    if answered == total:
        return _("All items are answered. Read it through once, then file.")
    return _("%(n)s items are not answered yet.") % {"n": total - answered}


def rows_for(mandates, on) -> list[QuerySet]:
    return filings_for(mandates) + paper_waiting.rows_for(mandates)


def filings_for(mandates) -> list[QuerySet]:
    """How many filings wait for an office that the member holds."""
    if not mandates.leads | mandates.delegate_in:
        return []
    reads = SelfReview.reads
    held = (
        reads(ReaderOffice.SECRETARY, mandates.secretary_of | mandates.delegate_in)
        | reads(ReaderOffice.DEPUTY, mandates.deputy_of)
        | reads(ReaderOffice.COMMITTEE, mandates.leads)
    )
    waiting = SelfReview.objects.filter(
        held,
        status=ReviewStatus.FILED,
        cell_round__status=CellRoundStatus.OPEN,
    ).exclude(author=mandates.member_id)
    return [counted_row(waiting, FILINGS)]


def item_of(row: WaitingRow) -> WaitingItem:
    if row.kind in paper_waiting.ROW_KINDS:
        return paper_waiting.item_of(row)
    return WaitingItem(
        urgency=40,
        title=ngettext(
            "%(n)s report is waiting to be read",
            "%(n)s reports are waiting to be read",
            row.number,
        )
        % {"n": row.number},
        detail=_("The one that has waited longest comes first."),
        url=reverse("reviews:queue"),
        button_label=_("Read"),
        icon="document",
    )
