"""The minutes are drafted, edited part by part, read, and read out to the cell."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.accounts.kept_post import wants_json
from cells.audit.services import record_opening
from cells.meetings import policies
from cells.meetings.forms.minutes import MinutesPartForm, posted_parts
from cells.meetings.models import Minutes, MinutesStatus
from cells.meetings.pages.minutes import minutes_page, office_of
from cells.meetings.pages.minutes_writing import part_conflict, writing_page
from cells.meetings.services.minutes import (
    PART_FIELDS,
    draft_minutes,
    save_parts,
    use_replaced,
)
from cells.meetings.views.shared import MeetingView
from cells.saved_forms import PageForm
from cells.saved_rows import saved_rows, status_of
from cells.saving import Saved
from cells.workflow import WorkflowError

USE = re.compile(r"^use-([1-9][0-9]{0,17})\Z")


class MinutesView(MeetingView):
    """What the pages of the minutes share. The opening is recorded before the text."""

    policy = policies.may_read_minutes
    shows_anothers_text = True

    def before_showing(self):
        self.record_opening()

    def record_opening(self):
        if minutes := policies.minutes_of(self.object):
            at = now()
            record_opening(
                minutes,
                actor=self.request.user,
                organisation_id=self.object.cell_round.cell_id,
                office=office_of(self.request.user, self.object),
                on=localdate(at),
                now=at,
            )

    def minutes(self) -> Minutes | None:
        minutes = policies.minutes_of(self.object)
        if minutes:
            minutes.meeting = self.object
        return minutes

    def place(self) -> str:
        return reverse("meetings:minutes", args=[self.object.pk])

    def show(self, *, status=200, form_error=""):
        page = minutes_page(self.object, self.request.user)
        page.form_error = form_error
        context = {"page": page, "meeting": self.object}
        return render(
            self.request, "cells/meetings/minutes.html", context, status=status
        )

    def refused(self, sentence: str, *, status: int):
        """The minutes as they stand now, below the sentence."""
        self.fresh()
        if not policies.may_read_minutes(self.request.user, self.object):
            raise WorkflowError(sentence)
        self.record_opening()
        return self.show(status=status, form_error=sentence)

    def draft(self):
        try:
            draft_minutes(meeting=self.object, by=self.request.user, now=now())
        except WorkflowError as error:
            return self.refused(str(error), status=409)
        messages.success(
            self.request, _("The minutes have been drafted from what was recorded.")
        )
        return redirect(self.place())


class MinutesPage(MinutesView, View):
    """Read; chair and clerk edit the draft. The others are led to their own extract."""

    policy = policies.may_reach_minutes
    shows_anothers_text = True

    def before_showing(self):
        if policies.may_read_minutes(self.request.user, self.object):
            self.record_opening()

    def get(self, request, *args, **kwargs):
        if not policies.may_read_minutes(request.user, self.object):
            return redirect("meetings:extract", pk=self.object.pk)
        if self.is_written():
            return self.show_writing()
        return self.show()

    def is_written(self) -> bool:
        minutes = self.minutes()
        is_draft = minutes is not None and minutes.status == MinutesStatus.DRAFT
        return is_draft and policies.may_edit_minutes(self.request.user, self.object)

    def show_writing(self, *, forms=None, conflicts=None, status=200):
        page = writing_page(self.object, self.request.user, forms=forms)
        for row in page.rows:
            row.conflict = (conflicts or {}).get(row.pk)
        return render(
            self.request,
            "cells/meetings/minutes_write.html",
            {"page": page},
            status=status,
        )

    def post(self, request, *args, **kwargs):
        minutes = self.minutes()
        if minutes is None or not policies.may_edit_minutes(request.user, self.object):
            raise PermissionDenied
        parts = {part.pk: part for part in minutes.parts.all()}
        forms = {
            pk: MinutesPartForm(request.POST, part=parts[pk])
            for pk in posted_parts(request.POST)
            if pk in parts
        }
        if not forms:
            return self.nothing_posted()
        valid = {pk: form for pk, form in forms.items() if form.is_valid()}
        edits = [edit for form in valid.values() if (edit := form.edit())]
        facts = PageForm(request.POST).facts()
        try:
            outcomes = save_parts(minutes=minutes, edits=edits, now=now(), **facts)
        except WorkflowError as error:
            return self.too_late(error, forms)
        return self.answer(forms, valid, outcomes)

    def answer(self, forms, valid, outcomes):
        conflicts = {
            pk: part_conflict(row, forms[pk].values())
            for pk, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        invalid = {pk: form.errors for pk, form in forms.items() if pk not in valid}
        status = status_of(outcomes, invalid)
        if wants_json(self.request):
            rows = saved_rows(outcomes, conflicts, invalid, lambda _key: PART_FIELDS)
            return JsonResponse(rows, status=status)
        if status == 200:
            return self.leave()
        kept = {
            pk: form for pk, form in forms.items() if pk in invalid or pk in conflicts
        }
        return self.show_writing(forms=kept, conflicts=conflicts, status=status)

    def too_late(self, error, forms):
        """Passed meanwhile: the sentence, with what was typed, to be copied."""
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": str(error)}, status=409)
        self.fresh()
        messages.error(self.request, str(error))
        if self.minutes() is None or self.minutes().content is None:
            return self.show_writing(forms=forms, status=409)
        page = minutes_page(self.object, self.request.user)
        context = {
            "page": page,
            "typed": [form.typed("text") for form in forms.values()],
        }
        return render(self.request, "cells/meetings/minutes.html", context, status=409)

    def nothing_posted(self):
        message = _("This page sent no part that belongs to these minutes.")
        if wants_json(self.request):
            return JsonResponse({"reason": "empty", "message": message}, status=422)
        messages.error(self.request, message)
        return (
            self.show_writing(status=422)
            if self.is_written()
            else self.show(status=422)
        )

    def leave(self):
        """Where the pressed button leads once everything is stored."""
        then = self.request.POST.get("then", "")
        if then == "draft":
            return self.draft()
        if then == "aloud":
            return redirect("meetings:minutes_aloud", pk=self.object.pk)
        if then == "pass" and policies.may_strike(self.request.user, self.object):
            return redirect("meetings:pass_minutes", pk=self.object.pk)
        if match := USE.match(then):
            return self.use(int(match[1]))
        messages.success(self.request, _("Everything on this page has been saved."))
        return redirect(self.place())

    def use(self, part_id: int):
        try:
            use_replaced(
                minutes=self.minutes(), part_id=part_id, by=self.request.user, now=now()
            )
        except WorkflowError as error:
            messages.error(self.request, str(error))
        return redirect(f"{self.place()}#part-{part_id}")


class DraftMinutes(MinutesView, View):
    """Drafts the minutes from the records, the first time or anew."""

    policy = policies.may_edit_minutes
    shows_anothers_text = True

    def before_showing(self):
        """GET shows nothing here: it leads to the minutes."""

    def get(self, request, *args, **kwargs):
        return redirect(self.place())

    def post(self, request, *args, **kwargs):
        return self.draft()


class MinutesAloud(MinutesView, View):
    """The whole text in large type, to be read out before the cell."""

    policy = policies.may_read_minutes
    shows_anothers_text = True

    def get(self, request, *args, **kwargs):
        if self.minutes() is None:
            return redirect(self.place())
        page = minutes_page(self.object, request.user)
        return render(request, "cells/meetings/minutes_aloud.html", {"page": page})
