"""Reading through, filing, taking back, and the author's own page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from cells.access import PolicyMixin, RecordMixin
from cells.dates import clock, weekday_date
from cells.reviews import policies, services
from cells.reviews.forms import FilingForm
from cells.reviews.last_year import with_last_year
from cells.reviews.models import GeneralPart, SelfReview
from cells.reviews.pages.mine import mine_page
from cells.reviews.pages.read_through import read_through_page
from cells.reviews.pages.returned import first_place
from cells.reviews.services.filing import answers_of
from cells.reviews.transitions import WITH_AUTHOR, may_be_written
from cells.reviews.views.writing import LOADED
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class ReviewCurrent(PolicyMixin, TemplateView):
    """Leads to the member's newest report, wherever it stands."""

    policy = policies.is_member
    template_name = "cells/reviews/none.html"

    def get(self, request, *args, **kwargs):
        review = (
            SelfReview.objects.visible_to(request.user)
            .select_related("cell_round")
            .order_by("-cell_round__opened_at", "-pk")
            .first()
        )
        if review is None:
            return super().get(request, *args, **kwargs)
        if may_be_written(review):
            return redirect(first_place(review))
        if review.typist_id:
            return redirect("reviews:paper", pk=review.pk)
        return redirect("reviews:mine", pk=review.pk)


class FilingView(RecordMixin, View):
    """What the pages of filing share."""

    queryset = with_last_year(SelfReview.objects.select_related(*LOADED))
    policy = policies.is_author

    def read_through(self, *, form_error="", status=200):
        review = self.get_queryset().get(pk=self.object.pk)
        if not form_error and not may_be_written(review):
            return redirect("reviews:mine", pk=review.pk)
        answers = answers_of(review)
        if not answers:
            services.prepare_working_copy(review=review)
            answers = answers_of(review)
        general = GeneralPart.objects.get(review=review)
        page = read_through_page(review, answers, general, form_error=form_error)
        return render(
            self.request, "cells/reviews/read_through.html", {"page": page},
            status=status,
        )  # fmt: skip


class ReviewReadThrough(FilingView):
    """Everything once, before filing."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.read_through()


class ReviewFile(FilingView):
    """File what was read through."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return redirect("reviews:read_through", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = FilingForm(request.POST)
        if not form.is_valid():
            return self.read_through(form_error=stale_page(), status=422)
        try:
            submission = services.file_self_review(
                review=self.object,
                seen_version=form.cleaned_data["version"],
                shown=form.cleaned_data["shown"],
                now=now(),
            )
        except WorkflowError as error:
            return self.not_filed(str(error))
        session_on = self.object.cell_round.round.session_on
        messages.success(
            request,
            _("Filed at %(time)s. Thank you. Next: the session of the cell, %(day)s.")
            % {"time": clock(submission.filed_at), "day": weekday_date(session_on)},
        )
        return redirect("reviews:mine", pk=self.object.pk)

    def not_filed(self, error: str):
        """Pressed twice: it has been filed already, and the page says when."""
        fresh = self.get_queryset().get(pk=self.object.pk)
        if fresh.status not in WITH_AUTHOR:
            messages.info(self.request, _("This report has been filed already."))
            return redirect("reviews:mine", pk=fresh.pk)
        return self.read_through(form_error=error, status=409)


def stale_page() -> str:
    return _("The page was not whole. Read it through once more, then file.")


def place_of_unfiled(review: SelfReview) -> str:
    """Where the author finds a report of which no version was ever filed."""
    if may_be_written(review):
        return first_place(review)
    name = "reviews:paper" if review.typist_id else "reviews:kept"
    return reverse(name, args=[review.pk])


class ReviewMine(RecordMixin, View):
    """The author's page of a report that has been filed."""

    queryset = SelfReview.objects.select_related(*LOADED)
    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, form_error="", status=200):
        review = self.get_queryset().get(pk=self.object.pk)
        if not review.submissions.exists():
            return redirect(place_of_unfiled(review))
        return render(
            self.request,
            "cells/reviews/mine.html",
            {"page": mine_page(review, form_error=form_error)},
            status=status,
        )


class ReviewRecall(ReviewMine):
    """Take the filing back while nobody has opened it."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return redirect("reviews:mine", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show(form_error=stale_page(), status=422)
        try:
            services.recall_self_review(
                review=self.object,
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.show(form_error=str(error), status=409)
        messages.success(
            request,
            _("You have taken the report back. Correct it, then file it again."),
        )
        return redirect(first_place(self.object))
