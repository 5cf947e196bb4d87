"""The presses of those who run a meeting: items, turns, clocks, what is covered."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.views.generic import View

from cells.accounts.kept_post import wants_json
from cells.meetings import policies
from cells.meetings.forms.live import (
    CoverForm,
    LateForm,
    LeaveOutForm,
    PairForm,
    PlaceForm,
    ReasonForm,
    RowForm,
    SkipForm,
)
from cells.meetings.services import projecting, script, seating, turns
from cells.meetings.services.script import Seen
from cells.meetings.views.live_page import show_live
from cells.meetings.views.shared import MeetingView
from cells.saved_forms import SeenVersionForm
from cells.workflow import WorkflowError


class LiveAct(MeetingView, View):
    """One press. Without a script it leads back to the page, with one to its news."""

    policy = policies.may_run
    form_class = SeenVersionForm
    place = "live-now"

    def get(self, request, *args, **kwargs):
        return redirect("meetings:live", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.refuse(first_of(form), errors=form.errors)
        try:
            self.act(form, {"by": request.user, "now": now()})
        except WorkflowError as error:
            return self.refuse(str(error))
        if wants_json(request):
            return JsonResponse({"outcome": "done"})
        return redirect(self.way_back(form))

    def act(self, form, who_and_when: dict):
        raise NotImplementedError

    def way_back(self, form) -> str:
        return reverse("meetings:live", args=[self.object.pk]) + f"#{self.place}"

    def seen(self, form) -> Seen:
        return Seen(self.kwargs["row"], form.cleaned_data["version"])

    def refuse(self, sentence: str, *, errors=None):
        """With the reason that was typed, beside how everything stands now."""
        status = 422 if errors else 409
        if wants_json(self.request):
            refusal = {"reason": "refused", "message": sentence}
            return JsonResponse(
                {"errors": errors} if errors else refusal, status=status
            )
        posted = self.request.POST
        return show_live(
            self.request,
            self.fresh(),
            status=status,
            error=sentence,
            typed_for=self.request.resolver_match.url_name,
            typed_row=str(self.kwargs.get("row", posted.get("row", "").split("-")[0])),
            reason=posted.get("reason", ""),
        )


def first_of(form) -> str:
    return str(next(iter(form.errors.values()))[0])


class MoveOn(LiveAct):
    """Finish an item, begin the next, or both in one press."""

    policy = policies.may_run
    form_class = PairForm

    def act(self, form, who_and_when):
        script.move_on(
            meeting=self.object,
            finished=form.seen("finished"),
            begun_next=form.seen("begun"),
            **who_and_when,
        )


class ItemSkip(LiveAct):
    policy = policies.may_chair
    form_class = SkipForm
    place = "live-script"

    def act(self, form, who_and_when):
        script.skip_item(
            meeting=self.object,
            item=form.chosen(),
            reason=form.cleaned_data["reason"],
            **who_and_when,
        )


class ItemTakeUp(LiveAct):
    """An item out of its order, or one that was finished too early."""

    policy = policies.may_chair
    form_class = RowForm

    def act(self, form, who_and_when):
        script.move_on(
            meeting=self.object,
            finished=None,
            begun_next=form.chosen(),
            **who_and_when,
        )


class WithoutSecretary(LiveAct):
    """The chair says why the secretary does not present first."""

    policy = policies.may_chair
    form_class = ReasonForm

    def act(self, form, who_and_when):
        reason = form.cleaned_data["reason"]
        script.go_without_secretary(meeting=self.object, reason=reason, **who_and_when)


class TurnInvite(LiveAct):
    """Who speaks has finished; the next comrade is asked to speak."""

    policy = policies.may_run
    form_class = PairForm

    def act(self, form, who_and_when):
        turns.invite(
            meeting=self.object,
            finished=form.seen("finished"),
            invited=form.seen("begun"),
            **who_and_when,
        )


class TurnExtend(LiveAct):
    policy = policies.may_run

    def act(self, form, who_and_when):
        turns.extend_turn(meeting=self.object, turn=self.seen(form), **who_and_when)


class TurnClock(LiveAct):
    """The clock stands still, or goes on."""

    policy = policies.may_run

    def act(self, form, who_and_when):
        turns.toggle_clock(meeting=self.object, turn=self.seen(form), **who_and_when)


class TurnLeaveOut(LiveAct):
    policy = policies.may_chair
    form_class = LeaveOutForm
    place = "live-order"

    def act(self, form, who_and_when):
        turns.leave_out(
            meeting=self.object,
            turn=self.seen(form),
            reason=form.cleaned_data["reason"],
            **who_and_when,
        )


class TurnPutBack(LiveAct):
    policy = policies.may_chair
    place = "live-order"

    def act(self, form, who_and_when):
        turns.put_back(meeting=self.object, turn=self.seen(form), **who_and_when)


class TurnMove(LiveAct):
    policy = policies.may_chair
    form_class = PlaceForm
    place = "live-order"

    def act(self, form, who_and_when):
        turns.move_turn(
            meeting=self.object,
            turn=self.seen(form),
            where=form.cleaned_data["where"],
            **who_and_when,
        )


class TurnAdd(LiveAct):
    """A comrade who came later stands at the end of the order."""

    policy = policies.may_chair
    form_class = LateForm
    place = "live-order"

    def act(self, form, who_and_when):
        member = form.cleaned_data["member"]
        seating.add_turn(meeting=self.object, member_id=member, **who_and_when)


class ContentCover(LiveAct):
    """The projector shows the motto only, and this page hides what is recorded."""

    policy = policies.may_record
    form_class = CoverForm
    place = "cover"

    def act(self, form, who_and_when):
        covered = form.cleaned_data["covered"]
        projecting.cover(meeting=self.object, covered=covered, **who_and_when)

    def way_back(self, form) -> str:
        url = reverse("meetings:live", args=[self.object.pk])
        return f"{url}?covered=1" if form.cleaned_data["covered"] else url


class ProjectorAddress(LiveAct):
    """A new address; the old one opens nothing any more."""

    policy = policies.may_chair
    form_class = SeenVersionForm

    def act(self, form, who_and_when):
        projecting.change_projector_address(meeting=self.object, **who_and_when)
