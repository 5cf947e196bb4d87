"""Renders the whole live page, also with what was typed into one of its panels."""

from django.shortcuts import render
from django.utils.timezone import now

from cells.meetings.pages.live import live_page


def show_live(request, meeting, *, status=200, panels=None, error="", **typed):
    """``panels`` ({"remarks": panel}) stand in place of the freshly built ones.

    ``error`` belongs to the frame's own forms, with what was ``typed``: ``reason`` into
    the form ``typed_for`` of the row ``typed_row``.
    """
    page = live_page(meeting, request.user, now(), panels=panels)
    page.error = error
    for name, value in typed.items():
        setattr(page, name, value)
    page.is_covered = request.GET.get("covered") == "1"
    response = render(
        request, "cells/meetings/live.html", {"page": page}, status=status
    )
    response["Cache-Control"] = "no-store"
    return response
