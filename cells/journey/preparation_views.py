"""The page of the preparation, and the way to the newest one."""

from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.generic import TemplateView, View

from cells.access import PolicyMixin, RecordMixin
from cells.journey import preparation_policies as policies
from cells.journey.preparation_links import with_counts
from cells.journey.preparation_page import preparation_page
from cells.rounds.models import OPEN_FOR_WRITING, CellRound

ROUNDS = CellRound.objects.select_related("round", "cell", "preparation")


class PreparationCurrent(PolicyMixin, TemplateView):
    """Leads to the newest round of one's cell that is not over."""

    policy = policies.belongs_to_a_cell
    template_name = "cells/journey/no_preparation.html"

    def get(self, request, *args, **kwargs):
        rounds = CellRound.objects.of_own_cell(request.user)
        newest = rounds.filter(status__in=OPEN_FOR_WRITING).first()
        if newest is None:
            return super().get(request, *args, **kwargs)
        return redirect("journey:preparation", pk=newest.pk)


class PreparationDetail(RecordMixin, View):
    """What the cell prepares for its session: every member reads it."""

    queryset = ROUNDS
    policy = policies.may_see_preparation

    def get_queryset(self):
        user = self.request.user
        return with_counts(self.queryset.of_own_cell(user), user.pk)

    def get(self, request, *args, **kwargs):
        page = preparation_page(self.object, request.user, localdate())
        return render(request, "cells/journey/preparation.html", {"page": page})
