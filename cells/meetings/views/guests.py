"""Guests of the cell, and the delegate of the committee above."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.meetings import policies, services
from cells.meetings.committees import meetings_to_attend
from cells.meetings.forms import DelegateForm, GuestChangeForm, GuestForm
from cells.meetings.models import Guest, Meeting
from cells.meetings.pages.detail import is_ahead
from cells.meetings.pages.guests import delegate_page, guests_page
from cells.meetings.views.shared import MeetingView
from cells.organisation.models import Membership
from cells.saved_forms import SeenVersionForm, not_whole
from cells.workflow import WorkflowError


def with_namer(guests):
    """``is_named_above``: named for the committee, by somebody outside the cell."""
    of_the_cell = Membership.objects.filter(
        member=OuterRef("named_by"), cell=OuterRef("meeting__cell_round__cell")
    )
    return guests.filter(removed_at=None).annotate(
        is_named_above=Q(is_delegate=True) & ~Exists(of_the_cell)
    )


class MeetingGuests(MeetingView, View):
    """Who is invited from outside; another one is added here."""

    policy = policies.may_prepare

    def get(self, request, *args, **kwargs):
        return self.show(GuestForm())

    def post(self, request, *args, **kwargs):
        form = GuestForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.add_guest(
                meeting=self.object,
                values=form.values(),
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("The guest is in the list."))
        return redirect("meetings:guests", pk=self.object.pk)

    def show(self, form, *, status=200):
        guests = with_namer(Guest.objects.filter(meeting=self.object))
        page = guests_page(self.object, guests)
        return render(
            self.request,
            "cells/meetings/guests.html",
            {"page": page, "form": form},
            status=status,
        )


class GuestView(RecordMixin, View):
    """One guest of a meeting that one sees."""

    policy = policies.may_manage_guest

    def get_queryset(self):
        meetings = Meeting.objects.visible_to(self.request.user)
        guests = with_namer(Guest.objects.filter(meeting__in=meetings))
        return guests.filter(meeting=self.kwargs["meeting"]).select_related(
            "meeting__cell_round__cell", "meeting__cell_round__round"
        )


class GuestChange(GuestView):
    policy = policies.may_manage_guest

    def get(self, request, *args, **kwargs):
        if not is_ahead(self.object.meeting):
            return redirect("meetings:guests", pk=self.object.meeting_id)
        names = ("name", "position_held", "email", "is_delegate", "version")
        initial = {name: getattr(self.object, name) for name in names}
        return self.show(GuestChangeForm(initial=initial))

    def post(self, request, *args, **kwargs):
        form = GuestChangeForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.change_guest(
                guest=self.object,
                values=form.values(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.data = form.data.copy()
            stands = Guest.objects.get(pk=self.object.pk)
            form.data["version"] = stands.version
            form.add_error(None, str(error))
            return self.show(form, stored=stands, status=409)
        messages.success(request, _("The guest is changed."))
        return redirect("meetings:guests", pk=self.object.meeting_id)

    def show(self, form, *, stored=None, status=200):
        context = {"form": form, "guest": self.object, "stored": stored}
        return render(self.request, "cells/meetings/guest.html", context, status=status)


class GuestRemove(GuestView):
    """The invitation is withdrawn."""

    policy = policies.may_manage_guest

    def get(self, request, *args, **kwargs):
        return redirect("meetings:guests", pk=self.object.meeting_id)

    def post(self, request, *args, **kwargs):
        problem = removal_problem(
            services.remove_guest, self.object, request.POST, request.user
        )
        if problem:
            messages.error(request, problem)
        else:
            messages.success(request, _("The invitation is withdrawn."))
        return redirect("meetings:guests", pk=self.object.meeting_id)


def removal_problem(service, guest: Guest, posted, by) -> str:
    """Why ``guest`` is still in the list, or ""."""
    form = SeenVersionForm(posted)
    if not form.is_valid():
        return not_whole()
    try:
        service(
            guest=guest, seen_version=form.cleaned_data["version"], by=by, now=now()
        )
    except WorkflowError as error:
        return str(error)
    return ""


class MeetingDelegate(RecordMixin, View):
    """The committee directly above says who attends for it, and sees nothing else."""

    policy = policies.may_name_delegate

    def get_queryset(self):
        return meetings_to_attend(self.request.user.mandates)

    def get(self, request, *args, **kwargs):
        return self.show(DelegateForm())

    def post(self, request, *args, **kwargs):
        form = DelegateForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.name_delegate(
                meeting=self.object, values=form.values(), by=request.user, now=now()
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("The cell is told who attends."))
        return redirect("meetings:delegate", pk=self.object.pk)

    def show(self, form, *, status=200):
        context = {"page": delegate_page(self.object), "form": form}
        return render(
            self.request, "cells/meetings/delegate.html", context, status=status
        )


class DelegateWithdraw(RecordMixin, View):
    """The committee sends somebody else, or nobody."""

    policy = policies.may_withdraw_delegate

    def get_queryset(self):
        meeting = get_object_or_404(
            meetings_to_attend(self.request.user.mandates), pk=self.kwargs["meeting"]
        )
        return Guest.objects.filter(
            meeting=meeting, is_delegate=True, removed_at=None
        ).select_related("meeting__cell_round__cell")

    def get(self, request, *args, **kwargs):
        return redirect("meetings:delegate", pk=self.object.meeting_id)

    def post(self, request, *args, **kwargs):
        problem = removal_problem(
            services.withdraw_delegate, self.object, request.POST, request.user
        )
        if problem:
            messages.error(request, problem)
        else:
            messages.success(request, _("The cell is told."))
        return redirect("meetings:delegate", pk=self.object.meeting_id)
