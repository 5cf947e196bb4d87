"""“My work”, the own notices, and whom to call because no mail reaches them."""

from dataclasses import fields

from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import now
from django.views.generic import View

from cells.access import PolicyMixin
from cells.worklist import policies
from cells.worklist.call_list import call_list
from cells.worklist.notices import notices_page
from cells.worklist.pages import home_page


class Home(PolicyMixin, View):
    """The path, the one next thing, the other tasks and the notices."""

    policy = policies.is_signed_in

    def get(self, request, *args, **kwargs):
        page = home_page(request.user, timezone.localdate())
        context = {each.name: getattr(page, each.name) for each in fields(page)}
        return render(request, "cells/worklist/home.html", context)


class NoticeList(PolicyMixin, View):
    """All own notices, newest first; what is shown counts as seen from then on."""

    policy = policies.is_signed_in

    def get(self, request, *args, **kwargs):
        page = notices_page(request.user, request.GET.get("page", "1"), now())
        return render(request, "cells/worklist/notices.html", {"page": page})


class CallList(PolicyMixin, View):
    """Members of the own cell who have something due and get no mail."""

    policy = policies.leads_own_cell

    def get(self, request, *args, **kwargs):
        page = call_list(request.user, timezone.localdate())
        response = render(request, "cells/worklist/call_list.html", {"page": page})
        response["Cache-Control"] = "no-store"
        return response
