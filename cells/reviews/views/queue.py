"""The reports that one reads, and an author's wish for another reader."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.organisation.holders import office_chart
from cells.reviews import policies, services
from cells.reviews.forms import ReaderWishForm
from cells.reviews.models import SelfReview
from cells.reviews.pages.queue import queue_page
from cells.reviews.pages.wish import wish_page
from cells.reviews.transitions import MAY_WISH
from cells.reviews.views.filing import stale_page
from cells.reviews.views.writing import LOADED
from cells.workflow import WorkflowError


class ReviewQueue(PolicyMixin, View):
    """What waits to be read, by waiting time; then the others."""

    policy = policies.reads_reports

    def get(self, request, *args, **kwargs):
        return render(
            request, "cells/reviews/queue.html", {"page": queue_page(request.user)}
        )


class ReviewReader(RecordMixin, View):
    """The author asks that another office reads the report; no reason is asked."""

    queryset = SelfReview.objects.select_related(*LOADED)
    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        if self.object.status not in MAY_WISH:
            return redirect("reviews:mine", pk=self.object.pk)
        return self.show()

    def show(self, *, form_error="", status=200):
        review = self.get_queryset().get(pk=self.object.pk)
        chart = office_chart(review.cell_round.cell, timezone.localdate())
        page = wish_page(review, chart, form_error=form_error)
        return render(
            self.request, "cells/reviews/reader.html", {"page": page}, status=status
        )

    def post(self, request, *args, **kwargs):
        form = ReaderWishForm(request.POST)
        if not form.is_valid():
            return self.show(form_error=stale_page(), status=422)
        try:
            services.ask_for_reader(
                review=self.object,
                office=form.cleaned_data["office"],
                seen_version=form.cleaned_data["version"],
                now=timezone.now(),
            )
        except WorkflowError as error:
            return self.show(form_error=str(error), status=409)
        messages.success(request, _("Recorded. It holds from your next filing on."))
        return redirect("reviews:write", pk=self.object.pk, group=1)
