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
from cells.reviews.after_return import unanswered_returns
from cells.reviews.forms import AnswerForm, GeneralPartForm, posted_numbers
from cells.reviews.last_year import with_last_year
from cells.reviews.models import SelfReview
from cells.reviews.pages.conflict import answer_conflict, general_conflict
from cells.reviews.pages.hints import script_hints
from cells.reviews.pages.shared import write_url
from cells.reviews.pages.writing import general_page, writing_page
from cells.reviews.saved_json import saved_json
from cells.reviews.services import Saved
from cells.reviews.services.filing import answers_of
from cells.reviews.standing import missing_of, progress_of, standing_of
from cells.reviews.transitions import AFTER_RETURN, may_be_written
from cells.reviews.views.inserting import InsertsNotes
from cells.saved_forms import PageForm
from cells.saved_rows import status_of
from cells.workflow import WorkflowError

LOADED = (
    "author",
    "cell_round__round__catalogue",
    "cell_round__cell",
    "reader_organisation",
)
REVIEWS = SelfReview.objects.select_related(*LOADED).with_was_filed()


def item_url(review, answers, then: str) -> str:
    """The place of the item that ``then`` names (“item-7”); "" if there is none."""
    for answer in answers:
        if then == f"item-{answer.indicator.number}":
            anchor = f"answer-{answer.indicator.number}"
            return write_url(review, answer.indicator.group.number, anchor)
    return ""


class WritingView(RecordMixin, View):
    """What the pages of the working copy share."""

    queryset = with_last_year(REVIEWS)
    policy = policies.is_author
    template_name = "cells/reviews/write.html"
    typist = None

    def elsewhere(self):
        """Leads to where the report is found; None while it is written here."""
        if may_be_written(self.object):
            return None
        return redirect("reviews:mine", pk=self.object.pk)

    def get_queryset(self):
        """A script that saves is shown no page: nothing is loaded for one."""
        if self.request.method == "POST" and wants_json(self.request):
            return SelfReview.objects.visible_to(self.request.user)
        return super().get_queryset()

    def standing(self):
        """How far the 27 answers stand, for a script."""
        standing = standing_of(self.object)
        if not standing:
            services.prepare_working_copy(review=self.object)
            standing = standing_of(self.object)
        return standing

    def progress(self, standing):
        """What a script shows after a save; a returned report says what is owed."""
        missing = missing_of(standing)
        if (status := self.object.status) in AFTER_RETURN:
            answers = answers_of(self.object)
            missing += unanswered_returns(self.object, answers, status=status)
        return progress_of(standing, missing)

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


def closed(error) -> JsonResponse:
    """A script's save came too late."""
    return JsonResponse({"reason": "closed", "message": str(error)}, status=409)


class ReviewWrite(InsertsNotes, WritingView):
    """One group of nine indicators."""

    policy = policies.is_author

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.group = kwargs["group"]

    def get(self, request, *args, **kwargs):
        return self.elsewhere() or self.show(self.page(self.answers()))

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
        if wants_json(request):
            return self.save_for_script()
        answers = {answer.indicator.number: answer for answer in self.answers()}
        here = self.numbers_here(answers.values())
        forms = {
            number: AnswerForm(
                request.POST,
                number=number,
                parts=parts_of(answers[number].indicator),
            )
            for number in posted_numbers(request.POST)
            if number in here
        }
        if not forms:
            messages.error(request, nothing_posted())
            return self.show(self.page(list(answers.values())), status=422)
        try:
            outcomes = self.save(forms)
        except WorkflowError as error:
            return self.too_late(
                error, lambda: self.page(list(answers.values()), forms=forms)
            )
        return self.answer(answers, forms, outcomes)

    def save(self, forms):
        """Store what is valid; what became of each row, by its number."""
        edits = [form.edit() for form in forms.values() if form.is_valid()]
        return services.save_answers(
            review=self.object,
            edits=[edit for edit in edits if edit],
            now=now(),
            typist=self.typist,
            **PageForm(self.request.POST).facts(),
        )

    def save_for_script(self):
        standing = self.standing()
        here = {each.number for each in standing.values() if each.group == self.group}
        if not here:
            raise Http404
        forms = {
            number: AnswerForm(
                self.request.POST, number=number, parts=standing[number].parts
            )
            for number in posted_numbers(self.request.POST)
            if number in here
        }
        if not forms:
            return JsonResponse(
                {"reason": "empty", "message": nothing_posted()}, status=422
            )
        try:
            outcomes = self.save(forms)
        except WorkflowError as error:
            return closed(error)
        standing |= {n: standing[n].after(row) for n, (_o, row) in outcomes.items()}
        conflicts, invalid = conflicts_of(forms, outcomes), invalid_of(forms)
        data = saved_json(outcomes, conflicts, invalid, self.progress(standing))
        data |= script_hints(self.object, outcomes, standing.values())
        return JsonResponse(data, status=status_of(outcomes, invalid))

    def answer(self, answers, forms, outcomes):
        for number, (_outcome, row) in outcomes.items():
            row.indicator = answers[number].indicator
            answers[number] = row
        conflicts, invalid = conflicts_of(forms, outcomes), invalid_of(forms)
        everything = list(answers.values())
        status = status_of(outcomes, invalid)
        if status == 200:
            return self.leave(self.page(everything), everything)
        kept = {n: form for n, form in forms.items() if n in invalid or n in conflicts}
        page = self.page(everything, forms=kept)
        for row in page.rows:
            row.conflict = conflicts.get(row.number)
        return self.show(page, status=status)


def parts_of(indicator) -> list[tuple[int, str]]:
    return [(part.number, part.text) for part in indicator.parts.all()]


def conflicts_of(forms, outcomes) -> dict:
    return {
        number: answer_conflict(row, forms[number].values())
        for number, (outcome, row) in outcomes.items()
        if outcome == Saved.CONFLICT
    }


def invalid_of(forms) -> dict:
    return {number: form.errors for number, form in forms.items() if form.errors}


def nothing_posted() -> str:
    return _("This page sent no answer that belongs to this round.")


class GeneralPartWrite(WritingView):
    """The part of the report that belongs to no indicator."""

    policy = policies.is_author

    def get(self, request, *args, **kwargs):
        return self.elsewhere() or self.show(self.page(self.answers()))

    def page(self, answers, *, general=None, form=None):
        general = general or self.object.general_part
        return general_page(self.object, answers, general, form=form)

    def post(self, request, *args, **kwargs):
        form = GeneralPartForm(request.POST)
        try:
            outcomes = self.save(form)
        except WorkflowError as error:
            if wants_json(request):
                return closed(error)
            return self.too_late(error, lambda: self.page(self.answers(), form=form))
        return self.answer(form, outcomes)

    def save(self, form):
        """Store it if it is valid; what became of it under the key 0."""
        edit = form.edit() if form.is_valid() else None
        if edit is None:
            return {}
        outcome = services.save_general_part(
            review=self.object,
            edit=edit,
            now=now(),
            typist=self.typist,
            **PageForm(self.request.POST).facts(),
        )
        return {0: outcome}

    def answer(self, form, outcomes):
        invalid = {0: form.errors} if form.errors else {}
        conflicts = {
            key: general_conflict(row, form.values())
            for key, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        status = status_of(outcomes, invalid)
        if wants_json(self.request):
            progress = self.progress(self.standing())
            data = saved_json(outcomes, conflicts, invalid, progress)
            return JsonResponse(data, status=status)
        answers = self.answers()
        if status == 200:
            return self.leave(self.page(answers), answers)
        page = self.page(answers, form=form)
        page.general_rows[0].conflict = conflicts.get(0)
        return self.show(page, status=status)
