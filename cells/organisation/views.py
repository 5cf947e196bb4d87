"""The secretary has a deputy read the reports for some days, and takes it back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.organisation import policies, services
from cells.organisation.delegations_page import delegations_page, deputies_of
from cells.organisation.forms import DelegationForm
from cells.organisation.models import Delegation
from cells.organisation.own_cell import secretarys_cell
from cells.workflow import WorkflowError


class DelegationList(PolicyMixin, View):
    """Who reads for the secretary, and from when to when."""

    policy = policies.may_delegate

    def get(self, request, *args, **kwargs):
        return self.show(DelegationForm(deputies=self.deputies()))

    def deputies(self):
        return deputies_of(
            secretarys_cell(self.request.user), self.request.user, localdate()
        )

    def post(self, request, *args, **kwargs):
        form = DelegationForm(request.POST, deputies=self.deputies())
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.delegate_reading(
                cell=secretarys_cell(request.user), giver=request.user, now=now(),
                **form.cleaned_data,
            )  # fmt: skip
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("Recorded. The deputy secretary has been told."))
        return redirect("organisation:delegations")

    def show(self, form, *, status=200):
        page = delegations_page(secretarys_cell(self.request.user), localdate())
        return render(
            self.request,
            "cells/organisation/delegations.html",
            {"page": page, "form": form},
            status=status,
        )


class DelegationTakeBack(RecordMixin, View):
    """End a delegation at once."""

    queryset = Delegation.objects.select_related("cell", "delegate")
    policy = policies.may_take_back

    def get(self, request, *args, **kwargs):
        return redirect("organisation:delegations")

    def post(self, request, *args, **kwargs):
        try:
            services.take_back_delegation(
                delegation=self.object, by=request.user, now=now()
            )
        except WorkflowError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The delegation has ended."))
        return redirect("organisation:delegations")
