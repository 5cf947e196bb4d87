"""The plans that one approves, those of the cell, and the cell's kinds of product."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin
from cells.organisation.models import Organisation
from cells.organisation.own_cell import secretarys_cell
from cells.plans import policies, services
from cells.plans.forms import ProductKindForm
from cells.plans.pages.cell import cell_plans_page
from cells.plans.pages.queue import plan_queue_page
from cells.plans.product_kinds import kinds_for
from cells.plans.views.shared import first_error
from cells.workflow import WorkflowError


class PlanQueue(PolicyMixin, View):
    """What waits for approval, by waiting time; then the others."""

    policy = policies.approves_plans

    def get(self, request, *args, **kwargs):
        page = plan_queue_page(request.user)
        return render(request, "cells/plans/queue.html", {"page": page})


class CellPlans(PolicyMixin, View):
    """What members read of the approved plans of their cell."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        page = cell_plans_page(request.user)
        response = render(request, "cells/plans/cell.html", {"page": page})
        response["Cache-Control"] = "no-store"
        return response


class ProductKinds(PolicyMixin, View):
    """The kinds that the cell may choose from; the secretary adds to them."""

    policy = policies.extends_kinds

    def get(self, request, *args, **kwargs):
        return self.show()

    def cell(self) -> Organisation:
        return secretarys_cell(self.request.user)

    def show(self, *, form_error="", status=200):
        cell = self.cell()
        posted = self.request.POST
        context = {
            "cell": cell,
            "kinds": list(kinds_for(cell.pk)),
            "form_error": form_error,
            "name": posted.get("name", ""),
            "unit": posted.get("unit", ""),
        }
        return render(self.request, "cells/plans/kinds.html", context, status=status)

    def post(self, request, *args, **kwargs):
        form = ProductKindForm(request.POST)
        if not form.is_valid():
            return self.show(form_error=first_error(form), status=422)
        try:
            services.add_product_kind(
                cell=self.cell(), by=request.user, now=now(), **form.cleaned_data
            )
        except WorkflowError as error:
            return self.show(form_error=str(error), status=409)
        messages.success(request, _("The kind has been added to the list."))
        return redirect("plans:kinds")
