"""What the views of duties, conditions and talks share."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import duty_policies as policies
from cells.rounds.models import OPEN_FOR_WRITING, CellRound
from cells.workflow import WorkflowError

ROUNDS = CellRound.objects.select_related("round", "cell")


class RoundView(RecordMixin, View):
    """A view of the round of one's own cell, which every member may see."""

    queryset = ROUNDS
    policy = policies.reads_preparation

    def get_queryset(self):
        return self.queryset.of_own_cell(self.request.user)


def is_open(cell_round: CellRound) -> bool:
    return cell_round.status in OPEN_FOR_WRITING


def hub_url(cell_round_id: int, anchor: str = "") -> str:
    url = reverse("journey:preparation", args=[cell_round_id])
    return f"{url}#{anchor}" if anchor else url


def to_hub(cell_round_id: int, anchor: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(hub_url(cell_round_id, anchor))


def refused(request, sentence: str, back_url: str, *, status: int):
    """A press that did nothing says so on a page of its own, with the way back."""
    context = {"sentence": sentence, "back_url": back_url}
    return render(request, "cells/preparation/refused.html", context, status=status)


def first_error(form) -> str:
    return str(next(iter(form.errors.values()))[0])


class Press:
    """One press of a button on a row, without anything typed.

    ``act()`` does it; ``where()`` is (id of the round, place on its page).
    """

    form_class = None

    def get(self, request, *args, **kwargs):
        return to_hub(*self.where())

    def post(self, request, *args, **kwargs):
        cell_round_id, anchor = self.where()
        back = hub_url(cell_round_id, anchor)
        form = self.form_class(request.POST)
        if not form.is_valid():
            return refused(request, first_error(form), back, status=422)
        try:
            self.act(**form.cleaned_data)
        except WorkflowError as error:
            return refused(request, str(error), back, status=409)
        return HttpResponseRedirect(back)
