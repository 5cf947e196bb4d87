"""“My work”: one page that says what waits for me, most urgent first."""

from dataclasses import fields

from django.shortcuts import render
from django.utils import timezone
from django.views.generic import View

from cells.access import PolicyMixin
from cells.worklist import policies
from cells.worklist.pages import home_page


class Home(PolicyMixin, View):
    """The path, the one next thing, the other tasks and the notices."""

    policy = policies.is_signed_in

    def get(self, request, *args, **kwargs):
        page = home_page(request.user, timezone.localdate())
        context = {each.name: getattr(page, each.name) for each in fields(page)}
        return render(request, "cells/worklist/home.html", context)
