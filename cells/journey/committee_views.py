"""A committee's rounds: the list, the form, the preview, and the cells afterwards."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView, ListView, View

from cells.access import PolicyMixin, RecordMixin, VisibleMixin
from cells.journey import policies
from cells.journey.cancel_views import CancelView
from cells.journey.committee_forms import CommitteeRoundForm
from cells.journey.committee_pages import (
    committee_round_page,
    committees_of,
    round_rows,
)
from cells.journey.committee_rounds import (
    change_committee_round,
    draft_committee_round,
    issue_committee_round,
)
from cells.journey.round_proposal import proposed_round
from cells.preparation.paper_policies import may_edit_templates
from cells.reviews.pages.shared import Link
from cells.rounds.models import CellRoundStatus, ReviewRound, RoundStatus
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class CommitteeRounds(VisibleMixin, ListView):
    """The rounds of the committees for which one works, newest first."""

    policy = policies.works_for_a_committee
    queryset = ReviewRound.objects.all()
    template_name = "cells/journey/committee_rounds.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        committees = committees_of(user)
        if not committees:
            raise Http404
        return super().get_context_data(**kwargs) | {
            "committees": committees,
            "led": [each for each in committees if may_edit_templates(user, each)],
            "rows": round_rows(self.object_list),
        }


class RoundFormView(FormView):
    """What drafting and changing share: a refused form keeps everything typed."""

    form_class = CommitteeRoundForm
    template_name = "cells/journey/committee_round_form.html"

    def get_form_kwargs(self):
        committees = committees_of(self.request.user)
        if not committees:
            raise Http404
        return super().get_form_kwargs() | {"committees": committees}

    def form_invalid(self, form, status=422):
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def form_valid(self, form):
        committee, reach = form.cleaned_data["reach"]
        try:
            review_round = self.store(
                form,
                organisation=committee,
                reach=reach,
                spared=form.spared_cells(),
                by=self.request.user,
                now=timezone.now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form, self.status_of_refusal)
        return redirect("journey:committee_round", pk=review_round.pk)


class CommitteeRoundNew(PolicyMixin, RoundFormView):
    """A committee drafts a round for its subtree or one place in it."""

    policy = policies.works_for_a_committee
    status_of_refusal = 422

    def get_initial(self):
        return proposed_round(timezone.localdate())

    def store(self, form, **facts) -> ReviewRound:
        review_round = form.save(commit=False)
        draft_committee_round(review_round=review_round, **facts)
        return review_round


class CommitteeRoundEdit(RecordMixin, RoundFormView):
    """The draft is changed until it is issued."""

    policy = policies.may_issue
    queryset = ReviewRound.objects.all()
    status_of_refusal = 409

    def get(self, request, *args, **kwargs):
        if self.object.status != RoundStatus.DRAFT:
            return redirect("journey:committee_round", pk=self.object.pk)
        return super().get(request, *args, **kwargs)

    def get_initial(self):
        issuer = self.object.organisation_id
        return {
            "reach": f"{issuer}-{self.object.reach_id or issuer}",
            "spared": [str(cell.pk) for cell in self.object.spared_cells.all()],
            "version": self.object.version,
        }

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.object}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"round_pk": self.object.pk}

    def store(self, form, **facts) -> ReviewRound:
        review_round = form.save(commit=False)
        change_committee_round(
            review_round=review_round,
            seen_version=form.cleaned_data["version"] or 0,
            **facts,
        )
        return review_round


class RoundPage(RecordMixin, View):
    """What the pages of one round share."""

    policy = policies.may_issue
    queryset = ReviewRound.objects.select_related("organisation", "reach")

    def show(self, *, error="", status=200):
        if error:  # what stands now, not what the refused act made of the record
            self.object = self.get_queryset().get(pk=self.object.pk)
        page = committee_round_page(self.object)
        page.errors = [Link("", error)] if error else []
        return render(
            self.request,
            "cells/journey/committee_round.html",
            {"page": page},
            status=status,
        )


class CommitteeRoundDetail(RoundPage):
    """A draft with what issuing would do, or what became of it in each cell."""

    policy = policies.may_issue

    def get(self, request, *args, **kwargs):
        return self.show()


class CommitteeRoundIssue(RoundPage):
    """The round is opened in every cell that misses it and can open it."""

    policy = policies.may_issue

    def get(self, request, *args, **kwargs):
        return redirect("journey:committee_round", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            stale = _("The page was not whole. Read it once more, then issue.")
            return self.show(error=stale, status=422)
        try:
            left_out = issue_committee_round(
                review_round=self.object,
                by=request.user,
                seen_version=form.cleaned_data["version"],
                now=timezone.now(),
            )
        except WorkflowError as error:
            return self.show(error=str(error), status=409)
        messages.success(request, issued_text(self.object, len(left_out)))
        return redirect("journey:committee_round", pk=self.object.pk)


def issued_text(review_round: ReviewRound, left_out: int) -> str:
    opened = review_round.cell_rounds.filter(status=CellRoundStatus.OPEN).count()
    text = ngettext(
        "The round is open in %(n)s cell; every author there has been told.",
        "The round is open in %(n)s cells; every author there has been told.",
        opened,
    ) % {"n": opened}
    if not left_out:
        return text
    more = ngettext(
        "%(n)s cell was left out; the reason stands below.",
        "%(n)s cells were left out; the reasons stand below.",
        left_out,
    ) % {"n": left_out}
    return f"{text} {more}"


class CellCancel(CancelView):
    """The committee cancels its round in one cell."""

    policy = policies.may_issue
    queryset = ReviewRound.objects.all()

    def find_cell_round(self):
        cell_rounds = self.object.cell_rounds.select_related("round", "cell")
        found = cell_rounds.filter(pk=self.kwargs["cell_round"]).first()
        if found is None:
            raise Http404
        return found

    def address_of_the_round(self) -> tuple[str, int]:
        return "journey:committee_round", self.object.pk
