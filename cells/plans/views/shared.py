"""What the views of a plan share."""

from django.shortcuts import render

from cells.plans.models import RemediationPlan
from cells.workflow import WorkflowError

LOADED = (
    "author",
    "cell_round__round",
    "cell_round__cell",
    "approver_organisation",
)
PLANS = RemediationPlan.objects.select_related(*LOADED)


class TakenBack:
    """A plan that was taken back while it was being opened: a plain sentence."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except WorkflowError as error:
            return render(
                request,
                "cells/plans/not_open.html",
                {"sentence": str(error)},
                status=409,
            )


def first_error(form) -> str:
    return str(next(iter(form.errors.values()))[0])
