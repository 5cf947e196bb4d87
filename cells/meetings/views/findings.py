"""What the cell points out is recorded, worded otherwise, withdrawn."""

import uuid

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.accounts.kept_post import wants_json
from cells.meetings import policies
from cells.meetings.forms.findings import FindingForm
from cells.meetings.forms.remarks import ReasonForm
from cells.meetings.minutes_extract import without_names
from cells.meetings.models import CellFinding, Remark
from cells.meetings.pages.findings import finding_row, findings_panel
from cells.meetings.pages.remarks import may_still_change, may_still_record
from cells.meetings.room import room_of
from cells.meetings.services.findings import (
    change_finding,
    record_finding,
    withdraw_finding,
)
from cells.meetings.views.heard import HeardView
from cells.meetings.views.recorded import RecordPress, errors_of
from cells.meetings.views.remarks import RemarkView
from cells.workflow import WorkflowError


class FindingRecord(RecordPress, View):
    """A shortcoming that the cell points out to a member."""

    policy = policies.may_record
    panel = "findings"
    build_panel = findings_panel

    def bound(self, posted) -> FindingForm:
        return FindingForm(posted, room=room_of(self.object, localdate()))

    def record(self, form, *, by, now):
        record_finding(
            meeting=self.object,
            values=form.values(),
            page_id=form.cleaned_data["page_id"],
            by=by,
            now=now,
        )


class PointOut(RemarkView, View):
    """One press makes a finding of a remark; without an indicator it is asked for."""

    policy = policies.may_record

    def place(self) -> str:
        return f"{reverse('meetings:live', args=[self.object.pk])}#live-findings"

    def get(self, request, *args, **kwargs):
        remark = self.standing_remark()
        if not may_still_record(self.object):
            return redirect(self.place())
        return self.show(self.form(initial=finding_values(remark)))

    def form(self, data=None, **kwargs) -> FindingForm:
        return FindingForm(data, room=room_of(self.object, localdate()), **kwargs)

    def posted(self, remark: Remark) -> dict:
        """The remark as it stands, or what was typed on the page of this view."""
        typed = self.request.POST
        values = finding_values(remark)
        if "wording" not in typed:
            return values
        return {
            "page_id": values["page_id"],
            **{name: typed.get(name, "") for name in ("subject", "indicator")},
            "wording": typed["wording"],
        }

    def post(self, request, *args, **kwargs):
        remark = self.standing_remark()
        form = self.form(self.posted(remark))
        if not form.is_valid():
            return self.refuse(form, 422)
        try:
            record_finding(
                meeting=self.object,
                values=form.values(),
                page_id=form.cleaned_data["page_id"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.refuse(form, 409)
        if wants_json(request):
            return JsonResponse({"outcome": "recorded"}, status=201)
        return redirect(self.place())

    def refuse(self, form, status: int):
        if not wants_json(self.request):
            return self.show(form, status=status)
        message = " ".join(form.non_field_errors())
        answer = {"reason": "refused", "message": message, "errors": errors_of(form)}
        return JsonResponse(answer, status=status)

    def show(self, form, *, status=200):
        context = {"form": form, "meeting": self.object, "place": self.place()}
        return render(
            self.request, "cells/meetings/point_out.html", context, status=status
        )


def finding_values(remark: Remark) -> dict:
    """The wording is read by the member: it does not name who made the remark."""
    return {
        "page_id": str(page_id_of(remark)),
        "subject": remark.subject_id,
        "indicator": remark.indicator_id or "",
        "wording": without_names(remark.deed, {remark.author.full_name}),
    }


def page_id_of(remark: Remark) -> uuid.UUID:
    """The id follows from the remark: pressed twice, it makes one finding; pressed
    again after that one was withdrawn, a further one."""
    gone = remark.meeting.findings.exclude(withdrawn_at=None)
    withdrawn = set(gone.values_list("page_id", flat=True))
    found = uuid.uuid5(remark.reference, "finding")
    while found in withdrawn:
        found = uuid.uuid5(found, "finding")
    return found


class FindingView(HeardView):
    """A view of one finding of the meeting."""

    policy = policies.may_record

    def finding(self) -> CellFinding:
        rows = self.object.findings.select_related("subject", "indicator", "vote")
        finding = get_object_or_404(rows, pk=self.kwargs["finding"])
        finding.meeting = self.object
        return finding

    def place(self) -> str:
        return f"{reverse('meetings:live', args=[self.object.pk])}#live-findings"

    def row(self, finding: CellFinding):
        return finding_row(self.object, self.request.user, finding)

    def over(self, form, error: WorkflowError) -> CellFinding:
        """``form`` lies over the version that now stands, with the sentence."""
        self.fresh()
        finding = self.finding()
        form.data = form.data.copy()
        form.data["version"] = finding.version
        form.add_error(None, str(error))
        return finding

    def show(self, form, *, status=200, **context):
        context |= {"form": form, "meeting": self.object, "place": self.place()}
        return render(self.request, self.template, context, status=status)


class FindingChange(FindingView, View):
    """Worded otherwise, until it is voted on."""

    policy = policies.may_record
    template = "cells/meetings/change_finding.html"

    def form(self, finding: CellFinding, data=None, **kwargs) -> FindingForm:
        room = room_of(self.object, localdate())
        also = (finding.subject,)
        return FindingForm(data, room=room, also=also, corrects=True, **kwargs)

    def get(self, request, *args, **kwargs):
        finding = self.finding()
        if not self.row(finding).change_url:
            return redirect(self.place())
        initial = {
            "version": finding.version,
            "subject": finding.subject_id,
            "indicator": finding.indicator_id,
            "wording": finding.wording,
        }
        return self.show(self.form(finding, initial=initial))

    def post(self, request, *args, **kwargs):
        finding = self.finding()
        form = self.form(finding, request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            change_finding(
                finding=finding,
                values=form.values(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            stored = self.row(self.over(form, error))
            return self.show(form, stored=stored, status=409)
        messages.success(request, _("What the cell points out is worded so."))
        return redirect(self.place())


class FindingWithdraw(FindingView, View):
    """The cell does not point it out after all."""

    policy = policies.may_record
    template = "cells/meetings/withdraw_finding.html"

    def get(self, request, *args, **kwargs):
        finding = self.finding()
        row = self.row(finding)
        if not (row.withdraw_url and may_still_change(self.object)):
            return redirect(self.place())
        return self.show(ReasonForm(initial={"version": finding.version}), row=row)

    def post(self, request, *args, **kwargs):
        finding = self.finding()
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.show(form, row=self.row(finding), status=422)
        try:
            withdraw_finding(
                finding=finding,
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            row = self.row(self.over(form, error))
            return self.show(form, row=row, status=409)
        messages.success(request, _("It is withdrawn."))
        return redirect(self.place())
