"""Ending the supervision of a plan."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.saved_forms import SeenVersionForm, not_whole
from cells.supervision import policies, services
from cells.supervision.pages.finish import finish_page
from cells.supervision.views.shared import PLANS
from cells.workflow import WorkflowError


class PlanFinish(RecordMixin, View):
    """The evaluations once more, then one press that is not taken back."""

    queryset = PLANS
    policy = policies.supervises_plan

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, form_error="", status=200):
        page = finish_page(self.object, timezone.localdate())
        context = {"page": page, "form_error": form_error}
        response = render(
            self.request, "cells/supervision/finish.html", context, status=status
        )
        response["Cache-Control"] = "no-store"
        return response

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(form_error=not_whole(), status=422)
        try:
            services.finish_plan(
                plan=self.object,
                by=request.user,
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            self.object.refresh_from_db(fields=["status", "version"])
            return self.show(form_error=str(error), status=409)
        messages.success(request, _("The plan is finished."))
        return redirect("supervision:plan", pk=self.object.pk)
