"""Ideas per indicator: given by their authors, reworded by the secretary, shown."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.supervision import policies, services
from cells.supervision.forms import IdeaForm
from cells.supervision.models import Idea
from cells.supervision.pages.ideas import given_line, ideas_page
from cells.supervision.views.shared import PLANS
from cells.workflow import WorkflowError


class IdeaList(PolicyMixin, View):
    """What worked elsewhere, without a name and without a cell."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        page = ideas_page(request.user)
        return render(request, "cells/supervision/ideas.html", {"page": page})


class IdeaAgree(RecordMixin, View):
    """The author says yes: the secretary may reword this line as an idea."""

    queryset = PLANS
    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return redirect("supervision:plan", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        try:
            services.agree_to_idea(
                plan=self.object,
                plan_line=self.kwargs["line"],
                author=request.user,
                now=now(),
            )
        except WorkflowError as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request,
                _("The secretary may reword it as an idea. You can take it back."),
            )
        return redirect("supervision:plan", pk=self.object.pk)


class IdeaReword(RecordMixin, View):
    """The secretary writes it in other words; the author's text stands beside."""

    queryset = Idea.objects.filter(withdrawn_at=None).select_related("plan__cell_round")
    policy = policies.may_reword
    shows_anothers_text = True

    def before_showing(self):
        services.open_idea(idea=self.object, by=self.request.user, now=now())

    def get(self, request, *args, **kwargs):
        idea = self.object
        initial = {"version": idea.version, "text": idea.text, "product": idea.product}
        return self.show(IdeaForm(initial=initial))

    def show(self, form, *, status=200):
        context = {"form": form, "line": given_line(self.object), "idea": self.object}
        return render(
            self.request, "cells/supervision/reword.html", context, status=status
        )

    def show_again(self, form, *, status):
        """A refused post shows the given line as well: that stands in the trace."""
        self.before_showing()
        return self.show(form, status=status)

    def post(self, request, *args, **kwargs):
        form = IdeaForm(request.POST)
        if not form.is_valid():
            return self.show_again(form, status=422)
        try:
            services.publish_idea(
                idea=self.object,
                text=form.cleaned_data["text"],
                product=form.cleaned_data["product"],
                by=request.user,
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show_again(form, status=409)
        messages.success(request, _("The idea is shown, without a name."))
        return redirect("supervision:ideas")


class IdeaWithdraw(RecordMixin, View):
    """Its author, or the secretary, takes it away."""

    queryset = Idea.objects.filter(withdrawn_at=None)
    policy = policies.may_withdraw_idea

    def get(self, request, *args, **kwargs):
        return redirect("supervision:ideas")

    def post(self, request, *args, **kwargs):
        try:
            services.withdraw_idea(idea=self.object, by=request.user, now=now())
        except WorkflowError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Nobody sees this idea any more."))
        return redirect("supervision:ideas")
