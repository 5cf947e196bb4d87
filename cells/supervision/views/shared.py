"""What the views of supervision share."""

from django.http import Http404

from cells.plans.models import RemediationPlan
from cells.supervision.chosen_period import period_named
from cells.supervision.models import ProgressReport
from cells.supervision.reporting_periods import Period

PLANS = RemediationPlan.objects.select_related(
    "author",
    "cell_round__round",
    "cell_round__cell",
    "approver_organisation",
    "followed_in",
    "moved_to",
)
REPORTS = ProgressReport.objects.select_related(
    "author",
    "plan__author",
    "plan__cell_round__round",
    "plan__cell_round__cell",
    "plan__followed_in",
    "supervisor_organisation",
    "comment",
    "recorded_by",
)


def period_of_address(kwargs) -> Period:
    period = period_named(kwargs["span"], kwargs["starts_on"])
    if period is None:
        raise Http404
    return period
