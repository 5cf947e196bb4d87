"""Reminders, recorded requests, and going on without a report (O5)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.organisation.name_order import name_order
from cells.reviews import policies
from cells.reviews.models import ReviewStatus, SelfReview
from cells.reviews.pages.requesting import remind_page, requests_page
from cells.reviews.request_forms import FilingRequestForm, ReminderForm
from cells.reviews.services.requesting import (
    proceed_without_report,
    remind_authors,
    reminded_since,
    request_filing,
)
from cells.rounds.models import CellRoundStatus
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class AskedView(RecordMixin, View):
    """What the pages about one member's missing report share."""

    queryset = SelfReview.objects.select_related(
        "author", "cell_round__round", "cell_round__cell"
    )
    policy = policies.may_ask_to_file

    def get_queryset(self):
        return self.queryset.asked_to_file_by(self.request.user)

    def show(self, form, status=200):
        context = {"page": requests_page(self.object), "form": form}
        template = "cells/reviews/requests.html"
        return render(self.request, template, context, status=status)


class ReviewRequests(AskedView):
    """The requests made so far; one more is recorded here."""

    policy = policies.may_ask_to_file

    def get(self, request, *args, **kwargs):
        return self.show(FilingRequestForm())

    def post(self, request, *args, **kwargs):
        form = FilingRequestForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            request_filing(
                review=self.object,
                due_on=form.cleaned_data["due_on"],
                by=request.user,
                now=timezone.now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("The request is recorded and the comrade told."))
        return redirect("reviews:requests", pk=self.object.pk)


class ReviewProceedWithout(AskedView):
    """The cell proceeds without the report."""

    http_method_names = ["post"]
    policy = policies.may_ask_to_file

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("The page was not whole. Press once more."))
            return self.show(FilingRequestForm(), status=422)
        try:
            proceed_without_report(
                review=self.object,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=timezone.now(),
            )
        except WorkflowError as error:
            messages.error(request, str(error))
            self.object.refresh_from_db(fields=["status", "version"])
            return self.show(FilingRequestForm(), status=409)
        messages.success(
            request, _("Recorded. The comrade has been told and may still file.")
        )
        return redirect("reviews:requests", pk=self.object.pk)


class ReviewRemind(PolicyMixin, View):
    """Who is chosen in the queue is reminded, after the words were shown."""

    http_method_names = ["post"]
    policy = policies.reminds_authors

    def post(self, request, *args, **kwargs):
        form = ReminderForm(request.POST)
        form.full_clean()
        reviews = self.chosen(form.chosen())
        if not reviews:
            messages.error(request, _("Choose at least one comrade who has not filed."))
            return redirect("reviews:queue")
        if form.cleaned_data.get("confirmed"):
            return self.send(reviews)
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0)
        page = remind_page(reviews, reminded_since(reviews, midnight))
        return render(request, "cells/reviews/remind.html", {"page": page})

    def chosen(self, ids) -> list[SelfReview]:
        found = (
            SelfReview.objects.asked_to_file_by(self.request.user)
            .filter(
                pk__in=ids,
                status=ReviewStatus.DRAFT,
                cell_round__status=CellRoundStatus.OPEN,
            )
            .select_related("author", "cell_round__round")
        )
        return sorted(found, key=lambda review: name_order(review.author))

    def send(self, reviews):
        told = remind_authors(reviews=reviews, by=self.request.user, now=timezone.now())
        text = ngettext(
            "%(n)s comrade has been reminded.",
            "%(n)s comrades have been reminded.",
            len(told),
        )
        messages.success(self.request, text % {"n": len(told)})
        return redirect("reviews:queue")
