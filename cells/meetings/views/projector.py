"""The page for the projector: opened by the token of a running meeting, no sign-in."""

import re

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cells.accounts.client_address import client_address
from cells.accounts.rate_limit import is_over_limit
from cells.meetings.forms.live import SinceForm
from cells.meetings.models import Meeting, MeetingStatus
from cells.meetings.pages.projector import projection_of

TOKEN = re.compile(r"^[A-Za-z0-9_-]{43}\Z")


@login_not_required
@require_safe
def projector(request, token: str):
    """The whole page; without a script it asks for itself anew."""
    if is_asked_too_often(request):
        return closed(_("Please wait"), status=429)
    meeting = meeting_of(token)
    if meeting is None:
        return closed(_("This address opens nothing any more"), status=404)
    context = {"shown": projection_of(meeting, now()), "token": token}
    return guarded(
        HttpResponse(render_to_string("cells/meetings/projector.html", context))
    )


@login_not_required
@require_safe
def projector_news(request, token: str):
    """What the page shows now, if the meeting went on since; 404 once it has ended."""
    if is_asked_too_often(request):
        return guarded(HttpResponse(status=429))
    meeting = meeting_of(token)
    if meeting is None:
        return guarded(HttpResponse(status=404))
    if SinceForm(request.GET).number() == meeting.live_number:
        return guarded(HttpResponse(status=204))
    shown = projection_of(meeting, now())
    html = render_to_string("cells/meetings/live/projection.html", {"shown": shown})
    return guarded(JsonResponse({"number": shown.number, "html": html}))


def is_asked_too_often(request) -> bool:
    return is_over_limit(
        "projector", client_address(request), most=settings.PROJECTOR_PER_MINUTE
    )


def meeting_of(token: str) -> Meeting | None:
    if not TOKEN.match(token):
        return None
    running = Meeting.objects.filter(status=MeetingStatus.RUNNING)
    return running.filter(projector_token=token).select_related("cell_round").first()


def closed(heading: str, *, status: int) -> HttpResponse:
    """One constant page, whatever was wrong with the address."""
    page = render_to_string(
        "cells/meetings/projector_closed.html", {"heading": heading}
    )
    return guarded(HttpResponse(page, status=status))


def guarded(response: HttpResponse) -> HttpResponse:
    """Nobody keeps it, finds it, or is told from where somebody came."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
