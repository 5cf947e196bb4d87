"""What the cell learned from a session: read by its members, kept by those who lead it
and by the clerk until the minutes lock."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.models import BEGUN
from cells.meetings.pages.lessons import lesson_page, may_keep_now, why_not
from cells.meetings.views.shared import MeetingView
from cells.preparation.forms.lessons import LessonChangeForm, LessonForm
from cells.preparation.models.lessons import LessonLearned
from cells.preparation.services.lessons import (
    change_lesson,
    record_lesson,
    standing_lessons,
    withdraw_lesson,
)
from cells.saved_forms import SeenVersionForm, not_whole
from cells.workflow import WorkflowError


class LessonList(MeetingView, View):
    policy = policies.may_read

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, form=None, status=200):
        page = lesson_page(self.object, self.request.user, form=form)
        return render(
            self.request, "cells/meetings/lessons.html", {"page": page}, status=status
        )


class LessonRecord(LessonList):
    policy = policies.may_keep_lessons

    def get(self, request, *args, **kwargs):
        return redirect("meetings:lessons", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = LessonForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=422)
        try:
            refuse_too_early(self.object)
            record_lesson(
                cell_round=self.object.cell_round,
                by=request.user,
                now=now(),
                **form.values(),
            )
        except WorkflowError as error:
            form.add_error(*refusal(error))
            return self.show(form=form, status=409)
        messages.success(request, _("The lesson is kept."))
        return redirect("meetings:lessons", pk=self.object.pk)


class LessonView(MeetingView):
    """One lesson, reached through its meeting only."""

    policy = policies.may_keep_lessons

    def lesson(self) -> LessonLearned:
        rows = standing_lessons(self.object.cell_round)
        lesson = get_object_or_404(rows, pk=self.kwargs["lesson"])
        lesson.cell_round = self.object.cell_round
        return lesson

    def back(self):
        return redirect("meetings:lessons", pk=self.object.pk)


class LessonChange(LessonView, View):
    """In other words, or under another kind."""

    policy = policies.may_keep_lessons

    def get(self, request, *args, **kwargs):
        lesson = self.lesson()
        if not may_keep_now(self.object, request.user):
            return self.back()
        initial = {"version": lesson.version, "kind": lesson.kind, "text": lesson.text}
        return self.show(LessonChangeForm(initial=initial), lesson)

    def post(self, request, *args, **kwargs):
        lesson, form = self.lesson(), LessonChangeForm(request.POST)
        if not form.is_valid():
            return self.show(form, lesson, status=422)
        try:
            refuse_too_early(self.object)
            change_lesson(
                lesson=lesson,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
                **form.values(),
            )
        except WorkflowError as error:
            return self.show_again(form, error)
        messages.success(request, _("The lesson is changed."))
        return self.back()

    def show_again(self, form, error):
        """With what was typed, over the version that now stands."""
        lesson = self.lesson()
        form.data = form.data.copy()
        form.data["version"] = lesson.version
        form.add_error(*refusal(error))
        return self.show(form, lesson, stored=lesson, status=409)

    def show(self, form, lesson, *, stored=None, status=200):
        context = {
            "form": form,
            "meeting": self.object,
            "lesson": lesson,
            "stored": stored,
        }
        return render(
            self.request, "cells/meetings/lesson.html", context, status=status
        )


class LessonWithdraw(LessonView, View):
    """One press; the words stay in the database and are shown nowhere."""

    policy = policies.may_keep_lessons

    def get(self, request, *args, **kwargs):
        self.lesson()
        return self.back()

    def post(self, request, *args, **kwargs):
        lesson, form = self.lesson(), SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.refuse(not_whole(), status=422)
        try:
            refuse_too_early(self.object)
            withdraw_lesson(
                lesson=lesson,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.refuse(str(error), status=409)
        messages.success(request, _("The lesson is withdrawn."))
        return self.back()

    def refuse(self, sentence: str, *, status: int):
        page = lesson_page(self.object, self.request.user)
        context = {"page": page, "refusal": sentence}
        return render(
            self.request, "cells/meetings/lessons.html", context, status=status
        )


def refuse_too_early(meeting) -> None:
    if meeting.status not in BEGUN:
        raise WorkflowError(why_not(meeting))


def refusal(error: WorkflowError) -> tuple[str, str]:
    """Beside the words: they are what has to be put otherwise, or read again."""
    return "text", str(error)
