"""The summary read: its page, and who stands behind a number."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from cells.access import PolicyMixin, RecordMixin
from cells.indicators.models import DECLARED, Frequency, Indicator
from cells.organisation.name_order import name_order
from cells.reviews.labels import reader_words
from cells.summaries import policies, services
from cells.summaries.models import CellSummary
from cells.summaries.pages import summary_page
from cells.summaries.pages.shared import address

LOADED = ("cell_round__round", "cell_round__cell", "narrative")


class SummaryCurrent(PolicyMixin, TemplateView):
    """Leads to what one may read or write of the cell's newest summary."""

    policy = policies.may_look_for_a_summary
    template_name = "cells/summaries/none.html"

    def get(self, request, *args, **kwargs):
        user = request.user
        summaries = CellSummary.objects.visible_to(user).select_related("cell_round")
        for summary in summaries.order_by("-cell_round__opened_at", "-pk"):
            if policies.may_read_full_copy(user, summary):
                return redirect("summaries:detail", pk=summary.pk)
            if policies.may_read_members_copy(user, summary):
                return redirect("reports:members_copy", pk=summary.pk)
            if policies.may_word_lines(user, summary):
                return redirect("summaries:lines", pk=summary.pk)
        return super().get(request, *args, **kwargs)


class SummaryDetail(RecordMixin, View):
    """Figures, causes, measures and words, and the way to the next state."""

    queryset = CellSummary.objects.select_related(*LOADED)
    policy = policies.may_read_full_copy

    def get(self, request, *args, **kwargs):
        may_edit = policies.may_edit(request.user, self.object)
        page = summary_page(self.object, may_edit=may_edit)
        return render(request, "cells/summaries/detail.html", {"page": page})


@dataclass(frozen=True)
class BehindPage:
    title: str
    label: str
    names: list[str]
    others: list[str]
    back_url: str


class BehindNumber(RecordMixin, View):
    """Who declared an indicator at a frequency: for the secretary, recorded."""

    queryset = CellSummary.objects.select_related(*LOADED)
    policy = policies.may_edit
    shows_anothers_text = True

    def get(self, request, *args, **kwargs):
        frequency = kwargs["frequency"]
        indicator = Indicator.objects.filter(
            catalogue=self.object.cell_round.round.catalogue_id,
            number=kwargs["number"],
        ).first()
        if indicator is None or frequency not in DECLARED:
            raise Http404
        behind = services.look_behind(
            summary=self.object,
            indicator=indicator,
            frequency=frequency,
            by=request.user,
            now=now(),
        )
        page = BehindPage(
            title=_("Who stands behind this number"),
            label=f"{indicator.number}. {indicator.shown_label}: "
            f"{Frequency(frequency).label}",
            names=[each.full_name for each in sorted(behind.members, key=name_order)],
            others=[counted_only(*each) for each in behind.others],
            back_url=address("summaries:detail", self.object),
        )
        return render(request, "cells/summaries/behind.html", {"page": page})


def counted_only(office: str, organisation, number: int) -> str:
    return ngettext(
        "%(n)s comrade, whose report is read by %(reader)s",
        "%(n)s comrades, whose reports are read by %(reader)s",
        number,
    ) % {"n": number, "reader": reader_words(office, organisation)}
