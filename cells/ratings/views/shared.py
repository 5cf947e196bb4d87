"""What the views of a rating share: how it is loaded, opened, shown and acted on."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.generic import View

from cells.access import RecordMixin
from cells.plans.views.shared import TakenBack
from cells.ratings import policies, services
from cells.ratings.labels import rule_words, title_of
from cells.ratings.models import Rating
from cells.ratings.pages.detail import dossier_page
from cells.ratings.pages.lists import LOADED
from cells.reviews.models import ReaderOffice
from cells.workflow import WorkflowError

PEOPLE = ("remarked_by", "proposed_by", "decided_by", "self_rating")
RATINGS = Rating.objects.with_commendation().select_related(*LOADED, *PEOPLE)


class RatingView(TakenBack, RecordMixin, View):
    """Another's rating is opened on record before it is shown."""

    queryset = RATINGS
    policy = policies.may_read
    shows_anothers_text = True
    not_open_template = "cells/ratings/not_open.html"

    def before_showing(self):
        self.record_opening()

    def record_opening(self):
        rating, user = self.object, self.request.user
        if policies.is_own(user, rating):
            return
        office = ReaderOffice.COMMITTEE
        if policies.handles(user, rating):
            office = rating.office
        services.open_rating(rating=rating, by=user, office=office, now=now())

    def fresh(self) -> Rating:
        """As it stands now; a refused act has changed what was in memory alone."""
        found = self.get_queryset().filter(pk=self.object.pk).first()
        if found is None:  # out of one's sight meanwhile
            raise WorkflowError(self.gone)
        self.object = found
        return found

    gone = ""

    def show_dossier(self, *, form_error="", status=200):
        page = dossier_page(self.fresh(), self.request.user)
        page.form_error = form_error
        return render(
            self.request, "cells/ratings/detail.html", {"page": page}, status=status
        )


class ActView(RatingView):
    """One act with a short form: shown again with everything typed when refused.

    ``service`` gets what was typed, by the names of the form's fields.
    """

    policy = policies.may_read
    form_class = None
    service = None
    transitions = ()
    heading = lead = done = ""

    def get(self, request, *args, **kwargs):
        if not self.is_possible():
            return redirect("ratings:detail", pk=self.object.pk)
        return self.show(self.make_form())

    def make_form(self, data=None):
        return self.form_class(data, rating=self.object)

    def is_possible(self) -> bool:
        return any(each.may_start(self.object) for each in self.transitions)

    def post(self, request, *args, **kwargs):
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            self.act(form)
        except WorkflowError as error:
            return self.refused(form, error)
        messages.success(request, self.done)
        return redirect(self.next_url())

    def act(self, form):
        typed = dict(form.cleaned_data)
        seen_version = typed.pop("version")
        self.service(seen_version=seen_version, **typed, **self.facts())

    def next_url(self):
        """Back to the dossier, if it is still in sight."""
        found = self.get_queryset().filter(pk=self.object.pk).exists()
        in_cell = self.object.cell_id in self.request.user.mandates.member_of
        away = "ratings:cell" if in_cell else "ratings:committee"
        return self.object_url() if found else away

    def object_url(self) -> str:
        return reverse("ratings:detail", args=[self.object.pk])

    def refused(self, form, error):
        form.add_error(None, str(error))
        self.gone = str(error)
        self.fresh()
        return self.show(form, status=409)

    def facts(self) -> dict:
        """What every act names: who acts, on which version, when."""
        return {"rating": self.object, "by": self.request.user, "now": now()}

    def show(self, form, *, status=200, **more):
        rating = self.object
        context = {
            "form": form,
            "heading": self.heading,
            "lead": self.lead,
            "title": title_of(rating),
            "rule": rule_words(rating),
            "rating": rating,
        }
        return render(
            self.request, "cells/ratings/act.html", context | more, status=status
        )
