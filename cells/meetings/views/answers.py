"""The member concerned answers, or the clerk writes down what they said."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.meetings import policies
from cells.meetings.forms.findings import ClerksAnswerForm
from cells.meetings.models import Meeting
from cells.meetings.pages.about_me import AboutMePage, about_me_page, concerning
from cells.meetings.pages.findings import finding_row
from cells.meetings.pages.remarks import (
    may_still_change,
    may_write_answer,
    remark_row,
)
from cells.meetings.services.answers import answer_record, is_as_seen
from cells.meetings.services.remarks import changed_meanwhile
from cells.meetings.views.findings import FindingView
from cells.meetings.views.remarks import RemarkView
from cells.workflow import WorkflowError


class ClerksAnswer:
    """The clerk writes down an answer: what a remark and a finding have in common."""

    template = "cells/meetings/answer.html"

    def get(self, request, *args, **kwargs):
        record = self.record()
        if not may_still_change(self.object) or not may_write_answer(
            request.user, self.object, record
        ):
            return redirect(self.place())
        initial = {
            "version": record.version,
            "answer": record.answer,
            "text": record.answer_text,
        }
        return self.show_answer(ClerksAnswerForm(initial=initial), record)

    def post(self, request, *args, **kwargs):
        record = self.record()
        form = ClerksAnswerForm(request.POST)
        if not form.is_valid():
            return self.show_answer(form, record, status=422)
        try:
            answer_record(
                record=record,
                answer=form.value(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            record = self.record()
            form.data = form.data.copy()
            form.data["version"] = record.version
            form.add_error(None, str(error))
            return self.show_answer(form, record, status=409)
        messages.success(request, _("The answer is written down."))
        return redirect(self.place())

    def show_answer(self, form, record, *, status=200):
        context = {
            "form": form,
            "meeting": self.object,
            "row": self.answered_row(record),
            "place": self.place(),
        }
        return render(self.request, self.template, context, status=status)


class RemarkAnswer(ClerksAnswer, RemarkView, View):
    """What the member concerned says to a remark, written down by the clerk."""

    policy = policies.may_write_answers

    def record(self):
        return (
            self.remark() if self.request.method == "POST" else self.standing_remark()
        )

    def answered_row(self, remark):
        may_read = policies.may_read_struck(self.request.user, self.object)
        return remark_row(remark, may_read_struck=may_read)


class FindingAnswer(ClerksAnswer, FindingView, View):
    """What the member concerned says to a finding, written down by the clerk."""

    policy = policies.may_write_answers

    def record(self):
        return self.finding()

    def answered_row(self, finding):
        return finding_row(self.object, self.request.user, finding)


def may_read_own(user, meeting) -> bool:
    """``concerning`` has decided; an administrator belongs to no cell."""
    return not user.mandates.is_administrator


class AboutMe(RecordMixin, View):
    """What was said of the member's own deeds, to be answered; nobody else's page."""

    policy = may_read_own
    queryset = Meeting.objects.select_related(
        "cell_round__round", "cell_round__cell", "minutes_of"
    )

    def get_queryset(self):
        mine = concerning(self.request.user).values("pk")
        return self.queryset.filter(pk__in=mine)

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def get(self, request, *args, **kwargs):
        return self.show(about_me_page(self.object, request.user))

    def post(self, request, *args, **kwargs):
        page = about_me_page(self.object, request.user, typed=request.POST)
        touched = [
            entry
            for entry in page.entries
            if entry.form
            and entry.form.is_bound
            and entry.form.is_touched(entry.initial)
        ]
        if not page.is_open and request.POST.keys() - {"csrfmiddlewaretoken"}:
            return self.too_late(page)
        if not touched:
            page.form_error = _("Choose how you answer, at one entry at least.")
            return self.show(page, status=422)
        are_valid = [
            entry.form.is_valid() for entry in touched
        ]  # each says what it lacks
        if not all(are_valid):
            return self.show(page, status=422)
        return self.store(touched)

    def store(self, touched):
        """Each by itself: one that changed meanwhile does not hold up the others."""
        refused = {}
        for entry in touched:
            try:
                self.answer(entry)
            except WorkflowError as error:
                refused[entry.key] = str(error)
        if not refused:
            messages.success(self.request, _("Your answer is recorded."))
            return redirect("meetings:about_me", pk=self.object.pk)
        return self.show_refused(refused)

    def answer(self, entry) -> None:
        if not is_as_seen(entry.record, entry.form.cleaned_data["seen"]):
            raise WorkflowError(changed_meanwhile())
        entry.record.meeting = self.object
        answer_record(
            record=entry.record,
            answer=entry.form.value(),
            seen_version=entry.record.version,
            by=self.request.user,
            now=now(),
        )

    def show_refused(self, refused: dict[str, str]):
        """What was typed, over what stands now."""
        self.object = self.get_queryset().get(pk=self.object.pk)
        page = about_me_page(self.object, self.request.user)
        if not page.is_open:
            return self.too_late(page)
        anew = about_me_page(
            self.object, self.request.user, typed=self.typed_over(page, refused)
        )
        for entry in anew.entries:
            if entry.key in refused:
                entry.is_stale = True
                entry.form.add_error(None, refused[entry.key])
        return self.show(anew, status=409)

    def typed_over(self, page: AboutMePage, refused) -> dict:
        typed = {}
        for entry in page.entries:
            prefix = f"r{entry.key}"
            if entry.key in refused:
                for name in ("answer", "text"):
                    typed[f"{prefix}-{name}"] = self.request.POST.get(
                        f"{prefix}-{name}", ""
                    )
                typed[f"{prefix}-seen"] = entry.form.initial["seen"]
        return typed

    def too_late(self, page: AboutMePage):
        """The minutes are passed: what was typed is shown to be copied."""
        page.form_error = _(
            "The minutes are passed, so nothing is answered here any more. Speak to "
            "the chair: something may be added to the minutes."
        )
        page.typed_texts = [
            value.strip()
            for name, value in self.request.POST.items()
            if name.endswith("-text") and value.strip()
        ]
        return self.show(page, status=409)

    def show(self, page: AboutMePage, *, status=200):
        return render(
            self.request, "cells/meetings/about_me.html", {"page": page}, status=status
        )
