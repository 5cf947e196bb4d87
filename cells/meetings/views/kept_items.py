"""Items returned twice and kept: read by their readers, put before the cell."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import now
from django.views.generic import View

from cells.meetings import policies
from cells.meetings.forms.findings import FindingForm
from cells.meetings.kept_items import KeptItem, kept_items_of, readable_by
from cells.meetings.pages.kept_items import kept_form, kept_items_page
from cells.meetings.services.findings import TwoTexts, record_finding
from cells.meetings.views.shared import MeetingView
from cells.reviews.services.reading import note_opening
from cells.workflow import WorkflowError


class KeptItems(MeetingView, View):
    """Both texts for whoever reads the report today; the others learn who leads it."""

    policy = policies.may_record
    shows_anothers_text = True

    @cached_property
    def kept(self) -> list[KeptItem]:
        return kept_items_of(self.object)

    @cached_property
    def readable(self) -> list[KeptItem]:
        return readable_by(self.request.user, self.kept)

    def before_showing(self):
        for submission in {
            each.submission.pk: each.submission for each in self.readable
        }.values():
            note_opening(submission=submission, reader=self.request.user, now=now())

    def get(self, request, *args, **kwargs):
        return self.show()

    def show(self, *, typed=None, error="", status=200):
        page = kept_items_page(self.object, self.kept, self.readable, typed=typed)
        page.form_error = error
        return render(
            self.request,
            "cells/meetings/kept_items.html",
            {"page": page, "meeting": self.object},
            status=status,
        )


class PointOutKept(KeptItems):
    """A kept item stands before the cell, with both texts."""

    policy = policies.may_record

    def get(self, request, *args, **kwargs):
        return redirect("meetings:kept_items", pk=self.object.pk)

    def before_showing(self):
        """Nothing is shown on GET."""

    def item(self) -> KeptItem:
        """404 for an item that this user does not read."""
        key = (self.kwargs["submission"], self.kwargs["number"])
        for each in self.readable:
            if (each.submission.pk, each.number) == key:
                return each
        raise Http404

    def post(self, request, *args, **kwargs):
        item = self.item()
        form = kept_form(self.object, item, request.POST)
        key = (item.submission.pk, item.number)
        if not form.is_valid():
            return self.show(typed={key: form}, status=422)
        try:
            self.record(form, item)
        except WorkflowError as error:
            self.fresh()
            return self.show(typed={key: form}, error=str(error), status=409)
        live = reverse("meetings:live", args=[self.object.pk])
        return redirect(f"{live}#live-findings")

    def record(self, form: FindingForm, item: KeptItem) -> None:
        record_finding(
            meeting=self.object,
            values=form.values(),
            page_id=form.cleaned_data["page_id"],
            kept=TwoTexts(
                submission=item.submission,
                own_text=both(item.own_text, item.kept_reason),
                guidance_text=item.guidance_text,
            ),
            by=self.request.user,
            now=now(),
        )


def both(*texts: str) -> str:
    """What the author wrote, and why it is kept."""
    return "\n\n".join(text for text in texts if text)
