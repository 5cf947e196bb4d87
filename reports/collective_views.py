"""The self-review of the collective, to take away."""

from django.db import transaction
from django.utils import timezone
from django.views.generic import View

from cells.access import RecordMixin
from cells.audit.services import record_action
from cells.collective.content import content_of
from cells.collective.policies import may_read
from cells.collective.services import answers_of
from cells.collective.views.reading import REVIEWS
from reports.contexts.collective_review_facts import collective_review_document
from reports.review_views import paper_response

COLLECTIVE_REVIEW = "reports/documents/collective_review.html"


class CollectiveReviewPdf(RecordMixin, View):
    """For whoever may read it; taking it away is recorded."""

    queryset = REVIEWS
    policy = may_read

    def get(self, request, *args, **kwargs):
        review = self.object
        document = collective_review_document(
            review, content_of(review, answers_of(review))
        )
        with transaction.atomic():
            record_action(
                "collective.export",
                review,
                organisation_id=review.cell_round.cell_id,
                actor=request.user,
                now=timezone.now(),
                form="pdf",
            )
        return paper_response(
            COLLECTIVE_REVIEW, document, review.cell_round, "tu-soi-tap-the"
        )
