"""What waits for an author, and for whoever reads the reports."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.reviews.models import ReaderOffice, ReviewStatus, SelfReview, Submission
from cells.reviews.pages.writing import saved_text
from cells.reviews.transitions import WITH_AUTHOR
from cells.rounds.models import CellRoundStatus
from cells.waiting_item import WaitingItem

URGENCY = {
    ReviewStatus.REWRITE: 10,
    ReviewStatus.GUIDED: 10,
    ReviewStatus.DRAFT: 20,
    ReviewStatus.NOT_FILED: 30,
}


def items_for(mandates, on) -> list[WaitingItem]:
    return own_reports(mandates) + filings_to_read(mandates)


def own_reports(mandates) -> list[WaitingItem]:
    """The member's reports that are still with their author."""
    reviews = (
        SelfReview.objects.filter(
            author=mandates.member_id,
            status__in=WITH_AUTHOR,
            cell_round__status=CellRoundStatus.OPEN,
        )
        .select_related("cell_round__round")
        .annotate(answered=Count("answers", filter=Q(answers__frequency__isnull=False)))
    )
    return [own_report(review) for review in reviews]


def own_report(review: SelfReview) -> WaitingItem:
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
        saved_text=saved_text(review) if started else "",
    )


def remaining(answered: int, total: int) -> str:
    if answered == 0:
        return _("About 40 minutes; it can be done in parts.")
    if answered == total:
        return _("All items are answered. Read it through once, then file.")
    return _("%(n)s items are not answered yet.") % {"n": total - answered}


def filings_to_read(mandates) -> list[WaitingItem]:
    """How many filings wait for an office that the member holds."""
    reads = Submission.reads
    held = (
        reads(ReaderOffice.SECRETARY, mandates.secretary_of | mandates.delegate_in)
        | reads(ReaderOffice.DEPUTY, mandates.deputy_of)
        | reads(ReaderOffice.COMMITTEE, mandates.leads)
    )
    waiting = (
        Submission.objects.filter(
            held, review__status=ReviewStatus.FILED, recalled_at__isnull=True
        )
        .exclude(review__author=mandates.member_id)
        .filter(review__cell_round__status=CellRoundStatus.OPEN)
        .exclude(decisions__isnull=False)
        .order_by("filed_at", "pk")
    )
    numbers = list(waiting.values_list("pk", flat=True))
    if not numbers:
        return []
    return [
        WaitingItem(
            urgency=40,
            title=ngettext(
                "%(n)s report is waiting to be read",
                "%(n)s reports are waiting to be read",
                len(numbers),
            )
            % {"n": len(numbers)},
            detail=_("The one that has waited longest comes first."),
            url=reverse("reviews:submission", args=[numbers[0]]),
            button_label=_("Read"),
            icon="document",
        )
    ]
