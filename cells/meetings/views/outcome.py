"""What the committee above reads of a session that is over."""

from django.shortcuts import render
from django.views.generic import View

from cells.access import RecordMixin
from cells.meetings import policies
from cells.meetings.committees import meetings_passed_below
from cells.meetings.pages.outcome import outcome_page


class MeetingOutcome(RecordMixin, View):
    """Secretary and deputy of the committee directly above: numbers, once passed."""

    policy = policies.may_read_outcome

    def get_queryset(self):
        return meetings_passed_below(self.request.user.mandates)

    def get(self, request, *args, **kwargs):
        page = outcome_page(self.object)
        return render(request, "cells/meetings/outcome.html", {"page": page})
