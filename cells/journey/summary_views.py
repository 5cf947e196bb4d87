"""The way of a summary: frozen, passed, and opened again with a reason."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.journey import summary_pages
from cells.journey.freeze_summary import freeze_figures
from cells.journey.pass_page import fill_from_minutes, pass_page
from cells.journey.pass_summary import Addition, pass_summary
from cells.journey.reopen_summary import reopen_reviews, reopen_summary
from cells.journey.session_minutes import sessions_of
from cells.journey.summary_forms import FreezeForm, PassForm, ReopenForm
from cells.journey.summary_pages import show_refusal
from cells.summaries.models import CellSummary, SummaryStatus
from cells.summaries.policies import may_edit
from cells.workflow import WorkflowError


class WayView(RecordMixin, View):
    """One act on a summary: ``sources`` are the states in which it is offered."""

    queryset = CellSummary.objects.select_related(
        "cell_round__round", "cell_round__cell", "narrative"
    )
    policy = may_edit
    sources: tuple[str, ...] = ()
    template_name = "cells/journey/summary_act.html"
    done = ""

    def get(self, request, *args, **kwargs):
        if self.object.status not in self.sources:
            return redirect("summaries:detail", pk=self.object.pk)
        return self.show(self.page())

    def page(self):
        raise NotImplementedError

    def form(self):
        return ReopenForm(self.request.POST)

    def act(self, cleaned: dict) -> None:
        raise NotImplementedError

    def show(self, page, *, status=200):
        return render(self.request, self.template_name, {"page": page}, status=status)

    def post(self, request, *args, **kwargs):
        form = self.form()
        if not form.is_valid():
            return self.show(show_refusal(self.page(), form), status=422)
        try:
            self.act(form.cleaned_data)
        except WorkflowError as error:
            self.object = self.get_queryset().get(pk=self.object.pk)
            page = show_refusal(self.page(), form, str(error))
            return self.show(page, status=409)
        messages.success(request, str(self.done))
        return redirect("summaries:detail", pk=self.object.pk)


class SummaryFreeze(WayView):
    """The figures are frozen and the reports closed."""

    policy = may_edit
    sources = (SummaryStatus.DRAFT,)

    def missing(self) -> int:
        return summary_pages.missing_reports(self.object)

    def page(self):
        return summary_pages.freeze_page(self.object, self.missing())

    def form(self):
        return FreezeForm(self.request.POST, missing=self.missing())

    def act(self, cleaned):
        freeze_figures(
            cell_round=self.object.cell_round,
            by=self.request.user,
            reason=cleaned["reason"],
            seen_version=cleaned["version"],
            now=now(),
        )
        self.done = _("The figures are frozen. Every member of the cell has been told.")


class ReviewsReopen(WayView):
    """The frozen figures are taken away, and the reports are open again."""

    policy = may_edit
    sources = (SummaryStatus.BEFORE_CELL,)

    def page(self):
        return summary_pages.reopen_reviews_page(self.object)

    def act(self, cleaned):
        reopen_reviews(
            cell_round=self.object.cell_round,
            by=self.request.user,
            reason=cleaned["reason"],
            seen_version=cleaned["version"],
            now=now(),
        )
        self.done = _("The reports are open again.")


class SummaryPass(WayView):
    """The cell has passed the summary; it is bound from now on."""

    policy = may_edit
    sources = (SummaryStatus.BEFORE_CELL,)
    template_name = "cells/journey/summary_pass.html"

    def page(self):
        return pass_page(self.object)

    def form(self):
        sessions = sessions_of(self.object.cell_round)
        return PassForm(self.request.POST, asks_for_day=not sessions.meetings)

    def post(self, request, *args, **kwargs):
        """The other button takes what the minutes say and stores nothing."""
        if request.POST.get("then") == "take":
            page = show_refusal(self.page(), self.form_unchecked())
            return self.show(fill_from_minutes(page, self.object.cell_round))
        return super().post(request, *args, **kwargs)

    def form_unchecked(self):
        form = self.form()
        form.errors.clear()
        return form

    def act(self, cleaned):
        pass_summary(
            summary=self.object,
            passed_on=cleaned.get("passed_on"),
            addition=Addition(
                cleaned["text"],
                cleaned["items"],
                cleaned["agreed"],
                cleaned["explained"],
            ),
            by=self.request.user,
            seen_version=cleaned["version"],
            now=now(),
        )
        self.done = _("Recorded: the cell has passed the summary.")


class SummaryPassAfterMinutes(SummaryPass):
    """The same page from the passed minutes: what they say stands in it already."""

    policy = may_edit

    def page(self):
        return fill_from_minutes(super().page(), self.object.cell_round)


class SummaryReopen(WayView):
    """The passed summary is before the cell again; the version is kept."""

    policy = may_edit
    sources = (SummaryStatus.PASSED, SummaryStatus.RETURNED)

    def page(self):
        return summary_pages.reopen_summary_page(self.object)

    def act(self, cleaned):
        reopen_summary(
            summary=self.object,
            by=self.request.user,
            reason=cleaned["reason"],
            seen_version=cleaned["version"],
            now=now(),
        )
        self.done = _("The summary is before the cell again.")
