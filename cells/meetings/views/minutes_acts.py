"""Passing the minutes, opening them again, confirming them, adding to them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.accounts.confirm_again import Confirmation, confirm_again, wrong_password
from cells.accounts.views import locked_out_text
from cells.meetings import policies
from cells.meetings.forms.minutes import (
    AdditionForm,
    PassForm,
    ReopenForm,
    ShownForm,
    StandInForm,
)
from cells.meetings.models import ConfirmingRole, MinutesStatus
from cells.meetings.pages.minutes_acts import pass_page
from cells.meetings.services.minutes_adding import add_to_minutes
from cells.meetings.services.minutes_confirming import confirm_minutes, name_stand_in
from cells.meetings.services.minutes_passing import (
    pass_minutes,
    reopen_minutes,
    votes_on,
)
from cells.meetings.views.minutes import MinutesView
from cells.organisation.models import Member
from cells.saved_forms import not_whole
from cells.workflow import WorkflowError


class ActView(MinutesView):
    """One act on minutes in ``status``, on a page with a form of its own.

    ``bound`` makes the form, ``act`` calls the service, ``context`` is what the
    template reads besides.
    """

    policy = policies.may_read_minutes
    shows_anothers_text = True
    status = MinutesStatus.PASSED
    template = ""
    done = ""

    def before_showing(self):
        """The text stands on the page of the minutes, which records its opening."""

    def is_possible(self) -> bool:
        minutes = self.minutes()
        return minutes is not None and minutes.status == self.status

    def get(self, request, *args, **kwargs):
        if not self.is_possible():
            return redirect(self.place())
        return self.show_form(self.bound())

    def show_form(self, form, *, status=200):
        context = {"form": form, "meeting": self.object} | self.context()
        return render(self.request, self.template, context, status=status)

    def context(self) -> dict:
        return {}

    def post(self, request, *args, **kwargs):
        if self.minutes() is None:
            return self.refused(_("There are no minutes yet."), status=409)
        form = self.bound(request.POST)
        if not form.is_valid():
            return self.show_form(form, status=422)
        try:
            self.act(form.cleaned_data, by=request.user, now=now())
        except WorkflowError as error:
            self.fresh()
            form.add_error(None, str(error))
            return self.show_form(form, status=409)
        messages.success(request, self.done_text())
        return redirect(self.place())


class PassMinutes(ActView, View):
    """The chair records that the cell passed the minutes, as they stand below."""

    policy = policies.may_strike
    status = MinutesStatus.DRAFT
    template = "cells/meetings/minutes_pass.html"

    def before_showing(self):
        self.record_opening()

    def bound(self, data=None):
        return PassForm(data, votes=votes_on(self.minutes()))

    def context(self) -> dict:
        return {"page": pass_page(self.minutes())}

    def act(self, cleaned, *, by, now):
        pass_minutes(
            minutes=self.minutes(),
            vote=cleaned["vote"],
            is_read_out=cleaned["read_out"],
            shown=cleaned["shown"],
            seen_version=cleaned["version"],
            by=by,
            now=now,
        )

    def done_text(self) -> str:
        return _("The minutes are passed. Chair and clerk confirm them now.")


class ReopenMinutes(ActView, View):
    """The chair makes passed minutes a draft again, with a reason."""

    policy = policies.may_strike
    template = "cells/meetings/minutes_reopen.html"

    def bound(self, data=None):
        return ReopenForm(data)

    def context(self) -> dict:
        return {"version": self.minutes().version}

    def act(self, cleaned, *, by, now):
        reopen_minutes(
            minutes=self.minutes(),
            reason=cleaned["reason"],
            seen_version=cleaned["version"],
            by=by,
            now=now,
        )

    def done_text(self) -> str:
        return _("The minutes are a draft again.")


class NameStandIn(ActView, View):
    """The secretary names who confirms for the chair or the clerk who cannot."""

    policy = policies.may_name_stand_in
    template = "cells/meetings/minutes_stand_in.html"

    def bound(self, data=None):
        meeting = self.object
        rows = self.minutes().confirmations.exclude(confirmed_at=None)
        given = set(rows.values_list("role", flat=True))
        present = Member.objects.filter(
            attendances__meeting=meeting, attendances__was_present=True
        ).exclude(pk__in=[meeting.chair_id, meeting.clerk_id])
        return StandInForm(
            data,
            people=present.order_by("full_name"),
            roles=[role for role in ConfirmingRole if role not in given],
        )

    def context(self) -> dict:
        return {"version": self.minutes().version}

    def act(self, cleaned, *, by, now):
        name_stand_in(
            minutes=self.minutes(),
            role=cleaned["role"],
            member=cleaned["member"],
            reason=cleaned["reason"],
            seen_version=cleaned["version"],
            by=by,
            now=now,
        )

    def done_text(self) -> str:
        return _("The comrade has been told and can confirm the minutes now.")


class AddToMinutes(ActView, View):
    """Something is added to the locked minutes; their text stays."""

    policy = policies.may_add_to_minutes
    status = MinutesStatus.LOCKED
    template = "cells/meetings/minutes_add.html"

    def bound(self, data=None):
        people = Member.objects.filter(attendances__meeting=self.object)
        return AdditionForm(data, people=people.order_by("full_name"))

    def context(self) -> dict:
        return {"seen_additions": self.minutes().additions.count()}

    def act(self, cleaned, *, by, now):
        add_to_minutes(
            minutes=self.minutes(),
            reason=cleaned["reason"],
            text=cleaned["text"],
            member=cleaned["member"],
            seen_additions=cleaned["seen_additions"],
            by=by,
            now=now,
        )

    def done_text(self) -> str:
        return _("It has been added to the minutes.")


class ConfirmMinutes(MinutesView, View):
    """Chair or clerk confirms what was shown, with the password again."""

    policy = policies.may_confirm_minutes
    shows_anothers_text = True

    def before_showing(self):
        """GET shows nothing here: it leads to the minutes."""

    def get(self, request, *args, **kwargs):
        return redirect(self.place())

    def post(self, request, *args, **kwargs):
        form = ShownForm(request.POST)
        if not form.is_valid():
            return self.refused(not_whole(), status=422)
        if self.minutes() is None:
            return self.refused(_("There are no minutes yet."), status=409)
        confirmation = confirm_again(request)
        if confirmation == Confirmation.LOCKED:
            return self.refused(locked_out_text(), status=429)
        if confirmation == Confirmation.WRONG:
            return self.refused(wrong_password(), status=422)
        try:
            confirm_minutes(
                minutes=self.minutes(),
                shown=form.cleaned_data["shown"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(request, _("You have confirmed the minutes."))
        return redirect(self.place())
