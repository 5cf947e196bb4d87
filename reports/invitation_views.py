"""The invitation of one guest as PDF, to be printed."""

from django.utils import timezone
from django.views.generic import View

from cells.access import RecordMixin
from cells.meetings.models import Guest, Meeting
from cells.meetings.policies import may_print_invitation
from cells.meetings.services import record_print
from reports.contexts.guest_invitation import guest_invitation_document
from reports.downloads import pdf_download
from reports.paper_views import SESSION_PAPER
from reports.pdf import render_pdf


class GuestInvitationPdf(RecordMixin, View):
    """Taking it is recorded; the name of the file names nobody."""

    policy = may_print_invitation

    def get_queryset(self):
        meetings = Meeting.objects.visible_to(self.request.user)
        return Guest.objects.filter(
            meeting__in=meetings, meeting=self.kwargs["meeting"], removed_at=None
        ).select_related(
            "meeting__cell_round__cell",
            "meeting__cell_round__round",
            "meeting__chair",
            "meeting__clerk",
        )

    def get(self, request, *args, **kwargs):
        guest = self.object
        document = guest_invitation_document(guest)
        record_print(guest=guest, by=request.user, now=timezone.now())
        pdf = render_pdf(SESSION_PAPER, {"document": document})
        return pdf_download(pdf, "giay-moi", guest.meeting.cell_round)
