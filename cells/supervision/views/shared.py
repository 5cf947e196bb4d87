"""What the views of supervision share."""

import re
from datetime import date

from django.http import Http404
from django.shortcuts import render

from cells.plans.models import RemediationPlan
from cells.supervision.models import ProgressReport
from cells.supervision.reporting_periods import Period, Span, period_starting
from cells.workflow import WorkflowError

PLANS = RemediationPlan.objects.select_related(
    "author", "cell_round__round", "cell_round__cell", "approver_organisation"
)
REPORTS = ProgressReport.objects.select_related(
    "author",
    "plan__author",
    "plan__cell_round__round",
    "plan__cell_round__cell",
    "supervisor_organisation",
    "comment",
    "recorded_by",
)
SPANS = frozenset(each.value for each in Span)
DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def period_named(span: str, starts_on: str) -> Period | None:
    """The period of an address or a form; None if there is none of this name."""
    if span not in SPANS or not DAY.match(starts_on):
        return None
    try:
        return period_starting(Span(span), date.fromisoformat(starts_on))
    except ValueError:
        return None


def period_of_address(kwargs) -> Period:
    period = period_named(kwargs["span"], kwargs["starts_on"])
    if period is None:
        raise Http404
    return period


class TakenBack:
    """A sheet that was taken back while it was being opened: a plain sentence."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except WorkflowError as error:
            return render(
                request,
                "cells/supervision/not_open.html",
                {"sentence": str(error)},
                status=409,
            )


def first_error(form) -> str:
    return str(next(iter(form.errors.values()))[0])
