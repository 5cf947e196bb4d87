"""A question is put to the vote, its totals recorded, its result read."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.generic import View

from cells.accounts.kept_post import wants_json
from cells.meetings import policies
from cells.meetings.forms.votes import CancelVoteForm, CountForm, VoteForm
from cells.meetings.models import Vote, VoteStatus
from cells.meetings.pages.remarks import may_still_record
from cells.meetings.pages.votes import (
    form_facts,
    new_count_form,
    new_vote_form,
    open_vote_of,
    vote_list_page,
    votes_panel,
)
from cells.meetings.quorum import base_of
from cells.meetings.services.votes import cancel_vote, close_vote, open_vote
from cells.meetings.views.live_page import show_live
from cells.meetings.views.recorded import RecordPress, errors_of
from cells.meetings.views.shared import MeetingView
from cells.workflow import WorkflowError


class VoteOpen(RecordPress, View):
    """The form stands on the live page, and for one finding on a page of its own."""

    policy = policies.may_open_vote
    panel = "votes"
    build_panel = votes_panel

    def get(self, request, *args, **kwargs):
        finding = request.GET.get("finding", "")
        votes = self.object.votes.filter(status=VoteStatus.OPEN)
        if not finding or not may_still_record(self.object) or votes.exists():
            return redirect(self.place())
        form = new_vote_form(self.object, finding_pk=finding)
        context = {"form": form, "meeting": self.object, "place": self.place()}
        return render(request, "cells/meetings/open_vote.html", context)

    def bound(self, posted) -> VoteForm:
        return VoteForm(posted, **form_facts(self.object))

    def record(self, form, *, by, now):
        open_vote(meeting=self.object, by=by, now=now, **form.values())


class VoteView(MeetingView):
    """A view of one vote, reached through its meeting only."""

    policy = policies.may_read

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.vote = self.stored_vote()
        if not self.may_act(request.user):
            raise PermissionDenied

    def stored_vote(self) -> Vote:
        vote = get_object_or_404(self.object.votes, pk=self.kwargs["vote"])
        vote.meeting = self.object
        return vote

    def may_act(self, user) -> bool:
        return policies.may_count_vote(user, self.vote)

    def place(self) -> str:
        return f"{reverse('meetings:live', args=[self.object.pk])}#live-votes"


class VoteCount(VoteView, View):
    """For the telephone of a teller: this vote alone, and only while it is open."""

    policy = policies.may_read

    def place(self) -> str:
        return reverse("meetings:votes", args=[self.object.pk])

    def is_open(self) -> bool:
        return self.vote.status == VoteStatus.OPEN and may_still_record(self.object)

    def get(self, request, *args, **kwargs):
        if not self.is_open():
            return redirect(self.place())
        return self.show(new_count_form(self.vote, base_of(self.object)))

    def post(self, request, *args, **kwargs):
        base = base_of(self.object)
        form = CountForm(request.POST, vote=self.vote, base=base)
        if not form.is_valid():
            return self.refuse(form, status=422)
        try:
            close_vote(
                vote=self.vote,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
                **form.totals(),
            )
        except WorkflowError as error:
            return self.refuse(form, status=409, message=str(error))
        if wants_json(request):
            return JsonResponse({"outcome": "recorded"}, status=201)
        return redirect(self.place())

    def refuse(self, form, *, status: int, message: str = ""):
        if wants_json(self.request):
            answer = {"errors": errors_of(form)}
            if status == 409:
                answer = {"reason": "refused", "message": message}
            return JsonResponse(answer, status=status)
        if message:
            self.fresh()
            self.vote = self.stored_vote()
            form.add_error(None, message)
        return self.show(form, status=status)

    def show(self, form, *, status=200):
        context = {
            "meeting": self.object,
            "vote": open_vote_of(self.vote, self.request.user, form),
            "form": form,
            "is_open": self.is_open(),
            "place": self.place(),
        }
        return render(
            self.request, "cells/meetings/count_vote.html", context, status=status
        )


class VoteClose(VoteCount):
    """The same from the live page, for those who read it."""

    policy = policies.may_record

    def place(self) -> str:
        return VoteView.place(self)

    def get(self, request, *args, **kwargs):
        return redirect(self.place())

    def show(self, form, *, status=200):
        panel = votes_panel(self.object, self.request.user, count=form)
        if panel.open is None:
            panel.count_error = " ".join(form.non_field_errors())
        return show_live(
            self.request, self.object, status=status, panels={"votes": panel}
        )


class VoteCancel(VoteView, View):
    """The chair takes a question back, with a reason."""

    policy = policies.may_strike

    def may_act(self, user) -> bool:
        return policies.may_strike(user, self.object)

    def get(self, request, *args, **kwargs):
        if self.vote.status != VoteStatus.OPEN or not may_still_record(self.object):
            return redirect(self.place())
        return self.show(CancelVoteForm(initial={"version": self.vote.version}))

    def post(self, request, *args, **kwargs):
        form = CancelVoteForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            cancel_vote(
                vote=self.vote,
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        return redirect(self.place())

    def show(self, form, *, status=200):
        context = {
            "form": form,
            "meeting": self.object,
            "vote": self.vote,
            "place": self.place(),
        }
        return render(
            self.request, "cells/meetings/cancel_vote.html", context, status=status
        )


class VoteList(MeetingView, View):
    """The totals, for the cell; the committee above reads them in ``outcome``."""

    policy = policies.may_read

    def get(self, request, *args, **kwargs):
        page = vote_list_page(self.object, request.user)
        return render(request, "cells/meetings/votes.html", {"page": page})
