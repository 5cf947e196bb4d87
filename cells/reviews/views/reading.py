"""A filed version: read by its author or its reader."""

from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from cells.access import RecordMixin
from cells.organisation.models import Mandate, Role
from cells.reviews import policies, services
from cells.reviews.models import Decision, Guidance, Submission
from cells.reviews.pages.beside import opened_beside
from cells.reviews.pages.history import opening, opening_entries
from cells.reviews.pages.queue import place_in_queue
from cells.reviews.pages.reader_hints import show_reader_hints
from cells.reviews.pages.submission import (
    CHANGES,
    LAST_YEAR,
    Facts,
    submission_page,
    usable_view,
)
from cells.workflow import WorkflowError

DECIDED = Prefetch("decisions", Decision.objects.select_related("decided_by"))
LOADED = (
    "review__author",
    "review__cell_round__round",
    "review__cell_round__cell",
    "review__reader_organisation",
)


class SubmissionView(RecordMixin, View):
    """What the pages of a filed version share. The opening is recorded first."""

    queryset = Submission.objects.select_related(*LOADED)
    policy = policies.may_read_submission
    shows_anothers_text = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.view_name = request.GET.get("view", "")

    @property
    def is_author(self) -> bool:
        return self.object.review.author_id == self.request.user.pk

    def before_showing(self):
        self.load()

    def load(self):
        """Everything that the page shows; before that its opening is recorded."""
        versions = self.versions()
        self.object = next(each for each in versions if each.pk == self.object.pk)
        last_year = None if self.is_author else self.last_year()
        facts = Facts(
            submission=self.object,
            is_author=self.is_author,
            versions=versions,
            last_year=last_year,
            guidance=self.guidance(),
            openings=[],
            may_pass_up=self.may_pass_up(),
            holds_office=bool(self.request.user.mandates.leads),
        )
        entries = self.record_openings(facts)
        shown = [entry for entry in entries if entry.target_id == self.object.pk]
        facts.openings.extend(opening(entry) for entry in shown)
        self.facts = facts

    def versions(self) -> list[Submission]:
        """The filings that the reader may see, oldest first, on one report."""
        found = (
            Submission.objects.visible_to(self.request.user)
            .filter(review=self.object.review_id)
            .select_related("paper_entry__scan")
            .prefetch_related(DECIDED)
            .order_by("number")
        )
        review = self.object.review
        for each in found:
            each.review = review
        return list(found)

    def guidance(self) -> list[Guidance]:
        """What was sent up to this version, and the reader's own that is not sent."""
        submission = self.object
        sent = Q(decision__isnull=False, submission__number__lte=submission.number)
        own = Q(decision__isnull=True, submission=submission, writer=self.request.user)
        return list(
            Guidance.objects.filter(sent | own, submission__review=submission.review_id)
            .select_related("indicator", "writer", "decision")
            .order_by("decision__decided_at", "pk")
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

    def may_pass_up(self) -> bool:
        """The deputy may, while the author holds the secretary's office."""
        review = self.object.review
        if not policies.may_pass_up(self.request.user, self.object):
            return False
        secretaries = Mandate.objects.on(timezone.localdate()).filter(
            organisation=review.cell_round.cell_id, role=Role.SECRETARY
        )
        return secretaries.filter(member=review.author_id).exists()

    def record_openings(self, facts: Facts):
        """Of this version and of the one beside it; returns all known openings."""
        view = usable_view(self.view_name, facts)
        shown = [self.object]
        if view == LAST_YEAR:
            shown.append(facts.last_year)
        elif view == CHANGES:
            shown.append(facts.previous)
        entries = opening_entries([each.pk for each in shown])
        if self.is_author:
            return entries
        today = timezone.localdate()
        services.refuse_before_own_report(self.object.review, today)
        known = {
            entry.target_id
            for entry in entries
            if entry.actor_id == self.request.user.pk
            and timezone.localdate(entry.at) == today
        }
        unknown = [
            each for each in shown if each.pk not in known or not each.first_opened_at
        ]
        for submission in unknown:
            services.note_opening(
                submission=submission, reader=self.request.user, now=timezone.now()
            )
        return opening_entries([each.pk for each in shown]) if unknown else entries

    def show(self, *, form_error="", typed=None, status=200):
        page = submission_page(self.facts, self.view_name, typed)
        if not self.is_author:
            beside = opened_beside(self.request.user, self.object)
            show_reader_hints(page, self.facts, beside)
        page.form_error = form_error
        page.typed_reason = self.request.POST.get("reason", "")
        if not self.is_author:
            page.queue_url = reverse("reviews:queue")
            if self.facts.decides:
                page.place_text = place_in_queue(self.request.user, self.object)
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
            return self.not_open(str(error))

    def not_open(self, sentence: str, held=None):
        return render(
            self.request,
            "cells/reviews/not_open.html",
            {"sentence": sentence, "held": held},
            status=409,
        )


class SubmissionDetail(SubmissionView):
    """Read a filed version."""

    policy = policies.may_read_submission

    def get(self, request, *args, **kwargs):
        return self.show()

    def head(self, request, *args, **kwargs):
        """Nothing is read by it, so nothing is recorded."""
        return HttpResponse()
