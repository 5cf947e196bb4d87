"""Evaluating a line, and reporting on a measure of the cell."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.summaries.models import IS_PASSED, CellMeasure, CellSummary
from cells.supervision import policies, services
from cells.supervision.chosen_period import period_named
from cells.supervision.forms import EvaluationForm, MeasureForm
from cells.supervision.pages.evaluating import EvaluationPage, evaluation_page
from cells.supervision.pages.measures import measure_page
from cells.supervision.reporting_periods import Period
from cells.supervision.views.shared import PLANS
from cells.workflow import WorkflowError


def chosen_of(page: EvaluationPage, value: str) -> Period | None:
    """The period of the page's list that ``value`` names."""
    if value not in {each.value for each in page.periods}:
        return None
    span, _dash, day = value.partition(":")
    return period_named(span, day)


class LineEvaluate(RecordMixin, View):
    """Met, partly or not, with a word of why; earlier ones stand below."""

    queryset = PLANS
    policy = policies.supervises_plan
    shows_anothers_text = True

    def before_showing(self):
        services.open_plan_progress(plan=self.object, by=self.request.user, now=now())

    def page(self):
        page = evaluation_page(self.object, self.kwargs["line"], timezone.localdate())
        if page is None:
            raise Http404
        return page

    def get(self, request, *args, **kwargs):
        page = self.page()
        form = EvaluationForm(initial={"period": page.periods[0].value})
        return self.show(page, form)

    def show(self, page, form, *, status=200):
        context = {"page": page, "form": form}
        return render(
            self.request, "cells/supervision/evaluate.html", context, status=status
        )

    def show_again(self, form, *, status):
        """A refused post shows another's line as well: that stands in the trace."""
        self.before_showing()
        return self.show(self.page(), form, status=status)

    def post(self, request, *args, **kwargs):
        page, form = self.page(), EvaluationForm(request.POST)
        period = chosen_of(page, request.POST.get("period", ""))
        if not form.is_valid() or period is None:
            if period is None:
                form.add_error("period", _("Choose a period of the list."))
            return self.show_again(form, status=422)
        try:
            services.evaluate_line(
                plan=self.object,
                plan_line=self.kwargs["line"],
                period=period,
                result=form.cleaned_data["result"],
                why=form.cleaned_data["why"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show_again(form, status=409)
        messages.success(request, _("The evaluation stands in the member's plan."))
        return redirect("supervision:plan", pk=self.object.pk)


class VisibleMeasures:
    """Measures with their summary: who may see it and it was passed."""

    def get_queryset(self):
        summaries = CellSummary.objects.visible_to(self.request.user)
        return CellMeasure.objects.filter(
            summary__in=summaries.values("pk"), summary__status__in=IS_PASSED
        ).select_related("summary__cell_round__cell", "person")


class MeasureReport(VisibleMeasures, RecordMixin, View):
    """What was done of a measure of the cell."""

    policy = policies.reports_measure

    def get(self, request, *args, **kwargs):
        return self.show(MeasureForm())

    def show(self, form, *, status=200):
        context = {"page": measure_page(self.object), "form": form}
        return render(
            self.request, "cells/supervision/measure.html", context, status=status
        )

    def post(self, request, *args, **kwargs):
        form = MeasureForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.report_measure(
                measure=self.object,
                text=form.cleaned_data["text"],
                is_done=form.cleaned_data["is_done"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("What was done of the measure is recorded."))
        return redirect("supervision:board")
