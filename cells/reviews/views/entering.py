"""A named typist enters a report from paper, in the pages of the writing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.kept_post import wants_json
from cells.reviews import policies, services
from cells.reviews.forms import FilingForm
from cells.reviews.models import GeneralPart, SelfReview
from cells.reviews.pages.entering import as_typed, typed_read_through
from cells.reviews.pages.read_through import read_through_page
from cells.reviews.services.filing import answers_of
from cells.reviews.transitions import may_be_typed
from cells.reviews.views.filing import stale_page
from cells.reviews.views.writing import LOADED, GeneralPartWrite, ReviewWrite
from cells.workflow import WorkflowError


class TypedPages:
    """The narrow way of a typist into another's working copy; each opening recorded."""

    shows_anothers_text = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object.is_opened_by_typist = True

    def get_queryset(self):
        reviews = SelfReview.objects.typed_by(self.request.user)
        if self.request.method == "POST" and wants_json(self.request):
            return reviews
        return reviews.select_related(*LOADED).with_was_filed()

    @property
    def typist(self):
        return self.request.user

    def before_showing(self):
        if may_be_typed(self.object):
            self.record_opening()

    def record_opening(self):
        services.open_as_typist(review=self.object, typist=self.request.user, now=now())

    def elsewhere(self):
        """Once it is entered as a whole there is nothing to write here."""
        if may_be_typed(self.object):
            return None
        return redirect("reviews:paper_help", pk=self.object.pk)


class TypedWriting(TypedPages):
    """The writing pages show the same rows; a refused post shows text too."""

    def show(self, page, *, status=200):
        if self.request.method == "POST":
            self.record_opening()
        return super().show(as_typed(page, self.object), status=status)


class EntryWrite(TypedWriting, ReviewWrite):
    """One group of nine indicators."""

    policy = policies.types_it


class EntryGeneralWrite(TypedWriting, GeneralPartWrite):
    """The general part."""

    policy = policies.types_it


class EntryView(TypedPages, RecordMixin, View):
    """What the pages after the typing share."""

    policy = policies.types_it

    def read_through(self, *, form_error="", status=200):
        if to := self.elsewhere():
            return to
        review = self.fresh()
        answers = answers_of(review)
        if not answers:
            services.prepare_working_copy(review=review)
            answers = answers_of(review)
        general = GeneralPart.objects.get(review=review)
        page = read_through_page(review, answers, general, form_error=form_error)
        return render(
            self.request,
            "cells/reviews/read_through.html",
            {"page": typed_read_through(page, review)},
            status=status,
        )

    def fresh(self) -> SelfReview:
        """The row as it stands now, with links among the pages of the entry."""
        review = self.get_queryset().get(pk=self.object.pk)
        review.is_opened_by_typist = True
        return review


class EntryReadThrough(EntryView):
    """Everything once, beside the paper."""

    policy = policies.types_it

    def get(self, request, *args, **kwargs):
        return self.read_through()


class EntryEnter(EntryView):
    """The paper is typed in as a whole and waits for its author."""

    policy = policies.types_it

    def before_showing(self):
        """GET shows nothing here: it leads to the text."""

    def get(self, request, *args, **kwargs):
        return redirect("reviews:entry_read_through", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = FilingForm(request.POST)
        if not form.is_valid():
            return self.refused(stale_page(), status=422)
        try:
            services.enter_from_paper(
                review=self.object,
                by=request.user,
                seen_version=form.cleaned_data["version"],
                shown=form.cleaned_data["shown"],
                now=now(),
            )
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(
            request,
            _("Entered. Now the author confirms it, in one of the ways below."),
        )
        return redirect("reviews:paper_help", pk=self.object.pk)

    def refused(self, sentence: str, *, status: int):
        self.object = self.fresh()
        if may_be_typed(self.object):
            self.record_opening()
        return self.read_through(form_error=sentence, status=status)
