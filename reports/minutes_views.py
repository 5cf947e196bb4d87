"""The minutes and a member's extract to take away; each download is recorded."""

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.views.generic import View

from cells.audit.services import record_action
from cells.meetings.models import Minutes
from cells.meetings.pages.extract import own_extract
from cells.meetings.policies import may_read_extract, may_read_minutes
from cells.meetings.views.extract import OwnMeetingView
from cells.meetings.views.minutes import MinutesView
from reports.contexts.minutes_extract import extract_document
from reports.contexts.minutes_facts import minutes_document
from reports.downloads import pdf_download
from reports.pdf import render_pdf

MINUTES = "reports/documents/minutes.html"
EXTRACT = "reports/documents/minutes_extract.html"


class MinutesPdf(MinutesView, View):
    """The whole minutes as PDF; taking them is recorded, also as an opening."""

    policy = may_read_minutes
    shows_anothers_text = True

    def get(self, request, *args, **kwargs):
        minutes = self.minutes()
        if minutes is None:
            raise Http404
        pdf = minutes_pdf(minutes)
        record_export("minutes.export", minutes, request.user)
        return pdf_download(pdf, "bien-ban", self.object.cell_round)


class ExtractPdf(OwnMeetingView, View):
    """The own part as PDF, once the minutes are locked."""

    policy = may_read_extract

    def get(self, request, *args, **kwargs):
        extract = own_extract(self.object, request.user)
        if extract is None:
            raise Http404
        minutes = self.object.minutes_of
        minutes.meeting = self.object
        document = extract_document(minutes, request.user, extract)
        pdf = render_pdf(EXTRACT, {"document": document})
        record_export("minutes.export_extract", minutes, request.user)
        return pdf_download(pdf, "trich-bien-ban", self.object.cell_round)


def minutes_pdf(minutes: Minutes) -> bytes:
    return render_pdf(MINUTES, {"document": minutes_document(minutes)})


def record_export(action: str, minutes: Minutes, actor) -> None:
    with transaction.atomic():
        record_action(
            action,
            minutes,
            organisation_id=minutes.meeting.cell_round.cell_id,
            actor=actor,
            now=timezone.now(),
            form="pdf",
        )
