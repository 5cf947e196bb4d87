"""An author who writes by hand: names who enters it, confirms it, or takes it back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.dates import clock, weekday_date
from cells.reviews import policies, services
from cells.reviews.forms import FilingForm
from cells.reviews.models import ReviewStatus, SelfReview
from cells.reviews.pages.paper import paper_page
from cells.reviews.pages.returned import first_place
from cells.reviews.paper_forms import TypistForm, all_errors
from cells.reviews.services.filing import answers_of
from cells.reviews.transitions import MAY_WISH
from cells.reviews.typist import people_to_name
from cells.reviews.views.filing import stale_page
from cells.reviews.views.writing import LOADED
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class PaperView(RecordMixin, View):
    """What the author's acts about a paper share: all stand on one page."""

    queryset = SelfReview.objects.select_related(*LOADED, "typist")
    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return redirect("reviews:paper", pk=self.object.pk)

    def show(self, *, errors=(), chosen="", status=200):
        review = self.get_queryset().get(pk=self.object.pk)
        if review.status not in MAY_WISH:
            for error in errors:
                messages.error(self.request, error)
            return redirect("reviews:mine", pk=review.pk)
        is_entered = review.status == ReviewStatus.ENTERED
        page = paper_page(
            review,
            errors=errors,
            chosen=chosen,
            answers=answers_of(review) if is_entered else None,
        )
        return render(
            self.request, "cells/reviews/paper.html", {"page": page}, status=status
        )

    def act(self, form, service, **facts):
        """Call ``service`` with the version of ``form``; the refusal, or None."""
        if not form.is_valid():
            return self.show(errors=[stale_page()], status=422)
        try:
            service(
                review=self.object,
                seen_version=form.cleaned_data["version"],
                now=timezone.now(),
                **facts,
            )
        except WorkflowError as error:
            return self.show(errors=[str(error)], status=409)
        return None


class ReviewPaper(PaperView):
    """How far a report written by hand is, and what the author can do."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.show()


class PaperName(PaperView):
    """Name the person who enters it."""

    policy = policies.is_author

    def post(self, request, *args, **kwargs):
        people = people_to_name(self.object, request.user, timezone.localdate())
        form = TypistForm(request.POST, people=people)
        if not form.is_valid():
            return self.show(
                errors=all_errors(form),
                chosen=request.POST.get("typist", ""),
                status=422,
            )
        refused = self.act(
            form, services.name_typist, typist=form.person, by=request.user
        )
        if refused:
            return refused
        messages.success(
            request,
            _("Comrade %(name)s can enter your report now. Hand over your paper.")
            % {"name": form.person.full_name},
        )
        return redirect("reviews:paper", pk=self.object.pk)


class PaperTakeBack(PaperView):
    """Nobody enters it any more; the author goes on with what was typed."""

    policy = policies.is_author

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        refused = self.act(form, services.withdraw_typist, by=request.user)
        if refused:
            return refused
        messages.success(request, _("Taken back. Only you can open it now."))
        return redirect("reviews:paper", pk=self.object.pk)


class PaperTakeOver(PaperView):
    """What was entered becomes the author's working copy."""

    policy = policies.is_author

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if refused := self.act(form, services.take_over_entry):
            return refused
        messages.success(
            request, _("It is your working copy now. Correct it, then file it.")
        )
        return redirect(first_place(self.object))


class PaperConfirm(PaperView):
    """File what was entered, having read it through."""

    policy = policies.is_author

    def post(self, request, *args, **kwargs):
        form = FilingForm(request.POST)
        shown = request.POST.get("shown", "")
        if refused := self.act(form, services.confirm_signed_in, shown=shown):
            return refused
        session_on = self.object.cell_round.round.session_on
        messages.success(
            request,
            _("Filed at %(time)s. Thank you. Next: the session of the cell, %(day)s.")
            % {"time": clock(timezone.now()), "day": weekday_date(session_on)},
        )
        return redirect("reviews:mine", pk=self.object.pk)
