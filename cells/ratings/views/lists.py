"""The lists of the cell and of the committee, the opening of a period, the rules."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from cells.access import PolicyMixin, RecordMixin
from cells.organisation.models import Organisation, OrganisationKind
from cells.organisation.own_cell import secretarys_cell
from cells.organisation.preferences import choices_of
from cells.ratings import policies
from cells.ratings.forms.acts import OpenForm
from cells.ratings.models import RatedPeriod, Rating
from cells.ratings.pages.lists import list_page
from cells.ratings.pages.rules import rule_blocks
from cells.ratings.periods import period_named, period_words, slug_of
from cells.ratings.services import open_ratings
from cells.ratings.waiting import next_waiting
from cells.supervision.reporting_periods import Span, period_of
from cells.workflow import WorkflowError

YEARS_BACK = 2
QUARTERS_BACK = 4


class ListView(PolicyMixin, View):
    """What the two lists share."""

    policy = policies.is_member
    name = "ratings:cell"
    is_cell = True

    def get(self, request, *args, **kwargs):
        organisation = self.organisation()
        page = list_page(
            organisation,
            request.user,
            chosen=period_named(request.GET.get("period", "")),
            is_cell=self.is_cell,
            url=reverse(self.name),
        )
        if self.is_cell and policies.opens_ratings(request.user):
            page.open_url = reverse("ratings:open")
        response = render(request, "cells/ratings/list.html", {"page": page})
        response["Cache-Control"] = "no-store"
        return response


class CellRatings(ListView):
    """The ratings of one's own cell; a colleague reads the decided levels alone."""

    policy = policies.is_member

    def organisation(self) -> Organisation:
        pk = min(self.request.user.mandates.member_of)
        return Organisation.objects.get(pk=pk)


class CommitteeRatings(ListView):
    """The ratings that a committee decides; its staff reads the lists."""

    policy = policies.works_for_a_committee
    name = "ratings:committee"
    is_cell = False

    def organisation(self) -> Organisation:
        mandates = self.request.user.mandates
        bodies = (mandates.leads | mandates.staff_of) - mandates.member_of
        found = Organisation.objects.filter(pk__in=bodies)
        committees = found.filter(kind=OrganisationKind.COMMITTEE)
        return committees.first() or found.get(pk=min(bodies))


class RatingNext(RecordMixin, View):
    """From one dossier to the next of the period that waits for the same reader."""

    queryset = Rating.objects.select_related("member")
    policy = policies.has_office

    def get(self, request, *args, **kwargs):
        mandates = request.user.mandates
        found = next_waiting(self.object, mandates, timezone.localdate())
        if found:
            return redirect("ratings:detail", pk=found.pk)
        messages.info(request, _("No other dossier of this period waits for you."))
        in_cell = self.object.cell_id in mandates.member_of
        return redirect("ratings:cell" if in_cell else "ratings:committee")


class RatingOpen(PolicyMixin, View):
    """The secretary opens the rating of a year or quarter; safe to repeat."""

    policy = policies.opens_ratings

    def get(self, request, *args, **kwargs):
        return self.show(OpenForm(periods=self.periods()))

    def cell(self) -> Organisation:
        return secretarys_cell(self.request.user)

    def periods(self) -> list[tuple[str, str]]:
        """This year and those before it; quarters where the cell rates by quarter."""
        today = timezone.localdate()
        year = period_of(Span.YEAR, today)
        starts = [
            (RatedPeriod.YEAR, year.starts_on.replace(year=year.year - back))
            for back in range(YEARS_BACK + 1)
        ]
        if choices_of(self.cell()).rate_quarters:
            first = period_of(Span.QUARTER, today).starts_on
            for _back in range(QUARTERS_BACK):
                starts.append((RatedPeriod.QUARTER, first))
                before = first - timedelta(days=1)
                first = period_of(Span.QUARTER, before).starts_on
        return [(slug_of(*each), capfirst(period_words(*each))) for each in starts]

    def show(self, form, *, status=200):
        context = {"form": form, "cell": self.cell()}
        return render(self.request, "cells/ratings/open.html", context, status=status)

    def post(self, request, *args, **kwargs):
        form = OpenForm(request.POST, periods=self.periods())
        if not form.is_valid():
            return self.show(form, status=422)
        slug = form.cleaned_data["period"]
        try:
            opened = open_ratings(
                cell=self.cell(),
                period=period_named(slug),
                by=request.user,
                now=timezone.now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, told(opened))
        return redirect(f"{reverse('ratings:cell')}?period={slug}")


def told(opened) -> str:
    if not opened.new:
        return _("Everybody has a rating for this period already.")
    return ngettext(
        "%(n)s rating has been opened; of them left out by the rule: %(out)s.",
        "%(n)s ratings have been opened; of them left out by the rule: %(out)s.",
        opened.new,
    ) % {"n": opened.new, "out": opened.left_out}


class RatingRules(PolicyMixin, View):
    """The rules of rating; what is not confirmed is marked."""

    policy = policies.reads_rules

    def get(self, request, *args, **kwargs):
        context = {"rules": rule_blocks()}
        return render(request, "cells/ratings/rules.html", context)
