"""The secretary's own list of talks beforehand; nobody else finds these addresses."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.access import RecordMixin
from cells.preparation import duty_policies as policies
from cells.preparation.forms.talks import TalkDatesForm, TalkForm
from cells.preparation.models.talks import TalkBeforehand
from cells.preparation.pages.talks import talks_page
from cells.preparation.people import people_of
from cells.preparation.services import talks as services
from cells.preparation.views.shared import ROUNDS, is_open, refused
from cells.workflow import WorkflowError


def list_url(cell_round_id: int, anchor: str = "") -> str:
    url = reverse("preparation:talks", args=[cell_round_id])
    return f"{url}#{anchor}" if anchor else url


class TalkList(RecordMixin, View):
    """Who is to be talked to, and when; one more by the form."""

    queryset = ROUNDS
    policy = policies.may_open_talks

    def get_queryset(self):
        """For the secretary of the cell, and for whoever kept a list in the round."""
        user = self.request.user
        mandates = user.mandates
        own = TalkBeforehand.objects.visible_to(user).filter(cell_round=OuterRef("pk"))
        keeps = Q(cell__in=mandates.secretary_of & mandates.member_of)
        return self.queryset.filter(keeps | Exists(own))

    def get(self, request, *args, **kwargs):
        return self.show(self.form())

    def form(self, data=None) -> TalkForm:
        people = people_of(self.object.cell, localdate()).present
        others = [each for each in people if each.pk != self.request.user.pk]
        return TalkForm(data, people=others)

    def post(self, request, *args, **kwargs):
        if not policies.keeps_talks(request.user, self.object):
            raise PermissionDenied
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.add_talk(
                cell_round=self.object,
                owner=request.user,
                member_id=form.cleaned_data["member"],
                planned_on=form.cleaned_data["planned_on"],
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        return HttpResponseRedirect(list_url(self.object.pk))

    def show(self, form, *, status=200):
        open_now = is_open(self.object)
        keeps = policies.keeps_talks(self.request.user, self.object)
        page = talks_page(self.object, self.request.user, may_change=keeps and open_now)
        context = {"page": page, "form": form}
        return shown_list(self.request, context, status)


def shown_list(request, context, status):
    response = render(request, "cells/preparation/talks.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


class TalkChange(RecordMixin, View):
    """The dates of one line, that the talk was today, or the end of the line."""

    queryset = TalkBeforehand.objects.select_related("cell_round__round")
    policy = policies.owns_talk

    def get(self, request, *args, **kwargs):
        return redirect("preparation:talks", pk=self.object.cell_round_id)

    def post(self, request, *args, **kwargs):
        talk = self.object
        then = request.POST.get("then", "")
        if then == "remove":
            services.remove_talk(talk=talk)
            messages.success(request, _("The line has been removed."))
            return HttpResponseRedirect(list_url(talk.cell_round_id))
        if not policies.keeps_talks(request.user, talk.cell_round):
            raise PermissionDenied
        back = list_url(talk.cell_round_id, f"talk-{talk.pk}")
        if then not in ("today", "save"):
            sentence = _("The page was not whole. Try it once more.")
            return refused(request, sentence, back, status=422)
        form = TalkDatesForm(request.POST)
        if not form.is_valid():
            return self.show_again(form)
        dates = form.cleaned_data
        if then == "today":
            dates |= {"done_on": localdate()}
        try:
            services.change_talk(talk=talk, **dates)
        except WorkflowError as error:
            return refused(request, str(error), back, status=409)
        return HttpResponseRedirect(back)

    def show_again(self, form):
        """The list with what was typed in this line, and what is wrong with it."""
        cell_round = self.object.cell_round
        page = talks_page(
            cell_round,
            self.request.user,
            may_change=True,
            typed=(self.object.pk, form),
        )
        return shown_list(self.request, {"page": page, "form": None}, 422)
