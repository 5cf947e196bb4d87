"""Remarks are recorded, corrected, struck, and listed for those who record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.about_person import HeldBackError
from cells.meetings.forms.remarks import RemarkForm
from cells.meetings.models import Remark, RemarkStatus
from cells.meetings.pages.remarks import (
    may_still_change,
    remark_row,
    remarks_page,
    remarks_panel,
)
from cells.meetings.room import room_of
from cells.meetings.services.remarks import (
    change_remark,
    record_remark,
    strike_remark,
)
from cells.meetings.views.heard import HeardView
from cells.meetings.views.recorded import RecordPress, StrikePress
from cells.workflow import WorkflowError

PEOPLE = ("subject", "author", "indicator")


class RemarkList(HeardView, View):
    """All remarks of a meeting, for whom it may be narrowed to one member."""

    policy = policies.may_record

    def get(self, request, *args, **kwargs):
        page = remarks_page(
            self.object,
            request.user,
            member=request.GET.get("member", ""),
            number=request.GET.get("page", ""),
        )
        return render(request, "cells/meetings/remarks.html", {"page": page})


class RemarkRecord(RecordPress, View):
    """A remark by the four questions; one about a person needs a second press."""

    policy = policies.may_record
    panel = "remarks"
    build_panel = remarks_panel

    def bound(self, posted) -> RemarkForm:
        return RemarkForm(posted, room=room_of(self.object, localdate()))

    def record(self, form, *, by, now):
        record_remark(
            meeting=self.object,
            values=form.values(),
            page_id=form.cleaned_data["page_id"],
            looked_at=form.cleaned_data["looked_at"],
            by=by,
            now=now,
        )


class RemarkView(HeardView):
    """A view of one remark of the meeting."""

    policy = policies.may_record

    def remark(self) -> Remark:
        rows = self.object.remarks.select_related(*PEOPLE)
        remark = get_object_or_404(rows, pk=self.kwargs["remark"])
        # The services hold the round and the meeting through it.
        remark.meeting = self.object
        return remark

    def standing_remark(self) -> Remark:
        """Not struck: its words are not shown to everybody who records."""
        remark = self.remark()
        if remark.status == RemarkStatus.STRUCK:
            raise Http404
        return remark

    def place(self) -> str:
        return f"{reverse('meetings:live', args=[self.object.pk])}#live-remarks"


class RemarkChange(RemarkView, View):
    """What was said is put right, until the minutes are passed."""

    policy = policies.may_record

    def get(self, request, *args, **kwargs):
        remark = self.standing_remark()
        if not may_still_change(self.object):
            return redirect("meetings:remarks", pk=self.object.pk)
        return self.show(self.form(remark, initial=values_of(remark)))

    def form(self, remark: Remark, data=None, **kwargs) -> RemarkForm:
        room = room_of(self.object, localdate())
        also = (remark.subject, remark.author)
        return RemarkForm(data, room=room, also=also, corrects=True, **kwargs)

    def post(self, request, *args, **kwargs):
        remark = self.remark()
        form = self.form(remark, request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            change_remark(
                remark=remark,
                values=form.values(),
                seen_version=form.cleaned_data["version"],
                looked_at=form.cleaned_data["looked_at"],
                by=request.user,
                now=now(),
            )
        except HeldBackError as error:
            return self.show_again(form, error, looked_at=error.digest, status=422)
        except WorkflowError as error:
            self.fresh()
            stored = self.remark()
            return self.show_again(
                form, error, version=stored.version, stored=stored, status=409
            )
        messages.success(request, _("The remark is corrected."))
        return redirect(self.place())

    def show_again(self, form, error, *, status, stored=None, **hidden):
        form.data = form.data.copy()
        for name, value in hidden.items():
            form.data[name] = value
        form.add_error(None, str(error))
        may_read = policies.may_read_struck(self.request.user, self.object)
        row = stored and remark_row(stored, may_read_struck=may_read)
        return self.show(form, stored=row, held="looked_at" in hidden, status=status)

    def show(self, form, *, stored=None, held=False, status=200):
        context = {
            "form": form,
            "meeting": self.object,
            "stored": stored,
            "held": held,
            "place": self.place(),
        }
        return render(
            self.request, "cells/meetings/change_remark.html", context, status=status
        )


def values_of(remark: Remark) -> dict:
    return {
        "version": remark.version,
        "subject": remark.subject_id,
        "author": remark.author_id,
        "indicator": remark.indicator_id,
        "deed": remark.deed,
        "happened": remark.happened,
        "effect": remark.effect,
        "proposal": remark.proposal,
    }


class RemarkStrike(StrikePress, RemarkView, View):
    """The chair takes a remark out of the records, with a reason.

    One about the chair is struck by whoever stands in for them.
    """

    policy = policies.may_strike_remarks
    template_name = "cells/meetings/strike_remark.html"
    struck_text = gettext_lazy("The remark is struck.")

    def remark(self) -> Remark:
        remark = super().remark()
        if not policies.may_strike_remark(self.request.user, remark):
            raise PermissionDenied
        return remark

    row = remark

    def get(self, request, *args, **kwargs):
        remark = self.standing_remark()
        if not may_still_change(self.object):
            return redirect("meetings:remarks", pk=self.object.pk)
        return self.ask(remark)

    def strike(self, remark: Remark, **facts) -> None:
        strike_remark(remark=remark, **facts)

    def shown(self, remark: Remark):
        return remark_row(remark, may_read_struck=True, is_marked=True)
