"""A self-review report to take away, and the sheet to write one by hand."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import View

from cells.access import RecordMixin
from cells.audit.services import record_action
from cells.canonical import content_hash
from cells.reviews.filed_content import content_of
from cells.reviews.models import GeneralPart, ReviewStatus, SelfReview, Submission
from cells.reviews.policies import is_author, may_read_submission
from cells.reviews.services import (
    open_as_typist,
    open_submission,
    prepare_working_copy,
)
from cells.reviews.services.filing import answers_of
from cells.reviews.views.reading import LOADED as FILED
from cells.reviews.views.writing import LOADED
from cells.rounds.models import CellRound
from cells.workflow import WorkflowError
from reports.contexts.indicator_sheet_facts import (
    indicator_sheet,
    own_indicator_sheet,
)
from reports.contexts.self_review_facts import (
    draft_document,
    filed_document,
    print_document,
)
from reports.pdf import render_pdf
from reports.policies import belongs_to_cell, prints_entry

SELF_REVIEW = "reports/documents/self_review.html"
INDICATOR_SHEET = "reports/documents/indicator_sheet.html"


def paper_response(template: str, document, cell_round: CellRound, name: str):
    """The paper to take away; its name names nobody."""
    pdf = render_pdf(template, {"document": document})
    name = f"{name}-{cell_round.round.slug}-{cell_round.cell.code}.pdf".lower()
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def record_export(target, cell_round: CellRound, actor, **details) -> None:
    with transaction.atomic():
        record_action(
            "review.export",
            target,
            organisation_id=cell_round.cell_id,
            actor=actor,
            now=timezone.now(),
            form="pdf",
            **details,
        )


class IndicatorSheetPdf(RecordMixin, View):
    """The empty sheet of a round, for whoever belongs to the cell or leads it."""

    queryset = CellRound.objects.select_related("round__catalogue", "cell")
    policy = belongs_to_cell

    def get_queryset(self):
        mandates = self.request.user.mandates
        return self.queryset.filter(cell__in=mandates.member_of | mandates.leads)

    def get(self, request, *args, **kwargs):
        sheet = indicator_sheet(self.object)
        return paper_response(INDICATOR_SHEET, sheet, self.object, "phieu-27-bieu-hien")


class OwnIndicatorSheetPdf(RecordMixin, View):
    """The sheet with one's own name on it."""

    queryset = SelfReview.objects.select_related(*LOADED)
    policy = is_author

    def get(self, request, *args, **kwargs):
        sheet = own_indicator_sheet(self.object)
        return paper_response(
            INDICATOR_SHEET, sheet, self.object.cell_round, "phieu-27-bieu-hien"
        )


class SelfReviewDraftPdf(RecordMixin, View):
    """The author's working copy, as a draft."""

    queryset = SelfReview.objects.select_related(*LOADED)
    policy = is_author

    def get(self, request, *args, **kwargs):
        review, cell_round = self.object, self.object.cell_round
        document = draft_document(review, working_copy(review))
        record_export(review, cell_round, request.user)
        return paper_response(SELF_REVIEW, document, cell_round, "bao-cao-du-thao")


class SelfReviewPdf(RecordMixin, View):
    """A filed version, for its author and its reader, whose opening is recorded."""

    queryset = Submission.objects.select_related(*FILED)
    policy = may_read_submission
    shows_anothers_text = True

    @property
    def is_author(self) -> bool:
        return self.object.review.author_id == self.request.user.pk

    def before_showing(self):
        if not self.is_author:
            open_submission(
                submission=self.object, reader=self.request.user, now=timezone.now()
            )

    def dispatch(self, request, *args, **kwargs):
        """Taken back meanwhile, or not to be opened yet: the page says which."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except WorkflowError:
            return redirect("reviews:submission", pk=self.object.pk)

    def get(self, request, *args, **kwargs):
        submission = self.object
        cell_round = submission.review.cell_round
        document = filed_document(submission)
        record_export(
            submission,
            cell_round,
            request.user,
            number=submission.number,
            sha256=submission.content_sha256,
        )
        return paper_response(SELF_REVIEW, document, cell_round, "bao-cao-tu-soi")


class PaperEntryPdf(RecordMixin, View):
    """What was entered from paper and waits, to be signed by its author."""

    policy = prints_entry
    shows_anothers_text = True

    def get_queryset(self):
        mine = SelfReview.objects.filter(author=self.request.user)
        typed = SelfReview.objects.typed_by(self.request.user)
        waiting = SelfReview.objects.filter(status=ReviewStatus.ENTERED)
        own = waiting.filter(pk__in=mine.union(typed).values("pk"))
        return own.select_related(*LOADED)

    def before_showing(self):
        """Who typed it opens another's text."""
        if self.object.author_id != self.request.user.pk:
            open_as_typist(
                review=self.object, typist=self.request.user, now=timezone.now()
            )

    def get(self, request, *args, **kwargs):
        review = self.object
        content = working_copy(review)
        sha256 = content_hash(content.to_json())
        document = print_document(review, content, sha256)
        record_export(review, review.cell_round, request.user, sha256=sha256)
        return paper_response(SELF_REVIEW, document, review.cell_round, "bao-cao-de-ky")


def working_copy(review: SelfReview):
    answers = answers_of(review)
    if not answers:
        prepare_working_copy(review=review)
        answers = answers_of(review)
    return content_of(review, answers, GeneralPart.objects.get(review=review))
