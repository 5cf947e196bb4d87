"""The running order: minutes and order on one page, and computing it anew."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.meetings import policies, services
from cells.meetings.forms import ComputeForm, OrderForm, posted_minutes
from cells.meetings.pages.agenda import agenda_page, attendance_of
from cells.meetings.services import EditedItemsError, StaleItemsError
from cells.meetings.views.shared import AgendaView
from cells.workflow import WorkflowError


class AgendaEdit(AgendaView, View):
    """Every way out of the page is a button of its form: what was typed is stored."""

    policy = policies.may_edit_agenda

    def get(self, request, *args, **kwargs):
        return self.show()

    def post(self, request, *args, **kwargs):
        typed = posted_minutes(request.POST)
        order = OrderForm(request.POST)
        if not order.is_valid() or not all(f.is_valid() for f in typed.values()):
            problem = "" if order.is_valid() else next(iter(order.errors.values()))[0]
            return self.show(typed=typed, problem=problem, status=422)
        try:
            changed = services.save_agenda(
                meeting=self.object,
                edits=[form.edit() for form in typed.values()],
                move=order.move(),
                seen_agenda_version=order.cleaned_data["agenda_version"],
                by=request.user,
                now=now(),
            )
        except StaleItemsError as error:
            self.fresh()
            return self.show(
                typed=typed, late=error.item_ids, problem=str(error), status=409
            )
        except WorkflowError as error:
            self.fresh()
            return self.show(typed=typed, problem=str(error), status=409)
        if changed:
            messages.success(request, _("The running order is saved."))
        return redirect(order.next_url(self.object))

    def show(self, *, status=200, **facts):
        attendance = posted_attendance(self.request.POST)
        page = agenda_page(self.object, attendance=attendance, **facts)
        return render(
            self.request, "cells/meetings/agenda.html", {"page": page}, status=status
        )


class AgendaCompute(AgendaView, View):
    """Compute the running order for another attendance; asks before it replaces."""

    policy = policies.may_edit_agenda

    def get(self, request, *args, **kwargs):
        return self.show(ComputeForm(initial=values_of(self.object)))

    def post(self, request, *args, **kwargs):
        form, typed = ComputeForm(request.POST), posted_minutes(request.POST)
        if not all(each.is_valid() for each in typed.values()):
            return self.show_agenda(typed, status=422)
        if not form.is_valid():
            return self.show(form, status=422)
        cleaned = form.cleaned_data
        try:
            services.compute_agenda(
                meeting=self.object,
                attendance=form.attendance(),
                edited=cleaned["edited"],
                edits=[each.edit() for each in typed.values()],
                seen_version=cleaned["version"],
                seen_agenda_version=cleaned["agenda_version"],
                by=request.user,
                now=now(),
            )
        except EditedItemsError as found:
            self.fresh()
            return self.show(form, edited=found.items)
        except StaleItemsError as error:
            self.fresh()
            return self.show_agenda(
                typed, late=error.item_ids, problem=str(error), status=409
            )
        except WorkflowError as error:
            return self.show_again(form, str(error))
        messages.success(
            request,
            _("The running order is computed for %(n)s present.")
            % {"n": cleaned["expected_number"]},
        )
        return redirect("meetings:agenda", pk=self.object.pk)

    def show_agenda(self, typed, *, status, **facts):
        """The page on which the minutes stand, with everything that was typed."""
        attendance = posted_attendance(self.request.POST)
        page = agenda_page(self.object, typed=typed, attendance=attendance, **facts)
        return render(
            self.request, "cells/meetings/agenda.html", {"page": page}, status=status
        )

    def show_again(self, form, error: str):
        """With what was typed, over the versions that now stand."""
        self.fresh()
        form.data = form.data.copy()
        form.data["version"] = self.object.version
        form.data["agenda_version"] = self.object.agenda_version
        form.add_error(None, error)
        return self.show(form, status=409)

    def show(self, form, *, edited=(), status=200):
        """``edited``: the items of which the page asks what becomes of them."""
        carried = [
            (name, value)
            for name, value in self.request.POST.items()
            if name.startswith("m") and "-" in name
        ]
        context = {
            "form": form,
            "meeting": self.object,
            "edited": edited,
            "carried": carried,
        }
        return render(
            self.request, "cells/meetings/compute.html", context, status=status
        )


def posted_attendance(posted) -> dict | None:
    """As it was typed beside the minutes; None where the page did not send it."""
    if "expected_number" not in posted:
        return None
    return {
        "expected_number": posted["expected_number"],
        "with_collective": "with_collective" in posted,
        "delegate_expected": "delegate_expected" in posted,
        "secretary_absent_reason": posted.get("secretary_absent_reason", ""),
    }


def values_of(meeting) -> dict:
    return vars(attendance_of(meeting)) | {
        "version": meeting.version,
        "agenda_version": meeting.agenda_version,
    }
