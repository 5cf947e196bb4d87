"""Writing the collective's self-review: nothing typed is lost (P3)."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.kept_post import wants_json
from cells.collective import pages, policies, services
from cells.collective.models import CollectiveStatus
from cells.collective.views.reading import REVIEWS
from cells.reviews.completeness import missing_from
from cells.reviews.forms import AnswerForm, GeneralPartForm, posted_numbers
from cells.reviews.pages.conflict import answer_conflict, general_conflict
from cells.reviews.standing import Standing, progress_of
from cells.saved_forms import PageForm
from cells.saved_rows import saved_rows, status_of
from cells.saving import Saved
from cells.workflow import WorkflowError


def fields_of(key: int) -> tuple[str, ...]:
    return services.ANSWER_FIELDS if key else services.GENERAL_FIELDS


class CollectiveWritingView(RecordMixin, View):
    """What the two writing pages share."""

    queryset = REVIEWS
    policy = policies.may_write
    shows_anothers_text = True

    def get(self, request, *args, **kwargs):
        if self.object.status != CollectiveStatus.DRAFT:
            return redirect("collective:detail", pk=self.object.pk)
        return self.show(self.page(services.answers_of(self.object)))

    def show(self, page, *, status=200):
        context = {"page": page}
        return render(self.request, "cells/reviews/write.html", context, status=status)

    def closed(self, error, page):
        if wants_json(self.request):
            facts = {"reason": "closed", "message": str(error)}
            return JsonResponse(facts, status=409)
        messages.error(self.request, str(error))
        return self.show(page(), status=409)

    def script_answer(self, outcomes, conflicts, invalid):
        answers = services.answers_of(self.object)
        standing = {
            each.indicator.number: Standing(
                each.indicator.number,
                each.indicator.group.number,
                each.frequency,
                each.marked_parts,
                each.deed,
            )
            for each in answers
        }
        progress = progress_of(standing, missing_from(answers))
        rows = saved_rows(outcomes, conflicts, invalid, fields_of)
        return JsonResponse(rows | progress, status=status_of(outcomes, invalid))

    def leave(self, page):
        """Where the pressed button leads once everything is stored."""
        then = self.request.POST.get("then", "")
        targets = {f"group-{tab.number}": tab.url for tab in page.groups} | {
            "next": page.next_url,
            "read": page.read_through_url,
            "unanswered": page.next_unanswered_url or page.read_through_url,
        }
        targets |= {f"item-{link.number}": link.url for link in page.missing}
        if then in targets:
            return redirect(targets[then])
        messages.success(self.request, _("Everything on this page has been saved."))
        return redirect(page.save_url)


class CollectiveWrite(CollectiveWritingView):
    """One group of nine indicators."""

    policy = policies.may_write

    def page(self, answers, **kwargs):
        group = self.kwargs["group"]
        if group not in {each.indicator.group.number for each in answers}:
            raise Http404
        return pages.writing_page(self.object, answers, group, **kwargs)

    def post(self, request, *args, **kwargs):
        answers = {a.indicator.number: a for a in services.answers_of(self.object)}
        self.page(list(answers.values()))
        forms = self.forms(answers)
        if not forms:
            message = _("This page sent no answer that belongs to this round.")
            if wants_json(request):
                facts = {"reason": "empty", "message": message}
                return JsonResponse(facts, status=422)
            messages.error(request, message)
            return self.show(self.page(list(answers.values())), status=422)
        edits = [form.edit() for form in forms.values() if form.is_valid()]
        try:
            outcomes = services.save_collective_answers(
                review=self.object,
                edits=[edit for edit in edits if edit],
                now=timezone.now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.closed(
                error, lambda: self.page(list(answers.values()), forms=forms)
            )
        return self.answer(answers, forms, outcomes)

    def forms(self, answers) -> dict:
        group = self.kwargs["group"]
        return {
            number: AnswerForm(
                self.request.POST,
                number=number,
                parts=[
                    (part.number, part.text)
                    for part in answers[number].indicator.parts.all()
                ],
            )
            for number in posted_numbers(self.request.POST)
            if number in answers and answers[number].indicator.group.number == group
        }

    def answer(self, answers, forms, outcomes):
        for number, (_outcome, row) in outcomes.items():
            row.indicator = answers[number].indicator
            answers[number] = row
        conflicts = {
            number: answer_conflict(row, forms[number].values())
            for number, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        invalid = {number: form.errors for number, form in forms.items() if form.errors}
        if wants_json(self.request):
            return self.script_answer(outcomes, conflicts, invalid)
        everything = list(answers.values())
        status = status_of(outcomes, invalid)
        if status == 200:
            return self.leave(self.page(everything))
        kept = {n: form for n, form in forms.items() if n in invalid or n in conflicts}
        page = self.page(everything, forms=kept)
        for row in page.rows:
            row.conflict = conflicts.get(row.number)
        return self.show(page, status=status)


class CollectiveGeneralWrite(CollectiveWritingView):
    """The part that belongs to no indicator."""

    policy = policies.may_write

    def page(self, answers, *, general=None, form=None):
        general = general or self.object.general_part
        return pages.general_page(self.object, answers, general, form=form)

    def post(self, request, *args, **kwargs):
        form = GeneralPartForm(request.POST)
        edit = form.edit() if form.is_valid() else None
        try:
            outcomes = self.save(edit) if edit else {}
        except WorkflowError as error:
            return self.closed(
                error, lambda: self.page(services.answers_of(self.object), form=form)
            )
        invalid = {0: form.errors} if form.errors else {}
        conflicts = {
            key: general_conflict(row, form.values())
            for key, (outcome, row) in outcomes.items()
            if outcome == Saved.CONFLICT
        }
        if wants_json(request):
            return self.script_answer(outcomes, conflicts, invalid)
        status = status_of(outcomes, invalid)
        answers = services.answers_of(self.object)
        if status == 200:
            return self.leave(self.page(answers))
        page = self.page(answers, form=form)
        page.general_rows[0].conflict = conflicts.get(0)
        return self.show(page, status=status)

    def save(self, edit) -> dict:
        outcome = services.save_collective_general_part(
            review=self.object,
            edit=edit,
            now=timezone.now(),
            **PageForm(self.request.POST).facts(),
        )
        return {0: outcome}
