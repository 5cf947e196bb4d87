"""The member's own pages: ratings, dossier, writing, sending, answering."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.accounts.kept_post import wants_json
from cells.ratings import policies, services
from cells.ratings.completeness import lacks_of
from cells.ratings.dossier import answers_of, results_of
from cells.ratings.forms.acts import AnswerForm
from cells.ratings.forms.writing import (
    WHOLE,
    RatingAnswerForm,
    SelfRatingForm,
    posted_answers,
)
from cells.ratings.models import RatingStatus
from cells.ratings.pages.conflict import row_conflict
from cells.ratings.pages.mine import own_rows
from cells.ratings.pages.writing import figures, writing_page
from cells.ratings.services import ANSWER_FIELDS, SELF_FIELDS, SELF_KEY
from cells.ratings.transitions import WITHDRAW_PROPOSAL
from cells.ratings.views.shared import RATINGS, ActView, RatingView
from cells.reviews.pages.shared import Link
from cells.saved_forms import PageForm, SeenVersionForm, not_whole
from cells.saved_pages import SavedPage
from cells.workflow import WorkflowError


class RatingCurrent(PolicyMixin, View):
    """One's own ratings."""

    policy = policies.is_member

    def get(self, request, *args, **kwargs):
        context = {"rows": own_rows(request.user)}
        return render(request, "cells/ratings/current.html", context)


class RatingDetail(RatingView):
    """The dossier, and what each figure of it rests on."""

    policy = policies.may_read

    def get(self, request, *args, **kwargs):
        return self.show_dossier()


def fields_of(key: int) -> tuple[str, ...]:
    return ANSWER_FIELDS if key else SELF_FIELDS


class RatingWrite(SavedPage, RecordMixin, View):
    """Every criterion on one page; it saves itself."""

    queryset = RATINGS
    policy = policies.is_own
    nothing_sent = gettext_lazy("This page sent nothing that belongs to this rating.")

    def get(self, request, *args, **kwargs):
        if self.object.status != RatingStatus.SELF_RATING:
            return redirect("ratings:detail", pk=self.object.pk)
        return self.show()

    def show(self, *, forms=None, conflicts=None, lacks=(), status=200):
        page = writing_page(self.object, forms=forms)
        for row in page.rows:
            row.conflict = (conflicts or {}).get(row.key)
        page.errors += [Link(lack.url, lack.text, 0) for lack in lacks]
        return render(
            self.request, "cells/ratings/write.html", {"page": page}, status=status
        )

    def post(self, request, *args, **kwargs):
        if self.object.status == RatingStatus.NOT_RATED:
            return self.too_late(WorkflowError(_("You are not rated now.")), {})
        forms = self.posted_forms()
        if not forms:
            return self.nothing_posted()
        valid = [form for form in forms.values() if form.is_valid()]
        edits = [edit for form in valid if (edit := form.edit())]
        try:
            outcomes = services.save_self_rating(
                rating=self.object,
                edits=edits,
                now=now(),
                **PageForm(request.POST).facts(),
            )
        except WorkflowError as error:
            return self.too_late(error, forms)
        return self.answer(forms, outcomes)

    def posted_forms(self) -> dict:
        posted = self.request.POST
        rows = {row.pk: row for row in self.object.answers.all()}
        forms = {
            pk: RatingAnswerForm(posted, row=rows[pk])
            for pk in posted_answers(posted)
            if pk in rows
        }
        if f"{WHOLE}-version" in posted:
            points = self.object.rule.text.points
            most = points.tasks if points else 0
            forms[SELF_KEY] = SelfRatingForm(posted, most_for_tasks=most)
        return forms

    def conflict_of_row(self, key, row, values):
        return row_conflict(row, values, fields_of(key))

    def fields_of_row(self, key) -> tuple[str, ...]:
        return fields_of(key)

    def figures(self, outcomes) -> tuple[int, int]:
        return figures(answers_of(self.object))

    def too_late(self, error, forms):
        """Whoever is not rated now has no page to write on."""
        if self.object.status != RatingStatus.NOT_RATED or wants_json(self.request):
            return super().too_late(error, forms)
        messages.error(self.request, str(error))
        return redirect("ratings:detail", pk=self.object.pk)

    def leave(self):
        if self.request.POST.get("then") == "send":
            return redirect("ratings:send", pk=self.object.pk)
        messages.success(self.request, _("Everything on this page has been saved."))
        return redirect("ratings:write", pk=self.object.pk)


class RatingSend(RatingWrite):
    """Read the own part through once; then it is with the office that remarks."""

    policy = policies.is_own

    def get(self, request, *args, **kwargs):
        if self.object.status != RatingStatus.SELF_RATING:
            return redirect("ratings:detail", pk=self.object.pk)
        if lacks := lacks_of(self.object, results_of(self.object)):
            return self.show(lacks=lacks)
        return self.confirm()

    def confirm(self, *, form_error="", status=200):
        context = {"page": writing_page(self.object), "form_error": form_error}
        context["version"] = self.object.version
        template = "cells/ratings/send.html"
        return render(self.request, template, context, status=status)

    def post(self, request, *args, **kwargs):
        if self.object.status == RatingStatus.NOT_RATED:  # there may be nothing to show
            return self.too_late(WorkflowError(_("You are not rated now.")), {})
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.confirm(form_error=not_whole(), status=422)
        try:
            services.send_self_rating(
                rating=self.object, seen_version=form.cleaned_data["version"], now=now()
            )
        except WorkflowError as error:
            self.object = self.get_queryset().get(pk=self.object.pk)
            return self.confirm(form_error=str(error), status=409)
        messages.success(request, _("The self-rating has been sent."))
        return redirect("ratings:detail", pk=self.object.pk)


class RatingRecall(RatingView):
    """Take the self-rating back while nobody has opened it."""

    policy = policies.is_own

    def get(self, request, *args, **kwargs):
        return redirect("ratings:detail", pk=self.object.pk)

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            return self.show_dossier(form_error=not_whole(), status=422)
        try:
            services.recall_self_rating(
                rating=self.object, seen_version=form.cleaned_data["version"], now=now()
            )
        except WorkflowError as error:
            return self.show_dossier(form_error=str(error), status=409)
        messages.success(request, _("You have taken the self-rating back."))
        return redirect("ratings:write", pk=self.object.pk)


class RatingAnswer(ActView):
    """The member answers the cell's proposal before the decision."""

    policy = policies.is_own
    form_class = AnswerForm
    transitions = (WITHDRAW_PROPOSAL,)  # possible while the proposal stands
    heading = gettext_lazy("Answer the proposal")
    lead = gettext_lazy(
        "Your answer stands in the dossier; the committee reads it before it decides."
    )
    done = gettext_lazy("Your answer stands in the dossier.")

    def act(self, form):
        services.answer_proposal(
            rating=self.object,
            text=form.cleaned_data["text"],
            seen_version=form.cleaned_data["version"],
            now=now(),
        )
