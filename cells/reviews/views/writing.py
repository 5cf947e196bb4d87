"""Writing: the same page and the same form for a person and for the script."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.kept_post import wants_json
from cells.reviews import policies, services
from cells.reviews.completeness import Lack, missing_from
from cells.reviews.forms import (
    AnswerForm,
    GeneralPartForm,
    PageForm,
    posted_numbers,
)
from cells.reviews.models import SelfReview
from cells.reviews.pages.conflict import answer_conflict, general_conflict
from cells.reviews.pages.shared import write_url
from cells.reviews.pages.writing import general_page, writing_page
from cells.reviews.saved_json import saved_json, status_of
from cells.reviews.services import Saved
from cells.reviews.services.filing import answers_of
from cells.reviews.transitions import WITH_AUTHOR
from cells.workflow import WorkflowError

LOADED = (
    "author",
    "cell_round__round__catalogue",
    "cell_round__cell",
    "reader_organisation",
)


def item_url(review, answers, then: str) -> str:
    """The place of the item that ``then`` names (“item-7”); "" if there is none."""
    for answer in answers:
        if then == f"item-{answer.indicator.number}":
            anchor = f"answer-{answer.indicator.number}"
            return write_url(review, answer.indicator.group.number, anchor)
    return ""


class WritingView(RecordMixin, View):
    """What the pages of the working copy share."""

    queryset = SelfReview.objects.select_related(*LOADED).with_was_filed()
    policy = policies.is_author
    template_name = "cells/reviews/write.html"

    def answers(self):
        """The 27 answers; they come to be at the author's first opening."""
        answers = answers_of(self.object)
        if not answers:
            services.prepare_working_copy(review=self.object)
            answers = answers_of(self.object)
        return answers

    def show(self, page, *, status=200):
        return render(self.request, self.template_name, {"page": page}, status=status)

    def too_late(self, error, page):
        """Not stored: the sentence, with everything typed on the page."""
        if wants_json(self.request):
            return JsonResponse({"reason": "closed", "message": str(error)}, status=409)
        messages.error(self.request, str(error))
        return self.show(page(), status=409)

    def leave(self, page, answers):
        """Where the pressed button leads once everything is stored."""
        then = self.request.POST.get("then", "")
        if url := item_url(self.object, answers, then):
            return redirect(url)
        targets = {f"group-{tab.number}": tab.url for tab in page.groups} | {
            "next": page.next_url,
            "read": page.read_through_url,
            "unanswered": page.next_unanswered_url or page.read_through_url,
        }
        if then in targets:
            return redirect(targets[then])
        messages.success(self.request, _("Everything on this page has been saved."))
        return redirect(page.save_url)

    def progress(self, answers):
        missing = missing_from(answers)
        unanswered = [item for item in missing if item.lack == Lack.ANSWER]
        return {
            "answered": len(answers) - len(unanswered),
            "total": len(answers),
            "missing": [
                {"number": item.number, "text": item.short_text}
                for item in missing
                if item.lack != Lack.ANSWER
            ],
        }


class ReviewWrite(WritingView):
    """One group of nine indicators."""

    policy = policies.is_author

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.group = kwargs["group"]

    def get(self, request, *args, **kwargs):
        if self.object.status not in WITH_AUTHOR:
            return redirect("reviews:mine", pk=self.object.pk)
        return self.show(self.page(self.answers()))

    def numbers_here(self, answers) -> set[int]:
        """The numbers of the indicators of this page's group."""
        indicators = [answer.indicator for answer in answers]
        here = {each.number for each in indicators if each.group.number == self.group}
        if not here:
            raise Http404
        return here

    def page(self, answers, **kwargs):
        self.numbers_here(answers)
        return writing_page(self.object, answers, self.group, **kwargs)

    def post(self, request, *args, **kwargs):
        answers = {answer.indicator.number: answer for answer in self.answers()}
        here = self.numbers_here(answers.values())
        forms = {
            number: AnswerForm(request.POST, indicator=answers[number].indicator)
            for number in posted_numbers(request.POST)
            if number in here
        }
        if not forms:
            return self.nothing_posted(list(answers.values()))
        valid = {number: form for number, form in forms.items() if form.is_valid()}
        edits = [edit for form in valid.values() if (edit := form.edit())]
        try:
            outcomes = services.save_answers(
                review=self.object,
                edits=edits,
                now=now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(
                error, lambda: self.page(list(answers.values()), forms=forms)
            )
        return self.answer(answers, forms, valid, outcomes)

    def answer(self, answers, forms, valid, outcomes):
        for number, (_outcome, row) in outcomes.items():
            row.indicator = answers[number].indicator
            answers[number] = row
        conflicts = {
            number: answer_conflict(row, forms[number].values())
            for number, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        invalid = {n: form.errors for n, form in forms.items() if n not in valid}
        everything = list(answers.values())
        status = status_of(outcomes, invalid)
        if wants_json(self.request):
            data = saved_json(outcomes, conflicts, invalid, self.progress(everything))
            return JsonResponse(data, status=status)
        if status == 200:
            return self.leave(self.page(everything), everything)
        kept = {n: form for n, form in forms.items() if n in invalid or n in conflicts}
        page = self.page(everything, forms=kept)
        for row in page.rows:
            row.conflict = conflicts.get(row.number)
        return self.show(page, status=status)

    def nothing_posted(self, answers):
        message = _("This page sent no answer that belongs to this round.")
        if wants_json(self.request):
            return JsonResponse({"reason": "empty", "message": message}, status=422)
        messages.error(self.request, message)
        return self.show(self.page(answers), status=422)


class GeneralPartWrite(WritingView):
    """The part of the report that belongs to no indicator."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        if self.object.status not in WITH_AUTHOR:
            return redirect("reviews:mine", pk=self.object.pk)
        return self.show(self.page(self.answers()))

    def page(self, answers, *, general=None, form=None):
        general = general or self.object.general_part
        return general_page(self.object, answers, general, form=form)

    def post(self, request, *args, **kwargs):
        answers = self.answers()
        form = GeneralPartForm(request.POST)
        if not form.is_valid():
            return self.answer(answers, form, {}, {0: form.errors})
        edit = form.edit()
        if edit is None:
            return self.answer(answers, form, {}, {})
        try:
            outcome = services.save_general_part(
                review=self.object,
                edit=edit,
                now=now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(error, lambda: self.page(answers, form=form))
        return self.answer(answers, form, {0: outcome}, {})

    def answer(self, answers, form, outcomes, invalid):
        conflicts = {
            key: general_conflict(row, form.values())
            for key, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        status = status_of(outcomes, invalid)
        if wants_json(self.request):
            data = saved_json(outcomes, conflicts, invalid, self.progress(answers))
            return JsonResponse(data, status=status)
        if status == 200:
            return self.leave(self.page(answers), answers)
        page = self.page(answers, form=form)
        page.general_rows[0].conflict = conflicts.get(0)
        return self.show(page, status=status)
