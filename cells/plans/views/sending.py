"""The author's acts: read through, send, take back, change, drop the change."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.plans import policies, services
from cells.plans.forms import ReasonForm
from cells.plans.labels import approver_words
from cells.plans.models import PlanStatus
from cells.plans.pages.detail import plan_page
from cells.plans.pages.read_through import read_through_page
from cells.plans.transitions import WITH_AUTHOR
from cells.plans.views.shared import PLANS, first_error
from cells.saved_forms import SeenVersionForm, not_whole
from cells.workflow import WorkflowError


class AuthorView(RecordMixin, View):
    """What the author's acts share: the page that a refusal is shown on."""

    queryset = PLANS
    policy = policies.is_author

    def fresh(self):
        self.object = self.get_queryset().get(pk=self.object.pk)
        return self.object

    def show_detail(self, *, form_error="", status=200):
        page = plan_page(self.fresh(), self.request.user)
        page.form_error = form_error
        return render(
            self.request, "cells/plans/detail.html", {"page": page}, status=status
        )


class PlanReadThrough(AuthorView):
    """Everything once, before sending."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, form_error="", status=200):
        plan = self.fresh()
        if plan.status not in WITH_AUTHOR:
            return redirect("plans:detail", pk=plan.pk)
        page = read_through_page(plan, form_error=form_error)
        return render(
            self.request,
            "cells/plans/read_through.html",
            {"page": page},
            status=status,
        )


class PlanSend(PlanReadThrough):
    """Send what was read through to its approver."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return redirect("plans:read_through", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(form_error=not_whole(), status=422)
        try:
            services.send_plan(
                plan=self.object, seen_version=form.cleaned_data["version"], now=now()
            )
        except WorkflowError as error:
            if self.fresh().status == PlanStatus.SENT:
                messages.info(request, _("This plan has been sent already."))
            return self.show(form_error=str(error), status=409)
        messages.success(
            request,
            _("The plan has been sent to %(approver)s.")
            % {"approver": approver_words(self.fresh())},
        )
        return redirect("plans:detail", pk=self.object.pk)


class PlanRecall(AuthorView):
    """Take the plan back while nobody has opened it."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return redirect("plans:detail", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show_detail(form_error=not_whole(), status=422)
        try:
            services.recall_plan(
                plan=self.object, seen_version=form.cleaned_data["version"], now=now()
            )
        except WorkflowError as error:
            return self.show_detail(form_error=str(error), status=409)
        messages.success(request, _("You have taken the plan back."))
        return redirect("plans:write", pk=self.object.pk)


class PlanChange(AuthorView):
    """A reason first; then the fields open and the approval is no longer in force."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, form_error="", reason="", status=200):
        plan = self.fresh()
        if plan.status in WITH_AUTHOR:
            return redirect("plans:write", pk=plan.pk)
        if plan.status != PlanStatus.APPROVED:
            return redirect("plans:detail", pk=plan.pk)
        context = {"plan": plan, "form_error": form_error, "reason": reason}
        return render(self.request, "cells/plans/change.html", context, status=status)

    def post(self, request, *args, **kwargs):
        form = ReasonForm(request.POST)
        typed = request.POST.get("reason", "")
        if not form.is_valid():
            error = not_whole() if "version" in form.errors else first_error(form)
            return self.show(form_error=error, reason=typed, status=422)
        try:
            services.change_plan(
                plan=self.object,
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.show(form_error=str(error), reason=typed, status=409)
        messages.success(
            request,
            _("The lines are open. The approval is not in force until the next one."),
        )
        return redirect("plans:write", pk=self.object.pk)


class PlanDiscard(AuthorView):
    """Ask once; then the approved copy is the plan again."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, form_error="", status=200):
        plan = self.fresh()
        if plan.status != PlanStatus.CHANGED:
            return redirect("plans:current")
        context = {"plan": plan, "form_error": form_error}
        return render(self.request, "cells/plans/discard.html", context, status=status)

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(form_error=not_whole(), status=422)
        try:
            services.discard_change(
                plan=self.object, seen_version=form.cleaned_data["version"], now=now()
            )
        except WorkflowError as error:
            return self.show(form_error=str(error), status=409)
        messages.success(
            request, _("The plan is as it was approved; the approval is in force.")
        )
        return redirect("plans:detail", pk=self.object.pk)
