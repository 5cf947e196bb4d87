"""The rating dossier and the list of ratings, to take away."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.generic import View

from cells.access import RecordMixin
from cells.audit.services import record_action
from cells.organisation.models import Organisation, OrganisationKind
from cells.ratings.pages.lists import ratings_of
from cells.ratings.periods import period_named, slug_of
from cells.ratings.policies import may_read, may_take_list
from cells.ratings.views.shared import RatingView
from reports.contexts.rating_dossier_facts import rating_dossier_document
from reports.contexts.rating_list_facts import rating_list_document
from reports.pdf import render_pdf

DOSSIER = "reports/documents/rating_dossier.html"
LIST = "reports/documents/rating_list.html"


def download(pdf: bytes, name: str) -> HttpResponse:
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name.lower()}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def record_export(action: str, target, *, organisation_id: int, by, **details) -> None:
    with transaction.atomic():
        record_action(
            action,
            target,
            organisation_id=organisation_id,
            actor=by,
            now=timezone.now(),
            form="pdf",
            **details,
        )


class RatingDossierPdf(RatingView):
    """The dossier as PDF; taking it away is recorded, by another also as opening."""

    policy = may_read
    shows_anothers_text = True

    def get(self, request, *args, **kwargs):
        rating = self.object
        document = rating_dossier_document(rating, request.user)
        pdf = render_pdf(DOSSIER, {"document": document})
        record_export(
            "rating.export", rating, organisation_id=rating.cell_id, by=request.user
        )
        slug = slug_of(rating.kind, rating.starts_on)
        return download(pdf, f"ho-so-xep-loai-{slug}-{rating.cell.code}")


class RatingListPdf(RecordMixin, View):
    """The list of one body for one period; taking it away is recorded."""

    queryset = Organisation.objects
    policy = may_take_list

    def get_queryset(self):
        return Organisation.objects.visible_to(self.request.user)

    def get(self, request, *args, **kwargs):
        organisation, period = self.object, period_named(kwargs["period"])
        is_cell = organisation.kind == OrganisationKind.CELL
        ratings = ratings_of(organisation, is_cell=is_cell)
        if not (period and ratings.of(period.span.value, period.starts_on).exists()):
            raise Http404
        document = rating_list_document(organisation, period)
        pdf = render_pdf(LIST, {"document": document})
        slug = kwargs["period"]
        record_export(
            "rating.export_list",
            organisation,
            organisation_id=organisation.pk,
            by=request.user,
            period=slug,
        )
        return download(pdf, f"danh-sach-xep-loai-{slug}-{organisation.code}")
