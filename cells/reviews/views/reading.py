"""A filed version: read by its author or its reader, and decided."""

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.reviews import policies, services
from cells.reviews.forms import SeenVersionForm
from cells.reviews.models import Decision, Outcome, Submission
from cells.reviews.pages.reading import submission_page
from cells.reviews.services.reading import is_newest
from cells.reviews.views.filing import stale_page
from cells.workflow import WorkflowError


class SubmissionView(RecordMixin, View):
    """What the pages of a filed version share. The opening is recorded first."""

    queryset = Submission.objects.select_related(
        "review__author",
        "review__cell_round__round",
        "review__cell_round__cell",
        "review__reader_organisation",
    ).prefetch_related(
        Prefetch("decisions", Decision.objects.select_related("decided_by"))
    )
    policy = policies.may_read_submission
    shows_anothers_text = True

    @property
    def is_author(self) -> bool:
        return self.object.review.author_id == self.request.user.pk

    def before_showing(self):
        if not self.is_author:
            services.open_submission(
                submission=self.object, reader=self.request.user, now=now()
            )

    def show(self, *, form_error="", status=200):
        page = submission_page(
            self.object,
            is_author=self.is_author,
            is_newest=is_newest(self.object),
            form_error=form_error,
        )
        return render(
            self.request,
            "cells/reviews/submission.html",
            {"page": page},
            status=status,
        )

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except WorkflowError as error:
            return render(
                request,
                "cells/reviews/not_open.html",
                {"sentence": str(error)},
                status=409,
            )


class SubmissionDetail(SubmissionView):
    """Read a filed version."""

    policy = policies.may_read_submission

    def get(self, request, *args, **kwargs):
        return self.show()


class SubmissionDecide(SubmissionView):
    """The reader's decision on a filed version."""

    policy = policies.may_decide
    shows_anothers_text = True

    def before_showing(self):
        """GET shows nothing here: it leads to the page of the version."""

    def get(self, request, *args, **kwargs):
        return redirect("reviews:submission", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.refused(stale_page(), status=422)
        try:
            services.decide_self_review(
                submission=self.object,
                reader=request.user,
                outcome=Outcome.ACCEPT,
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(request, _("Recorded: the report meets the requirement."))
        return redirect("reviews:submission", pk=self.object.pk)

    def refused(self, sentence: str, *, status: int):
        """The sentence above the text, whose opening is recorded as any other."""
        services.open_submission(
            submission=self.object, reader=self.request.user, now=now()
        )
        self.object = self.get_queryset().get(pk=self.object.pk)
        return self.show(form_error=sentence, status=status)
