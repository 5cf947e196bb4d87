"""One plan as it is carried out, and the beginning of a sheet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.plans.models import FOLLOWED, RemediationPlan
from cells.supervision import policies, services
from cells.supervision.pages.plan import plan_progress_page
from cells.supervision.views.shared import PLANS, period_of_address
from cells.workflow import WorkflowError


class MyProgress(PolicyMixin, View):
    """The newest plan of one's own that is carried out, or a sentence."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        plan = (
            RemediationPlan.objects.filter(author=request.user, status__in=FOLLOWED)
            .filter(
                RemediationPlan.objects.was_approved()
                | RemediationPlan.objects.came_with_transfer()
            )
            .order_by("-cell_round__opened_at", "-pk")
            .first()
        )
        if plan is None:
            messages.info(
                request, _("Reporting begins once your plan has been approved.")
            )
            return redirect("plans:current")
        return redirect("supervision:plan", pk=plan.pk)


class PlanProgress(RecordMixin, View):
    """Lines, periods and evaluations."""

    queryset = PLANS
    policy = policies.follows_plan
    shows_anothers_text = True

    def before_showing(self):
        services.open_plan_progress(plan=self.object, by=self.request.user, now=now())

    def get(self, request, *args, **kwargs):
        page = plan_progress_page(self.object, request.user, timezone.localdate())
        return render(request, "cells/supervision/plan.html", {"page": page})


class ProgressStart(RecordMixin, View):
    """Begin the sheet of a period; one that stands is opened."""

    queryset = PLANS
    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return redirect("supervision:plan", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        period = period_of_address(kwargs)
        try:
            report = services.start_progress(plan=self.object, period=period, now=now())
        except WorkflowError as error:
            messages.error(request, str(error))
            return redirect("supervision:plan", pk=self.object.pk)
        return redirect("supervision:write", pk=report.pk)
