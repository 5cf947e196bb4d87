"""Whoever helps with a paper: the typist, or the secretary with the paper in hand."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.accounts.rate_limit import is_over_limit
from cells.reviews import policies, services
from cells.reviews.models import PaperScan, SelfReview
from cells.reviews.pages.paper_help import paper_help_page
from cells.reviews.paper_forms import (
    CodeForm,
    SignedPrintForm,
    TypistForm,
    all_errors,
)
from cells.reviews.typist import people_to_name
from cells.reviews.views.writing import LOADED
from cells.saved_forms import SeenVersionForm
from cells.scans import MOST_BYTES, file_to_take
from cells.workflow import WorkflowError

CODES_PER_MINUTE = 10


class PaperHelpView(RecordMixin, View):
    """What the acts share: all stand on one page, which shows no word of the report."""

    policy = policies.helps_on_paper

    def get_queryset(self):
        reviews = SelfReview.objects.helped_on_paper_by(self.request.user)
        return reviews.select_related(*LOADED, "typist")

    def get(self, request, *args, **kwargs):
        return redirect("reviews:paper_help", pk=self.object.pk)

    def show(self, *, errors=(), status=200):
        review = self.get_queryset().filter(pk=self.object.pk).first()
        if review is None:
            return self.leave(errors)
        post = self.request.POST
        page = paper_help_page(
            review, self.request.user, errors=errors, chosen=post.get("typist", "")
        )
        page.typed_code = post.get("code", "")
        page.typed_printed = post.get("printed", "")
        return render(
            self.request, "cells/reviews/paper_help.html", {"page": page}, status=status
        )

    def leave(self, errors=()):
        """Where the report is one's own no more: to the list one came from."""
        for error in errors:
            messages.error(self.request, error)
        mandates = self.request.user.mandates
        is_secretary = self.object.cell_round.cell_id in mandates.secretary_of
        return redirect("reviews:queue" if is_secretary else "home")

    def act(self, form, service, **facts):
        """Call ``service`` with the version of ``form``; the refusal, or None."""
        if not form.is_valid():
            return self.show(errors=all_errors(form), status=422)
        try:
            service(
                review=self.object,
                by=self.request.user,
                seen_version=form.cleaned_data["version"],
                now=timezone.now(),
                **facts,
            )
        except WorkflowError as error:
            return self.show(errors=[str(error)], status=409)
        return None

    def confirmed(self):
        messages.success(
            self.request,
            _("Confirmed and filed. The report of comrade %(name)s is closed to you.")
            % {"name": self.object.author.full_name}
            if self.object.cell_round.cell_id
            not in self.request.user.mandates.secretary_of
            else _("Confirmed and filed: the report of comrade %(name)s.")
            % {"name": self.object.author.full_name},
        )
        return self.leave()


class PaperHelp(PaperHelpView):
    """How far the entry is, and what is to be done."""

    policy = policies.helps_on_paper

    def get(self, request, *args, **kwargs):
        return self.show()


class PaperHelpName(PaperHelpView):
    """The secretary, with a paper in hand, says who enters it."""

    policy = policies.leads_paper_of_cell

    def post(self, request, *args, **kwargs):
        people = people_to_name(self.object, request.user, timezone.localdate())
        form = TypistForm(request.POST, people=people)
        if not form.is_valid():
            return self.show(errors=all_errors(form), status=422)
        refused = self.act(form, services.name_typist, typist=form.person)
        return refused or redirect("reviews:paper_help", pk=self.object.pk)


class PaperWithdraw(PaperHelpView):
    """The typist cannot do it, or the secretary named the wrong person."""

    policy = policies.helps_on_paper

    def post(self, request, *args, **kwargs):
        refused = self.act(SeenVersionForm(request.POST), services.withdraw_typist)
        if refused:
            return refused
        messages.success(request, _("Nobody enters this report now."))
        return self.leave()


class EntryChange(PaperHelpView):
    """Back to typing; the print and an open code are void."""

    policy = policies.types_it

    def post(self, request, *args, **kwargs):
        refused = self.act(SeenVersionForm(request.POST), services.change_entry)
        return refused or redirect("reviews:entry", pk=self.object.pk, group=1)


class PaperCode(PaperHelpView):
    """The code of the author's slip, entered at the author's side."""

    policy = policies.helps_on_paper

    def post(self, request, *args, **kwargs):
        if is_over_limit("code", str(request.user.pk), most=CODES_PER_MINUTE):
            sentence = _("Too many codes within a minute. Wait, then try again.")
            return self.show(errors=[sentence], status=429)
        form = CodeForm(request.POST)
        digits = form.cleaned_data.get("code", "") if form.is_valid() else ""
        refused = self.act(form, services.confirm_by_code, digits=digits)
        return refused or self.confirmed()


class PaperScanAttach(PaperHelpView):
    """The scan of the print that the author signed."""

    policy = policies.helps_on_paper

    def post(self, request, *args, **kwargs):
        form = SignedPrintForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(errors=all_errors(form), status=422)
        file = form.cleaned_data["file"]
        refused = self.act(
            form,
            services.confirm_by_scan,
            name=file.name,
            # Of a file that is too large no more is read than shows it.
            data=file.read(MOST_BYTES + 1),
            printed=form.cleaned_data["printed"],
        )
        return refused or self.confirmed()


class PaperScanDetail(RecordMixin, View):
    """Take the scan of a filed version away; an opening by another is recorded."""

    queryset = PaperScan.objects.select_related("entry__review__cell_round")
    policy = policies.may_see_scan
    shows_anothers_text = True

    def before_showing(self):
        if self.object.entry.author_id != self.request.user.pk:
            services.open_scan(
                scan=self.object, by=self.request.user, now=timezone.now()
            )

    def get(self, request, *args, **kwargs):
        return file_to_take(self.object, filename=self.object.name)
