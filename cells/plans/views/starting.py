"""Where a member's plan stands, and its beginning."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import View

from cells.access import PolicyMixin
from cells.organisation.holders import office_chart
from cells.plans import policies, services
from cells.plans.findings import pointed_out
from cells.plans.models import PlanStatus, RemediationPlan
from cells.plans.pages.current import no_plan_page
from cells.plans.transitions import WITH_AUTHOR
from cells.reviews.models import SelfReview
from cells.rounds.models import CellRound
from cells.workflow import WorkflowError


class PlanCurrent(PolicyMixin, View):
    """Leads to the plan of the member's newest round; without one says why."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        cell_round = newest_round(request.user)
        written = Q(cell_round=cell_round, carried_from=None)
        found = RemediationPlan.objects.filter(
            written | Q(status=PlanStatus.CARRIED), author=request.user
        ).order_by("pk")
        plan = next((each for each in found if not each.is_carried), None)
        came = next((each for each in reversed(found) if each.is_carried), None)
        if came and (plan is None or plan.status == PlanStatus.MOVED):
            return redirect("supervision:plan", pk=came.pk)
        if plan:
            name = "plans:write" if plan.status in WITH_AUTHOR else "plans:detail"
            return redirect(name, pk=plan.pk)
        chart = cell_round and office_chart(cell_round.cell, timezone.localdate())
        page = no_plan_page(cell_round, request.user, chart)
        return render(request, "cells/plans/current.html", {"page": page})


class PlanStart(PolicyMixin, View):
    """Begin the plan of the newest round; pressed twice, it is the same plan."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        return redirect("plans:current")

    def post(self, request, *args, **kwargs):
        cell_round = newest_round(request.user)
        if cell_round is None:
            return redirect("plans:current")
        try:
            plan = services.start_plan(
                cell_round=cell_round, author=request.user, now=timezone.now()
            )
        except WorkflowError as error:
            messages.error(request, str(error))
            return redirect("plans:current")
        return redirect("plans:write", pk=plan.pk)


def newest_round(user) -> CellRound | None:
    """The newest round in which the member has a report, or a finding of the cell."""
    reports = SelfReview.objects.visible_to(user).filter(cell_round=OuterRef("pk"))
    return (
        CellRound.objects.filter(
            Exists(reports) | pointed_out(cell_round=OuterRef("pk"), subject=user)
        )
        .select_related("round", "cell")
        .order_by("-opened_at", "-pk")
        .first()
    )
