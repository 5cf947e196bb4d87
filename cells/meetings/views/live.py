"""The page of the running meeting, its news, and taking part in its recording."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.forms.live import SinceForm
from cells.meetings.live_facts import with_live_facts
from cells.meetings.models import BEGUN, MeetingStatus
from cells.meetings.pages.live import live_page
from cells.meetings.views.heard import HeardView
from cells.meetings.views.live_page import show_live
from cells.meetings.views.shared import MEETINGS, MeetingView

LIVE_MEETINGS = with_live_facts(MEETINGS)
FRAME = ("head", "script", "now", "order")


class MeetingLive(HeardView, View):
    """For those who record; who leads an item sees the frame without the panels."""

    policy = policies.may_follow
    queryset = LIVE_MEETINGS

    def get(self, request, *args, **kwargs):
        meeting = self.object
        if meeting.status not in BEGUN:
            is_chair = policies.may_chair(request.user, meeting)
            is_next = is_chair and meeting.status == MeetingStatus.CONVENED
            return redirect(
                "meetings:start" if is_next else "meetings:detail", pk=meeting.pk
            )
        return show_live(request, meeting)


class LiveNews(MeetingView, View):
    """What changed since the number that the page knows; no answer if nothing did.

    Asking is no act: ``is_poll`` tells the idle lock.
    """

    policy = policies.may_follow
    queryset = LIVE_MEETINGS
    is_poll = True

    def get(self, request, *args, **kwargs):
        if SinceForm(request.GET).number() == self.object.live_number:
            answer = HttpResponse(status=204)
        else:
            answer = JsonResponse(news(self.object, request))
        answer["Cache-Control"] = "no-store"
        return answer


def news(meeting, request) -> dict:
    """The parts of the page that may be replaced while somebody types."""
    page = live_page(meeting, request.user, now(), with_forms=False)
    regions = {
        name: render_to_string(
            f"cells/meetings/live/{name}.html", {"page": page}, request=request
        )
        for name in FRAME
    }
    for name, panel in page.panels.items():
        regions[name] = render_to_string(
            f"cells/meetings/live/{name}_list.html", {"panel": panel}, request=request
        )
    return {"number": page.number, "regions": regions}
