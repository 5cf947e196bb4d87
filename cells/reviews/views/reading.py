"""A filed version: read by its author or its reader."""

from django.db.models import Prefetch
from django.shortcuts import render
from django.utils.timezone import now
from django.views.generic import View

from cells.access import RecordMixin
from cells.reviews import policies, services
from cells.reviews.models import Decision, Guidance, Submission
from cells.reviews.pages.queue import place_in_queue
from cells.reviews.pages.submission import LAST_YEAR, Facts, submission_page
from cells.reviews.services.reading import is_newest
from cells.workflow import WorkflowError

DECIDED = Prefetch("decisions", Decision.objects.select_related("decided_by"))


class SubmissionView(RecordMixin, View):
    """What the pages of a filed version share. The opening is recorded first."""

    queryset = Submission.objects.select_related(
        "review__author",
        "review__cell_round__round",
        "review__cell_round__cell",
        "review__reader_organisation",
    ).prefetch_related(DECIDED)
    policy = policies.may_read_submission
    shows_anothers_text = True

    @property
    def is_author(self) -> bool:
        return self.object.review.author_id == self.request.user.pk

    @property
    def view_name(self) -> str:
        return self.request.GET.get("view", "")

    def before_showing(self):
        self.record_openings()

    def record_openings(self):
        """Of this version and, beside it, of last year's or the one before."""
        if self.is_author:
            return
        shown = [self.object]
        if self.view_name == LAST_YEAR and (earlier := self.last_year()):
            shown.append(earlier)
        for submission in shown:
            services.open_submission(
                submission=submission, reader=self.request.user, now=now()
            )

    def facts(self) -> Facts:
        submission, user = self.object, self.request.user
        versions = list(
            self.get_queryset().filter(review=submission.review_id).order_by("-number")
        )
        sent = Guidance.objects.filter(
            submission__review=submission.review_id,
            submission__number__lte=submission.number,
            decision__isnull=False,
        ).select_related("indicator", "writer", "decision")
        drafts = submission.guidance.filter(writer=user, decision__isnull=True)
        earlier = [
            each
            for each in versions
            if each.number < submission.number and each.recalled_at is None
        ]
        return Facts(
            submission=submission,
            is_author=self.is_author,
            is_newest=is_newest(submission),
            previous=earlier[0] if earlier else None,
            last_year=None if self.is_author else self.last_year(),
            drafts=[] if self.is_author else list(drafts.select_related("indicator")),
            sent=list(sent.order_by("decision__decided_at", "pk")),
            own_visible=versions,
        )

    def last_year(self) -> Submission | None:
        """The author's accepted report of the round before, if one may read it."""
        review = self.object.review
        return (
            Submission.objects.visible_to(self.request.user)
            .counted()
            .filter(
                review__author=review.author_id,
                review__cell_round__opened_at__lt=review.cell_round.opened_at,
            )
            .select_related("review__cell_round__cell")
            .order_by("-review__cell_round__opened_at", "-number")
            .first()
        )

    def show(self, *, form_error="", typed=None, status=200):
        page = submission_page(self.facts(), self.view_name, typed)
        page.form_error = form_error
        page.typed_reason = self.request.POST.get("reason", "")
        if not self.is_author:
            page.place_text, page.queue_url = place_in_queue(
                self.request.user, self.object
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
