"""A plan as it is read, and its approver's acts: approve, return, pass up."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.confirm_again import (
    Confirmation,
    confirm_again,
    wrong_password,
)
from cells.accounts.views import locked_out_text
from cells.plans import policies, services
from cells.plans.forms import ApprovalForm, PostedNotes, ReturnForm
from cells.plans.pages.detail import Typed, plan_page
from cells.plans.transitions import WITH_AUTHOR
from cells.plans.views.shared import PLANS, TakenBack, first_error
from cells.saved_forms import SeenVersionForm, not_whole
from cells.workflow import WorkflowError


class PlanView(TakenBack, RecordMixin, View):
    """What the pages of a plan that is read share. The opening is recorded first."""

    queryset = PLANS
    policy = policies.may_read
    shows_anothers_text = True

    def before_showing(self):
        self.record_opening()

    def record_opening(self):
        if self.object.author_id != self.request.user.pk:
            services.open_plan(plan=self.object, approver=self.request.user, now=now())

    def show(self, *, form_error="", typed=None, status=200):
        page = plan_page(self.object, self.request.user, typed)
        page.form_error = form_error
        return render(
            self.request, "cells/plans/detail.html", {"page": page}, status=status
        )


class PlanDetail(PlanView):
    """Read the plan; its author is led on to writing while it is theirs."""

    policy = policies.may_read

    def get(self, request, *args, **kwargs):
        is_author = self.object.author_id == request.user.pk
        if is_author and self.object.status in WITH_AUTHOR:
            return redirect("plans:write", pk=self.object.pk)
        return self.show()


class ApproverView(PlanView):
    """What the acts of an approver share: pages that are only posted to."""

    policy = policies.may_approve
    shows_anothers_text = True

    def before_showing(self):
        """GET shows nothing here: it leads to the plan."""

    def get(self, request, *args, **kwargs):
        return redirect("plans:detail", pk=self.object.pk)

    def typed(self, errors=None) -> Typed:
        return Typed(
            reason=self.request.POST.get("reason", ""),
            notes=PostedNotes(self.request.POST).texts,
            errors=errors or {},
        )

    def refused(self, sentence: str, *, status: int, errors=None):
        """The sentence above the plan, with everything typed but the password."""
        found = self.get_queryset().filter(pk=self.object.pk).first()
        if found is None:  # taken back, or passed up, in the meantime
            raise WorkflowError(sentence)
        self.object = found
        self.record_opening()
        return self.show(form_error=sentence, typed=self.typed(errors), status=status)


class PlanApprove(ApproverView):
    """Approve exactly what was shown, with the password again."""

    policy = policies.may_approve

    def post(self, request, *args, **kwargs):
        form = ApprovalForm(request.POST)
        if not form.is_valid():
            return self.refused(not_whole(), status=422)
        if self.has_words():
            return self.refused(notes_left(), status=422)
        confirmation = confirm_again(request)
        if confirmation == Confirmation.LOCKED:
            return self.refused(locked_out_text(), status=429)
        if confirmation == Confirmation.WRONG:
            sentence = wrong_password()
            errors = {"password": sentence}
            return self.refused(sentence, status=422, errors=errors)
        try:
            services.approve_plan(
                plan=self.object,
                approver=request.user,
                shown=form.cleaned_data["shown"],
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(request, _("The plan has been approved."))
        return redirect("plans:queue")

    def has_words(self) -> bool:
        typed = self.typed()
        return any(text.strip() for text in [typed.reason, *typed.notes.values()])


def notes_left() -> str:
    return _(
        "You have written what is to be corrected. Return the plan, or empty those "
        "fields before you approve it."
    )


class PlanReturn(ApproverView):
    """Give the plan back, with a reason for the whole or at lines."""

    policy = policies.may_approve

    def post(self, request, *args, **kwargs):
        form = ReturnForm(request.POST)
        if not form.is_valid():
            is_whole = "version" not in form.errors
            sentence = first_error(form) if is_whole else not_whole()
            return self.refused(sentence, status=422)
        try:
            notes = PostedNotes(request.POST).cleaned()
        except ValidationError as error:
            return self.refused(error.messages[0], status=422)
        try:
            services.return_plan(
                plan=self.object,
                approver=request.user,
                reason=form.cleaned_data["reason"],
                notes=notes,
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(request, _("The plan has been returned to its author."))
        return redirect("plans:queue")


class PlanPassUp(ApproverView):
    """The deputy passes the secretary's plan to the committee above."""

    policy = policies.may_pass_up

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.refused(not_whole(), status=422)
        try:
            services.pass_up_plan(
                plan=self.object,
                deputy=request.user,
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(request, _("The committee above approves this plan now."))
        return redirect("plans:queue")
