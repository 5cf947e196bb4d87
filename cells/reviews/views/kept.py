"""What an author wrote and can write no more, to be read by the author alone."""

from django.shortcuts import redirect, render
from django.views.generic import View

from cells.access import RecordMixin
from cells.reviews import policies
from cells.reviews.models import GeneralPart, SelfReview
from cells.reviews.pages.kept import kept_page
from cells.reviews.services.filing import answers_of
from cells.reviews.transitions import may_be_written
from cells.reviews.views.writing import LOADED


class ReviewKept(RecordMixin, View):
    """The working copy of a round that is over or that one need not write in."""

    queryset = SelfReview.objects.select_related(*LOADED)
    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        if may_be_written(self.object):
            return redirect("reviews:write", pk=self.object.pk, group=1)
        answers = answers_of(self.object)
        general = GeneralPart.objects.filter(review=self.object).first()
        page = kept_page(self.object, answers, general)
        return render(request, "cells/reviews/kept.html", {"page": page})
