"""Asks a member who has not filed, and lets the cell proceed without (O5)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import Act, record_action, record_actions
from cells.notifications.models import Notification, NotificationKind
from cells.notifications.services import notify
from cells.organisation.models import Member
from cells.reviews.models import FilingRequest, ReviewStatus, SelfReview
from cells.reviews.transitions import PROCEED_WITHOUT
from cells.rounds.services import take_open_cell_round
from cells.workflow import WorkflowError, apply_transition, hold

REQUESTS_NEEDED = 3


@transaction.atomic
def request_filing(
    *, review: SelfReview, due_on: date, by: Member, now: datetime
) -> FilingRequest:
    """One more request is recorded and the author is told.

    Raises ``WorkflowError`` if the round is not open, the report has been filed
    before, a request was made today already, or ``due_on`` is past. The report is
    held, so that two who ask at once count one after the other.
    """
    take_open_cell_round(review.cell_round)
    today = timezone.localdate(now)
    if due_on < today:
        raise WorkflowError(_("Choose a day from today on."))
    if not hold(review, [ReviewStatus.DRAFT]):
        raise WorkflowError(_("This report is not one that has never been filed."))
    number = review.filing_requests.count() + 1
    request = FilingRequest(
        review=review,
        author_id=review.author_id,
        number=number,
        made_by=by,
        made_on=today,
        made_at=now,
        due_on=due_on,
    )
    save_first_of_the_day(request)
    notify(
        [review.author_id],
        NotificationKind.REPORT_REQUESTED,
        now=now,
        path=reverse("reviews:current"),
        date=f"{due_on:%d/%m/%Y}",
        n=number,
    )
    record(review, "review.request_filing", by=by, now=now, number=number)
    return request


def save_first_of_the_day(request: FilingRequest) -> None:
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError:
        raise WorkflowError(
            _("A request was recorded today already; the next one is for another day.")
        ) from None


@transaction.atomic
def proceed_without_report(
    *, review: SelfReview, seen_version: int, by: Member, now: datetime
) -> None:
    """The cell proceeds without the report; its author may still file it.

    Raises ``WorkflowError`` without three requests on three days (O5), or if the
    report has been filed meanwhile.
    """
    take_open_cell_round(review.cell_round)
    apply_transition(review, PROCEED_WITHOUT, seen_version=seen_version)
    if review.filing_requests.count() < REQUESTS_NEEDED:
        raise WorkflowError(
            _("The cell proceeds without a report only after three recorded requests.")
        )
    notify(
        [review.author_id],
        NotificationKind.PROCEEDED_WITHOUT,
        now=now,
        path=reverse("reviews:current"),
    )
    record(review, "review.proceed_without", by=by, now=now)


@transaction.atomic
def remind_authors(
    *, reviews: list[SelfReview], by: Member, now: datetime
) -> list[SelfReview]:
    """Each author who was not reminded today gets one notice; returns those told."""
    today = timezone.localdate(now)
    known = reminded_since(reviews, timezone.localtime(now).replace(hour=0, minute=0))
    told = [review for review in reviews if review.author_id not in known]
    for review in told:
        due_on = review.cell_round.round.reports_on
        notify(
            [review.author_id],
            NotificationKind.REMINDED,
            now=now,
            path=reverse("reviews:current"),
            date=f"{max(due_on, today):%d/%m/%Y}",
        )
    record_actions(
        [
            Act("review.remind", review, review.cell_round.cell_id, by.pk)
            for review in told
        ],
        now=now,
    )
    return told


def reminded_since(reviews, moment: datetime) -> set[int]:
    """The authors of ``reviews`` who were reminded from ``moment`` on."""
    return set(
        Notification.objects.filter(
            kind=NotificationKind.REMINDED,
            recipient__in=[review.author_id for review in reviews],
            created_at__gte=moment,
        ).values_list("recipient_id", flat=True)
    )


def record(review: SelfReview, action: str, *, by: Member, now, **details) -> None:
    record_action(
        action,
        review,
        organisation_id=review.cell_round.cell_id,
        actor=by,
        now=now,
        **details,
    )
