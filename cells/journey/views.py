"""Opening a round, and the page of the cell's work on it."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from cells.access import PolicyMixin, RecordMixin
from cells.indicators.models import Catalogue
from cells.journey import policies
from cells.journey.issue_round import start_cell_round
from cells.journey.pages import cell_round_page
from cells.organisation.models import Organisation
from cells.rounds.authorship import writing_members
from cells.rounds.forms import RoundForm
from cells.rounds.models import CellRound
from cells.workflow import WorkflowError

# Proposed distance of the six dates from today, in days; the secretary changes them.
PROPOSED_DAYS = {
    "reading_on": 7,
    "reports_on": 21,
    "summary_on": 28,
    "session_on": 32,
    "plans_on": 43,
    "supervised_until": 398,
}


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
        today = timezone.localdate()
        catalogue = Catalogue.objects.first()
        meanings = catalogue.meanings if catalogue else {}
        return (
            {
                "year": today.year,
                "title": _("Self-review round of %(year)s") % {"year": today.year},
                "period_from": today - timedelta(days=365),
                "period_to": today,
            }
            | {
                name: today + timedelta(days=days)
                for name, days in PROPOSED_DAYS.items()
            }
            | {f"meaning_{frequency}": text for frequency, text in meanings.items()}
        )

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

    def get(self, request, *args, **kwargs):
        page = cell_round_page(self.object, request.user)
        return render(request, "cells/journey/cell_round.html", {"page": page})
