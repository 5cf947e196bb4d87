"""The acts of the office that remarks and proposes."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cells.ratings import policies, services
from cells.ratings.forms.acts import (
    CommendForm,
    ConfirmForm,
    NotRatedForm,
    ReasonForm,
    RemarkForm,
    RemarkWithoutForm,
    RequestForm,
)
from cells.ratings.forms.proposing import ProposeForm
from cells.ratings.models import BEFORE_COMMITTEE
from cells.ratings.pages.last_facts import facts_of_last_proposal
from cells.ratings.pages.recorded_votes import recorded_votes, vote_line
from cells.ratings.services import DAYS_TO_ANSWER, CautionsUnseenError
from cells.ratings.session_votes import offered_votes
from cells.ratings.transitions import (
    MARK_NOT_RATED,
    PROPOSE,
    REMARK,
    REMARK_WITHOUT,
    RESUME_RATING,
    WITHDRAW_PROPOSAL,
)
from cells.ratings.views.shared import ActView
from cells.workflow import WorkflowError


class RatingRequest(ActView):
    """Record a request for the self-rating."""

    policy = policies.handles
    form_class = RequestForm
    transitions = (REMARK_WITHOUT,)
    heading = _("Ask for the self-rating")
    lead = _("After three requests on three days the cell may go on without it.")
    done = _("The request has been recorded and the member told.")

    def act(self, form):
        services.request_self_rating(due_on=form.cleaned_data["due_on"], **self.facts())

    def show(self, form, **kwargs):
        return super().show(form, requests=self.object.requests.all(), **kwargs)


class RatingRemark(ActView):
    """The remark of the chi ủy."""

    policy = policies.handles
    form_class = RemarkForm
    service = staticmethod(services.remark)
    transitions = (REMARK,)
    heading = _("Remark of the chi ủy")
    lead = _("About the work and what was mended, not about the person.")
    done = _("The remark has been recorded.")


class RatingRemarkWithout(ActView):
    """Go on although the member has not rated the own work."""

    policy = policies.handles
    form_class = RemarkWithoutForm
    service = staticmethod(services.remark_without)
    transitions = (REMARK_WITHOUT,)
    heading = _("Go on without the self-rating")
    lead = _("The dossier says that the comrade has not rated himself.")
    done = _("The remark has been recorded.")

    def show(self, form, **kwargs):
        return super().show(form, requests=self.object.requests.all(), **kwargs)


class RatingPropose(ActView):
    """The level that the cell proposes, with the totals of its vote."""

    policy = policies.handles
    form_class = ProposeForm
    transitions = (PROPOSE,)
    heading = _("Proposal of the cell")
    lead = _(
        "The meeting chose how to vote. Only totals are stored, never who voted how."
    )
    done = _("The proposal has been recorded and the member told.")

    def make_form(self, data=None):
        recorded = offered_votes(self.object, timezone.localdate())
        chosen = self.request.GET.get("vote", "")
        return ProposeForm(data, rating=self.object, recorded=recorded, chosen=chosen)

    def show(self, form, **kwargs):
        today = timezone.localdate()
        if not form.is_bound:
            form.initial |= facts_of_last_proposal(self.object) or {
                "meeting_on": today,
                "answer_by": today + DAYS_TO_ANSWER,
            }
        shown = {"chosen": vote_line(form.chosen)} if form.chosen else {}
        if not form.chosen:
            shown["recorded"] = recorded_votes(self.object, today)
        return super().show(form, **shown, **kwargs)

    def act(self, form):
        services.propose(
            proposed=form.proposal(),
            cautions_seen=form.cleaned_data["seen"],
            seen_version=form.cleaned_data["version"],
            **self.facts(),
        )

    def refused(self, form, error):
        if not isinstance(error, CautionsUnseenError):
            return super().refused(form, error)
        form.add_error(None, str(error))
        self.fresh()
        seen = set(self.request.POST.getlist("seen"))
        return self.show(form, status=422, cautions=error.cautions, seen=sorted(seen))


class RatingWithdraw(ActView):
    """Take the proposal back, with a reason."""

    policy = policies.handles
    form_class = ReasonForm
    service = staticmethod(services.withdraw_proposal)
    transitions = (WITHDRAW_PROPOSAL,)
    heading = _("Take the proposal back")
    lead = _("The totals of the vote are kept.")
    done = _("The proposal has been taken back.")


class RatingNotRated(ActView):
    """Leave a member out, with a reason of the rule."""

    policy = policies.handles
    form_class = NotRatedForm
    service = staticmethod(services.mark_not_rated)
    transitions = (MARK_NOT_RATED,)
    heading = _("Leave out of the rating")
    lead = _("The comrade stands on the list of those not rated, with the reason.")
    done = _("The comrade is on the list of those not rated.")


class RatingResume(ActView):
    """Take a rating up again."""

    policy = policies.handles
    form_class = ConfirmForm
    service = staticmethod(services.resume_rating)
    transitions = (RESUME_RATING,)
    heading = _("Take the rating up again")
    lead = _("The comrade is asked for the self-rating again.")
    done = _("The rating is under way again.")


class RatingCommend(ActView):
    """Put the comrade on the list for commendation, or off it."""

    policy = policies.handles
    form_class = CommendForm
    heading = _("Commendation")
    lead = _("The list for commendation shows name, level and grounds.")
    done = _("The list for commendation has been changed.")

    def is_possible(self):
        return self.object.status in BEFORE_COMMITTEE

    def show(self, form, **kwargs):
        standing = self.object.commendations.filter(withdrawn_at=None).first()
        return super().show(form, commendation=standing, **kwargs)

    def post(self, request, *args, **kwargs):
        if "withdraw" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = ConfirmForm(request.POST, rating=self.object)
        if not form.is_valid():
            return self.show(CommendForm(rating=self.object), status=422)
        try:
            services.withdraw_commendation(**self.facts())
        except WorkflowError as error:
            return self.refused(CommendForm(request.POST, rating=self.object), error)
        messages.success(request, self.done)
        return redirect("ratings:detail", pk=self.object.pk)

    def act(self, form):
        services.commend(grounds=form.cleaned_data["grounds"], **self.facts())
