"""What the views of a plan share."""

from django.db.models import Exists, OuterRef
from django.shortcuts import render

from cells.plans.models import RemediationPlan
from cells.workflow import WorkflowError

LOADED = (
    "author",
    "cell_round__round",
    "cell_round__cell",
    "approver_organisation",
    "moved_to",
)
# Whether it is worth asking what recurs: a line of an earlier round was ever met.
EARLIER_MET = Exists(
    RemediationPlan.objects.filter(
        author=OuterRef("author"),
        cell_round__opened_at__lt=OuterRef("cell_round__opened_at"),
        evaluations__result="met",
    )
)
# What came with a transfer has no page but the one of its supervision.
PLANS = (
    RemediationPlan.objects.filter(carried_from=None)
    .select_related(*LOADED)
    .annotate(has_earlier_met=EARLIER_MET)
)


class TakenBack:
    """What was taken back while it was being opened: a plain sentence."""

    not_open_template = "cells/plans/not_open.html"

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except WorkflowError as error:
            return render(
                request,
                self.not_open_template,
                {"sentence": str(error)},
                status=409,
            )


def first_error(form) -> str:
    return str(next(iter(form.errors.values()))[0])
