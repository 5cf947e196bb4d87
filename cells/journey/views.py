"""Opening a round, and the page of the cell's work on it."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from cells.access import PolicyMixin, RecordMixin
from cells.journey import policies
from cells.journey.issue_round import start_cell_round
from cells.journey.pages import cell_round_page
from cells.journey.round_proposal import proposed_round
from cells.journey.session_facts import with_sessions
from cells.journey.step_facts import with_reading
from cells.organisation.models import Organisation
from cells.reviews.models import SelfReview
from cells.reviews.pages.shared import Link
from cells.reviews.services import reinstate_self_review
from cells.rounds.authorship import writing_members
from cells.rounds.forms import RoundForm
from cells.rounds.models import CellRound
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class RoundOpen(PolicyMixin, FormView):
    """The secretary opens a round for the own cell."""

    policy = policies.may_open_round
    form_class = RoundForm
    template_name = "cells/journey/open_round.html"

    def cell(self) -> Organisation:
        mandates = self.request.user.mandates
        return Organisation.objects.filter(
            pk__in=mandates.secretary_of & mandates.member_of
        ).first()

    def get_initial(self):
        return proposed_round(timezone.localdate())

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        writing, others = writing_members(
            self.cell(), on=today, since=today - timedelta(days=365)
        )
        return super().get_context_data(**kwargs) | {
            "cell": self.cell(),
            "writing": writing,
            "others": others,
        }

    def form_valid(self, form):
        try:
            cell_round = start_cell_round(
                review_round=form.save(commit=False),
                cell=self.cell(),
                by=self.request.user,
                now=timezone.now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(
            self.request, _("The round is open. Every author has been told.")
        )
        return redirect("journey:cell_round", pk=cell_round.pk)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)


class CellRoundCurrent(PolicyMixin, TemplateView):
    """Leads to the newest round of the cell that one leads."""

    policy = policies.leads_a_cell
    template_name = "cells/journey/no_round.html"

    def get(self, request, *args, **kwargs):
        cell_round = CellRound.objects.visible_to(request.user).first()
        if cell_round is None:
            return super().get(request, *args, **kwargs)
        return redirect("journey:cell_round", pk=cell_round.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "may_open_round": policies.may_open_round(self.request.user)
        }


class CellRoundDetail(RecordMixin, View):
    """Who must write and who need not, how far each is, and the dates."""

    queryset = CellRound.objects.select_related("round", "cell", "summary")
    policy = policies.may_see_cell_round

    def get_queryset(self):
        today = timezone.localdate()
        return with_sessions(with_reading(super().get_queryset(), today))

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, error="", status=200):
        page = cell_round_page(self.object, self.request.user)
        page.errors = [Link("", error)] if error else []
        return render(
            self.request, "cells/journey/cell_round.html", {"page": page}, status=status
        )


class ReviewReinstate(CellRoundDetail):
    """A report that need not be written is asked for again."""

    policy = policies.may_reinstate

    def get(self, request, *args, **kwargs):
        return redirect("journey:cell_round", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        reviews = SelfReview.objects.filter(cell_round=self.object)
        review = get_object_or_404(
            reviews.select_related("author"), pk=kwargs["review"]
        )
        review.cell_round = self.object
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            stale = _("The page was not whole. Read it once more, then press again.")
            return self.show(error=stale, status=422)
        try:
            reinstate_self_review(
                review=review,
                by=request.user,
                seen_version=form.cleaned_data["version"],
                now=timezone.now(),
            )
        except WorkflowError as error:
            return self.show(error=str(error), status=409)
        messages.success(
            request,
            _("Comrade %(name)s writes a report again and has been told.")
            % {"name": review.author.full_name},
        )
        return redirect("journey:cell_round", pk=self.object.pk)
