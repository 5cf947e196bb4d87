"""The papers of a secret ballot, to print while the vote is open."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import View

from cells.audit.services import record_action
from cells.meetings.models import VoteMode, VoteStatus
from cells.meetings.policies import may_record
from cells.meetings.views.shared import MeetingView
from reports.contexts.ballot_papers_facts import ballot_papers
from reports.downloads import pdf_download
from reports.pdf import render_pdf

BALLOT_PAPERS = "reports/documents/ballot_papers.html"


class BallotPapersPdf(MeetingView, View):
    """How many were printed is recorded; the papers bear no mark."""

    policy = may_record

    def get(self, request, *args, **kwargs):
        vote = get_object_or_404(self.object.votes, pk=kwargs["vote"])
        if (vote.mode, vote.status) != (VoteMode.BALLOT, VoteStatus.OPEN):
            raise Http404
        vote.meeting = self.object
        document = ballot_papers(vote)
        pdf = render_pdf(BALLOT_PAPERS, {"document": document})
        with transaction.atomic():
            record_action(
                "meeting.print_ballots",
                vote,
                organisation_id=self.object.cell_round.cell_id,
                actor=request.user,
                now=timezone.now(),
                number=document.count,
                form="pdf",
            )
        return pdf_download(pdf, "phieu-bieu-quyet", self.object.cell_round)
