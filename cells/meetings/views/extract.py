"""Each member reads the own part of the minutes once they are locked."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.models import Attendance
from cells.meetings.pages.extract import extract_page
from cells.meetings.views.shared import MEETINGS, MeetingView


class OwnMeetingView(MeetingView):
    """A meeting of the own cell, or one that the member took part in before leaving."""

    policy = policies.may_read_extract

    def get_queryset(self):
        user = self.request.user
        own = Attendance.objects.filter(meeting=OuterRef("pk"), member=user.pk)
        cells = user.mandates.member_of
        return MEETINGS.filter(Q(cell_round__cell__in=cells) | Exists(own))


class MinutesExtract(OwnMeetingView, View):
    """The own part, and nothing of anybody else."""

    policy = policies.may_read_extract

    def get(self, request, *args, **kwargs):
        page = extract_page(self.object, request.user)
        response = render(request, "cells/meetings/extract.html", {"page": page})
        response["Cache-Control"] = "no-store"
        return response
