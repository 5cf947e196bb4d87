"""Reading and arranging the collective's self-review."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.collective import pages, policies, services
from cells.collective.content import content_of
from cells.collective.forms import ArrangementForm, members_of
from cells.collective.models import CollectiveBody, CollectiveReview
from cells.rounds.models import OPEN_FOR_WRITING, CellRound
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError

REVIEWS = CollectiveReview.objects.select_related(
    "cell_round__round__catalogue",
    "cell_round__cell",
    "presenter",
    "general_part",
).prefetch_related("writers__member")


def running_round(cells) -> CellRound | None:
    return (
        CellRound.objects.filter(cell__in=cells, status__in=OPEN_FOR_WRITING)
        .select_related("round", "cell")
        .first()
    )


class CollectiveCurrent(PolicyMixin, View):
    """The self-reviews of the collective in the running round."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        cell_round = running_round(request.user.mandates.member_of)
        found = REVIEWS.visible_to(request.user).filter(cell_round=cell_round)
        context = {
            "reviews": [pages.listed(review) for review in found],
            "may_start": policies.leads_own_cell(request.user)
            and cell_round is not None
            and len(found) < len(CollectiveBody),
            "cell_round": cell_round,
        }
        return render(request, "cells/collective/current.html", context)


class CollectiveStart(PolicyMixin, View):
    """A leader names whose self-review it is, who writes and who presents it."""

    policy = policies.leads_own_cell

    def cell_round(self) -> CellRound:
        mandates = self.request.user.mandates
        found = running_round(mandates.leads & mandates.member_of)
        if found is None:
            raise Http404
        return found

    def form(self, cell_round, data=None):
        members = members_of(cell_round.cell, timezone.localdate())
        return ArrangementForm(data, members=members, with_body=True)

    def get(self, request, *args, **kwargs):
        return self.show(self.form(self.cell_round()))

    def post(self, request, *args, **kwargs):
        cell_round = self.cell_round()
        form = self.form(cell_round, request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            review = services.start_collective_review(
                cell_round=cell_round,
                body=form.cleaned_data["body"],
                writers=form.chosen_writers(),
                presenter=form.chosen_presenter(),
                by=request.user,
                now=timezone.now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("The writers have been told."))
        return redirect("collective:detail", pk=review.pk)

    def show(self, form, status=200):
        return show_arrangement(self.request, form, None, status)


class CollectiveArrange(RecordMixin, View):
    """Who writes it and who presents it, while it is a draft."""

    queryset = REVIEWS
    policy = policies.may_arrange

    def form(self, data=None):
        review = self.object
        members = members_of(review.cell_round.cell, timezone.localdate())
        initial = {
            "writers": [each.member_id for each in review.writers.all()],
            "presenter": review.presenter_id,
            "version": review.version,
        }
        return ArrangementForm(data, members=members, with_body=False, initial=initial)

    def get(self, request, *args, **kwargs):
        return show_arrangement(request, self.form(), self.object, 200)

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if not form.is_valid():
            return show_arrangement(request, form, self.object, 422)
        try:
            services.arrange_collective_review(
                review=self.object,
                writers=form.chosen_writers(),
                presenter=form.chosen_presenter(),
                seen_version=form.cleaned_data["version"] or 0,
                by=request.user,
                now=timezone.now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return show_arrangement(request, form, self.object, 409)
        messages.success(request, _("Stored. Who was newly named has been told."))
        return redirect("collective:detail", pk=self.object.pk)


def show_arrangement(request, form, review, status):
    context = {
        "form": form,
        "title": pages.title_of(review)
        if review
        else _("Begin the self-review of the collective"),
    }
    return render(request, "cells/collective/arrange.html", context, status=status)


class CollectiveDetail(RecordMixin, View):
    """Read it: the writers and leaders as a draft, the cell once it is laid."""

    queryset = REVIEWS
    policy = policies.may_read
    shows_anothers_text = True

    def get(self, request, *args, **kwargs):
        answers = services.answers_of(self.object)
        content = content_of(self.object, answers)
        page = pages.reading_page(self.object, answers, content, request.user)
        return render(request, "cells/collective/detail.html", {"page": page})


class CollectiveAct(RecordMixin, View):
    """A press of a button on the page that is read."""

    http_method_names = ["post"]
    queryset = REVIEWS
    policy = policies.may_arrange
    service = None
    done = ""

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("The page was not whole. Press once more."))
            return redirect("collective:detail", pk=self.object.pk)
        try:
            type(self).service(
                review=self.object,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=timezone.now(),
            )
        except WorkflowError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, self.done)
        return redirect("collective:detail", pk=self.object.pk)


class CollectiveLay(CollectiveAct):
    """The whole cell can read it from now on."""

    policy = policies.may_arrange
    service = services.lay_collective_review
    done = gettext_lazy("Every member of the cell can read it now.")


class CollectiveTakeBack(CollectiveAct):
    """It is a draft again."""

    policy = policies.may_arrange
    service = services.take_back_collective_review
    done = gettext_lazy("It is a draft again; only its writers and leaders read it.")
