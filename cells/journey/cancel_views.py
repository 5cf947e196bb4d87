"""Confirming that a round is cancelled in a cell, with the reason."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.journey import policies
from cells.journey.cancel_page import cancel_page, show_refusal
from cells.journey.cancel_round import cancel_round
from cells.journey.round_forms import CancelForm
from cells.rounds.models import CellRound, CellRoundStatus
from cells.workflow import WorkflowError


class CancelView(RecordMixin, View):
    """The page on which a round is cancelled in one cell."""

    policy = policies.may_cancel_own_round

    def find_cell_round(self) -> CellRound:
        raise NotImplementedError

    def address_of_the_round(self) -> tuple[str, int]:
        raise NotImplementedError

    def page(self):
        name, pk = self.address_of_the_round()
        return cancel_page(
            self.find_cell_round(),
            url=self.request.path,
            back_url=reverse(name, args=[pk]),
        )

    def show(self, page, *, status=200):
        return render(
            self.request, "cells/journey/cancel.html", {"page": page}, status=status
        )

    def leave(self):
        name, pk = self.address_of_the_round()
        return redirect(name, pk=pk)

    def get(self, request, *args, **kwargs):
        page = self.page()
        if page.status != CellRoundStatus.OPEN:
            return self.leave()
        return self.show(page)

    def post(self, request, *args, **kwargs):
        form = CancelForm(request.POST)
        if not form.is_valid():
            return self.show(show_refusal(self.page(), form), status=422)
        try:
            cancel_round(
                cell_round=self.find_cell_round(),
                by=request.user,
                reason=form.cleaned_data["reason"],
                seen_version=form.cleaned_data["version"],
                now=now(),
            )
        except WorkflowError as error:
            page = show_refusal(self.page(), form, str(error))
            return self.show(page, status=409)
        done = _("The round is cancelled in the cell. Every author has been told.")
        messages.success(request, done)
        return self.leave()


class CellRoundCancel(CancelView):
    """The secretary cancels the cell's own round."""

    policy = policies.may_cancel_own_round
    queryset = CellRound.objects.select_related("round", "cell")

    def find_cell_round(self):
        return self.get_queryset().get(pk=self.object.pk)

    def address_of_the_round(self):
        return "journey:cell_round", self.object.pk
