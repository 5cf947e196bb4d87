"""The secretary writes the measures of the cell."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.summaries import policies, services
from cells.summaries.figures import indicators_of
from cells.summaries.forms import MeasureActForm, MeasureForm
from cells.summaries.models import EDITABLE, CellSummary
from cells.summaries.pages.measures import measure_page, measures_page, people_of
from cells.summaries.services import MeasureValues, Source
from cells.summaries.sources import waiting_texts
from cells.summaries.views.lines import LinesView, first_error
from cells.summaries.views.reading import LOADED
from cells.workflow import WorkflowError


class MeasuresView(RecordMixin, View):
    """What the pages of measures share."""

    queryset = CellSummary.objects.select_related(*LOADED)
    policy = policies.may_edit
    shows_anothers_text = True
    before_showing = LinesView.before_showing

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and self.object.status not in EDITABLE:
            return redirect("summaries:detail", pk=self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def show(self, page, *, error="", status=200):
        page.form_error = error
        return render(
            self.request, "cells/summaries/measures.html", {"page": page}, status=status
        )

    def measure(self):
        found = self.object.measures.filter(pk=self.kwargs["measure"]).first()
        if found is None:
            raise Http404
        return found

    def form(self, waiting) -> MeasureForm:
        return MeasureForm(
            self.request.POST,
            waiting=waiting,
            indicators={each.number: each for each in indicators_of(self.object)},
            people=people_of(self.object),
        )

    def save(self, form, **more) -> None:
        cleaned = form.cleaned_data
        values = MeasureValues(
            text=cleaned["text"],
            person=form.chosen_person(),
            due_on=cleaned["due_on"],
            product=cleaned["product"],
            indicators=cleaned["numbers"],
            sources=[Source(*key) for key in form.source_keys()],
        )
        services.save_measure(
            summary=self.object, values=values, by=self.request.user, now=now(), **more
        )


class MeasureList(MeasuresView):
    """Every measure, and a new one from remedies or in one's own words."""

    policy = policies.may_edit

    def get(self, request, *args, **kwargs):
        return self.show(measures_page(self.object, request.user))

    def post(self, request, *args, **kwargs):
        form = self.form(waiting_texts(self.object, request.user, "measure"))
        if not form.is_valid():
            page = measures_page(self.object, request.user, form)
            return self.show(page, error=first_error(form), status=422)
        try:
            self.save(form)
        except WorkflowError as error:
            page = measures_page(self.object, request.user, form)
            return self.show(page, error=str(error), status=409)
        messages.success(request, _("The measure stands in the summary."))
        return redirect("summaries:measures", pk=self.object.pk)


class MeasureChange(MeasuresView):
    """One measure is changed."""

    policy = policies.may_edit

    def get(self, request, *args, **kwargs):
        return self.show(measure_page(self.object, self.measure()))

    def post(self, request, *args, **kwargs):
        measure, form = self.measure(), self.form([])
        seen = MeasureActForm({"version": request.POST.get("version"), "act": "up"})
        if not form.is_valid() or not seen.is_valid():
            error = first_error(form) or first_error(seen)
            page = measure_page(self.object, measure, form)
            return self.show(page, error=error, status=422)
        try:
            self.save(form, measure=measure, seen_version=seen.cleaned_data["version"])
        except WorkflowError as error:
            page = measure_page(self.object, measure, form)
            return self.show(page, error=str(error), status=409)
        messages.success(request, _("The measure has been changed."))
        return redirect("summaries:measures", pk=self.object.pk)


class MeasurePlace(MeasuresView):
    """A measure moves up or down, or is taken out."""

    policy = policies.may_edit

    def before_showing(self):
        """GET shows nothing here."""

    def get(self, request, *args, **kwargs):
        return redirect("summaries:measures", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        measure, form = self.measure(), MeasureActForm(request.POST)
        if not form.is_valid():
            page = measures_page(self.object, request.user)
            return self.show(page, error=first_error(form), status=422)
        act, version = form.cleaned_data["act"], form.cleaned_data["version"]
        try:
            if act == "remove":
                services.remove_measure(
                    measure=measure, seen_version=version, by=request.user, now=now()
                )
            else:
                services.move_measure(measure=measure, up=act == "up")
        except WorkflowError as error:
            page = measures_page(self.object, request.user)
            return self.show(page, error=str(error), status=409)
        return redirect("summaries:measures", pk=self.object.pk)
