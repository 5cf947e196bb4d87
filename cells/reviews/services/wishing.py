"""Records an author's wish for another reader; no reason is asked (P5)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cells.audit.services import record_action
from cells.organisation.holders import OfficeChart, office_chart
from cells.reviews.models import ReaderOffice, SelfReview
from cells.reviews.transitions import MAY_WISH
from cells.rounds.services import take_open_cell_round
from cells.workflow import WorkflowError


def offices_to_ask(review: SelfReview, chart: OfficeChart) -> list[ReaderOffice]:
    """The offices that the author may ask for: each held by another person.

    The secretary's own report has its reader by rule.
    """
    if review.author_id in chart.secretary:
        return []
    offices = []
    if chart.deputies - {review.author_id}:
        offices.append(ReaderOffice.DEPUTY)
    if chart.committee_for(review.author_id):
        offices.append(ReaderOffice.COMMITTEE)
    return offices


@transaction.atomic
def ask_for_reader(
    *, review: SelfReview, office: str, seen_version: int, now: datetime
) -> None:
    """From the next filing on ``office`` reads the report; "" takes the wish back.

    Raises ``WorkflowError`` if nobody else holds that office, or the report is not
    with its author.
    """
    take_open_cell_round(review.cell_round)
    chart = office_chart(review.cell_round.cell, timezone.localdate(now))
    if office and office not in offices_to_ask(review, chart):
        raise WorkflowError(_("Nobody else holds that office today."))
    with_author = SelfReview.objects.filter(
        pk=review.pk, status__in=MAY_WISH, version=seen_version
    )
    if not with_author.update(wished_office=office, version=seen_version + 1):
        raise WorkflowError(_("It has changed since you opened it. Read it again."))
    review.wished_office, review.version = office, seen_version + 1
    record_action(
        "review.ask_for_reader",
        review,
        organisation_id=review.cell_round.cell_id,
        actor=review.author,
        now=now,
        office=office,
    )
