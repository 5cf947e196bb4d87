"""Takes the acceptance of a sheet back, unless a rating rests on it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from cells.organisation.models import Member
from cells.ratings.models import BEFORE_COMMITTEE, Rating
from cells.supervision.holding import hold_followed
from cells.supervision.models import ProgressReport
from cells.supervision.services import withdraw_acceptance
from cells.workflow import WorkflowError


@transaction.atomic
def withdraw_unrated_acceptance(
    *,
    report: ProgressReport,
    by: Member,
    reason: str,
    seen_version: int,
    now: datetime,
) -> None:
    """The sheet waits again and its quantities no longer count.

    Raises ``WorkflowError`` while a rating of a period with a day in common is proposed
    or decided, and for whatever ``withdraw_acceptance`` refuses.
    """
    hold_followed(report.plan)
    refuse_if_rated(report)
    withdraw_acceptance(
        report=report, by=by, reason=reason, seen_version=seen_version, now=now
    )


def refuse_if_rated(report: ProgressReport) -> None:
    """The ratings are held first: a proposal waits, and reads what stands then."""
    period = report.period
    ratings = Rating.objects.filter(
        member=report.author_id,
        starts_on__lte=period.ends_on,
        ends_on__gte=period.starts_on,
    )
    ratings.update(version=F("version"))
    if ratings.filter(status__in=BEFORE_COMMITTEE).exists():
        raise WorkflowError(
            _(
                "A rating that is proposed or decided rests on this sheet. Withdraw "
                "the proposal, or have the decision revised, first."
            )
        )
