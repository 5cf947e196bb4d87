"""Who is there: read by the cell, noted by those who record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.meetings import policies, services
from cells.meetings.forms import PresenceForm, guest_entries
from cells.meetings.models import MeetingStatus
from cells.meetings.pages.attendance import attendance_page
from cells.meetings.services import RECORDED_IN, StaleAttendanceError
from cells.meetings.speakers import NOT_PRESENT
from cells.meetings.views.shared import MeetingView
from cells.workflow import WorkflowError


class MeetingAttendance(MeetingView, View):
    """One list, one save."""

    policy = policies.may_read

    def get(self, request, *args, **kwargs):
        if self.object.convened_at is None:
            raise Http404
        if self.is_noted_now():
            services.complete_attendance(self.object)
        return self.show()

    def is_noted_now(self) -> bool:
        may_record = policies.may_record(self.request.user, self.object)
        return may_record and self.object.status in RECORDED_IN

    def post(self, request, *args, **kwargs):
        if not policies.may_record(request.user, self.object):
            raise PermissionDenied
        forms = self.posted_forms()
        guests = guest_entries(request.POST, self.guest_ids())
        typed = {
            "typed": forms,
            "guests_typed": {guest.pk: guest.attended for guest in guests},
        }
        if not forms and not guests:
            return self.show(problem=_("The page came without any row."), status=422)
        if not all(form.is_valid() for form in forms.values()):
            return self.show(
                **typed,
                problem=_(
                    "Something is not right yet; it stands at the row concerned."
                ),
                status=422,
            )
        try:
            changed = services.record_attendance(
                meeting=self.object,
                entries=[form.entry() for form in forms.values()],
                guests=guests,
                by=request.user,
                now=now(),
            )
        except StaleAttendanceError as error:
            self.fresh()
            late = frozenset(error.ids)
            return self.show(**typed, late=late, problem=str(error), status=409)
        except WorkflowError as error:
            self.fresh()
            return self.show(**typed, problem=str(error), status=409)
        messages.success(request, saved_text(changed))
        return redirect("meetings:attendance", pk=self.object.pk)

    def guest_ids(self):
        return self.object.guests.filter(removed_at=None).values_list("pk", flat=True)

    def posted_forms(self) -> dict[int, PresenceForm]:
        """Of the rows that the page showed; those of another meeting are not read."""
        posted = self.request.POST
        is_running = self.object.status == MeetingStatus.RUNNING
        rows = self.object.attendances.values_list("pk", "standing")
        return {
            pk: PresenceForm(
                posted,
                pk=pk,
                rest_is_present="rest" in posted and standing not in NOT_PRESENT,
                is_running=is_running,
            )
            for pk, standing in rows
            if f"m{pk}-seen" in posted
        }

    def show(self, *, status=200, **facts):
        page = attendance_page(self.object, self.request.user, localdate(), **facts)
        return render(
            self.request,
            "cells/meetings/attendance.html",
            {"page": page},
            status=status,
        )


def saved_text(changed: int) -> str:
    if not changed:
        return _("Nothing was noted otherwise.")
    return ngettext(
        "The attendance is saved: %(n)s row changed.",
        "The attendance is saved: %(n)s rows changed.",
        changed,
    ) % {"n": changed}
