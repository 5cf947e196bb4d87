"""Who in the queue may be reminded or asked to file, and when that was done last."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cells.notifications.models import Notification, NotificationKind
from cells.reviews.models import ReviewStatus, SelfReview
from cells.rounds.models import CellRoundStatus


@dataclass(frozen=True)
class Asking:
    """What stands beside a report that has not been filed."""

    review_id: int
    requests_url: str
    text: str


def askings(reviews: list[SelfReview], user) -> dict[int, Asking]:
    """By report: those never filed, whose author ``user`` may ask; one query."""
    unfiled = [
        each.pk
        for each in reviews
        if each.status == ReviewStatus.DRAFT
        and each.cell_round.status == CellRoundStatus.OPEN
    ]
    if not unfiled:
        return {}
    reminders = Notification.objects.filter(
        kind=NotificationKind.REMINDED,
        recipient=OuterRef("author"),
        created_at__gte=OuterRef("cell_round__opened_at"),
    )
    rows = (
        SelfReview.objects.asked_to_file_by(user)
        .filter(pk__in=unfiled)
        .annotate(
            reminded_at=Subquery(reminders.values("created_at")[:1]),
            asked=Count("filing_requests"),
        )
        .values_list("pk", "reminded_at", "asked")
    )
    return {
        pk: Asking(
            pk, reverse("reviews:requests", args=[pk]), asked_text(reminded, asked)
        )
        for pk, reminded, asked in rows
    }


def asked_text(reminded_at, asked: int) -> str:
    words = []
    if reminded_at:
        day = date_format(localtime(reminded_at), "d/m")
        words.append(_("Reminded on %(day)s") % {"day": day})
    if asked:
        requests = ngettext("%(n)s request", "%(n)s requests", asked)
        words.append(requests % {"n": asked})
    return "; ".join(words) or _("Not reminded yet")
