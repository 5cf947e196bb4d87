"""The board of the cell, and reminding at once whoever is overdue."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.access import PolicyMixin
from cells.organisation.models import Organisation
from cells.organisation.own_cell import secretarys_cell
from cells.supervision import policies, services
from cells.supervision.pages.board import board_page
from cells.supervision.pages.board_filters import Chosen
from cells.supervision.pages.remind import remind_page


class SupervisionBoard(PolicyMixin, View):
    """Lines of members and measures of the cell by due month."""

    policy = policies.sees_board

    def get(self, request, *args, **kwargs):
        chosen = Chosen(
            who=request.GET.get("who", ""),
            indicator=request.GET.get("indicator", ""),
            state=request.GET.get("state", ""),
        )
        page = board_page(request.user, chosen, timezone.localdate())
        response = render(request, "cells/supervision/board.html", {"page": page})
        response["Cache-Control"] = "no-store"
        return response


class RemindOverdue(PolicyMixin, View):
    """Ask once, with the names; then tell each who is chosen."""

    policy = policies.leads_own_cell_as_secretary

    def cell(self) -> Organisation:
        return secretarys_cell(self.request.user)

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, form_error="", status=200):
        page = remind_page(self.cell(), self.request.user, timezone.localdate())
        page.form_error = form_error
        return render(
            self.request, "cells/supervision/remind.html", {"page": page}, status=status
        )

    def post(self, request, *args, **kwargs):
        chosen = [
            int(value)
            for value in request.POST.getlist("member")
            if value.isascii() and value.isdigit() and len(value) < 18
        ]
        if not chosen:
            sentence = _("Choose at least one comrade.")
            return self.show(form_error=sentence, status=422)
        number = services.remind_overdue(
            cell=self.cell(), member_ids=chosen, by=request.user, now=now()
        )
        sentence = ngettext(
            "%(n)s comrade has been reminded.",
            "%(n)s comrades have been reminded.",
            number,
        )
        messages.success(request, sentence % {"n": number})
        return redirect("supervision:board")
