"""The reader's guidance and decision, its withdrawal, and passing it up."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cells.accounts.kept_post import wants_json
from cells.reviews import policies, services
from cells.reviews.decision_forms import PostedDecision
from cells.reviews.forms import WithdrawalForm
from cells.reviews.models import Outcome
from cells.reviews.pages.decision_panel import held_words
from cells.reviews.pages.guidance import guidance_conflict
from cells.reviews.pages.queue import next_waiting
from cells.reviews.pages.submission import VIEWS
from cells.reviews.saved_json import guidance_json
from cells.reviews.services import Saved
from cells.reviews.views.filing import stale_page
from cells.reviews.views.reading import SubmissionView
from cells.saved_forms import SeenVersionForm
from cells.saved_rows import status_of
from cells.workflow import WorkflowError

RECORDED = {
    Outcome.ACCEPT: gettext_lazy("Recorded: the report meets the requirement."),
    Outcome.GUIDE: gettext_lazy("The guidance has been sent to the author."),
    Outcome.REQUEST_REWRITE: gettext_lazy(
        "The author has been asked to write it again."
    ),
}


class DecidingView(SubmissionView):
    """What the acts of a reader share: a page that is only posted to."""

    policy = policies.may_decide
    shows_anothers_text = True

    def before_showing(self):
        """GET shows nothing here: it leads to the page of the version."""

    def get(self, request, *args, **kwargs):
        return redirect("reviews:submission", pk=self.object.pk)

    def show_again(self, typed=None, *, form_error="", status=200):
        """The page as it is now, with what was typed; its opening is recorded."""
        self.object = self.get_queryset().get(pk=self.object.pk)
        try:
            self.load()
        except WorkflowError as error:
            held = held_words(typed, None, waits=False) if typed else None
            return self.not_open(str(error), held)
        return self.show(form_error=form_error, typed=typed, status=status)


class SubmissionDecide(DecidingView):
    """Save guidance, and decide with one of three."""

    policy = policies.may_decide

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.view_name = request.POST.get("view", "")

    def post(self, request, *args, **kwargs):
        numbers = {answer["number"] for answer in self.object.content["answers"]}
        posted = PostedDecision(request.POST, numbers)
        try:
            outcomes = services.save_guidance(
                submission=self.object,
                writer=request.user,
                edits=posted.edits(),
                now=now(),
                **posted.page,
            )
        except WorkflowError as error:
            return self.not_stored(str(error), posted)
        posted.conflicts = {
            number: guidance_conflict(row, posted.value(f"g{number}-text"))
            for number, (saved, row) in outcomes.items()
            if saved == Saved.CONFLICT
        }
        status = status_of(outcomes, posted.refused)
        if wants_json(request):
            return JsonResponse(guidance_json(outcomes, posted), status=status)
        if status != 200:
            sentence = beside_each_other() if posted.conflicts else too_long()
            return self.show_again(posted, form_error=sentence, status=status)
        return self.after_guidance(posted)

    def not_stored(self, sentence: str, posted):
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": sentence}, status=409)
        return self.show_again(posted, form_error=sentence, status=409)

    def after_guidance(self, posted):
        """Guidance is safe now; a page may be turned, or the decision made."""
        if posted.is_decided:
            if posted.form.is_valid():
                return self.decide(posted)
            first = next(iter(posted.form.errors.values()))[0]
            return self.show_again(posted, form_error=str(first), status=422)
        if posted.then == "save":
            messages.success(
                self.request, _("Your guidance is kept. Nobody else sees it yet.")
            )
        wanted = posted.then.removeprefix("view-")
        if wanted in VIEWS:
            self.view_name = wanted
        if posted.says_something:
            return self.show_again(posted)
        url = reverse("reviews:submission", args=[self.object.pk])
        view = self.view_name if self.view_name in VIEWS else ""
        return redirect(f"{url}?view={view}" if view else url)

    def decide(self, posted):
        cleaned = posted.form.cleaned_data
        outcome = Outcome(cleaned["outcome"])
        try:
            services.decide_self_review(
                submission=self.object,
                reader=self.request.user,
                outcome=outcome,
                seen_version=cleaned["version"],
                note=cleaned["note"],
                due_on=cleaned["due_on"],
                now=now(),
            )
        except WorkflowError as error:
            return self.show_again(posted, form_error=str(error), status=409)
        messages.success(self.request, RECORDED[outcome])
        if following := next_waiting(self.request.user):
            return redirect("reviews:submission", pk=following)
        return redirect("reviews:queue")


def too_long() -> str:
    return _("A guidance is too long. Shorten it; what you wrote still stands here.")


def beside_each_other() -> str:
    return _("An item was changed in another window. Choose which version to keep.")


class DecisionWithdraw(DecidingView):
    """Take a decision back, with a reason, while the round's reports are open."""

    policy = policies.may_decide

    def post(self, request, *args, **kwargs):
        form = WithdrawalForm(request.POST)
        if not form.is_valid():
            first = next(iter(form.errors.values()))[0]
            return self.refused(str(first), status=422)
        decision = self.object.decisions.filter(withdrawn_at__isnull=True).first()
        try:
            if decision is None or decision.office != self.object.review.reader_office:
                raise WorkflowError(_("The decision has been withdrawn already."))
            services.withdraw_decision(
                decision=decision,
                reader=request.user,
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(request, _("The decision has been withdrawn."))
        return redirect("reviews:submission", pk=self.object.pk)

    def refused(self, sentence: str, *, status: int):
        typed = PostedDecision(self.request.POST, set())
        return self.show_again(typed, form_error=sentence, status=status)


class SubmissionPassUp(DecidingView):
    """The deputy passes the secretary's report to the committee above."""

    policy = policies.may_pass_up

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show_again(form_error=stale_page(), status=422)
        try:
            services.pass_up_self_review(
                submission=self.object,
                deputy=request.user,
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            return self.show_again(form_error=str(error), status=409)
        messages.success(request, _("The committee above reads this report now."))
        return redirect("reviews:queue")
