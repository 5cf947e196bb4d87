"""One item of the running order: added, changed, removed."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.generic import View

from cells.meetings import policies, services
from cells.meetings.agenda import agenda_rows
from cells.meetings.forms import ItemForm, NewItemForm
from cells.meetings.models import AgendaItem, ItemKind
from cells.meetings.views.shared import AgendaView, people_of
from cells.saved_forms import SeenVersionForm, not_whole
from cells.workflow import WorkflowError


class ItemView(AgendaView):
    """An item, reached through its meeting only."""

    policy = policies.may_edit_agenda

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.item = self.stored_item()

    def stored_item(self) -> AgendaItem:
        items = self.object.items.select_related("person", "chaired_by")
        return get_object_or_404(items, pk=self.kwargs["item"])


class ItemAdd(AgendaView, View):
    """An item that the common running order does not have."""

    policy = policies.may_edit_agenda

    def form_facts(self) -> dict:
        return {"people": people_of(self.object), "rows": agenda_rows(self.object)}

    def get(self, request, *args, **kwargs):
        return self.show(NewItemForm(**self.form_facts()))

    def post(self, request, *args, **kwargs):
        form = NewItemForm(request.POST, **self.form_facts())
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.add_item(
                meeting=self.object,
                values=form.values(),
                kind=ItemKind(form.cleaned_data["kind"]),
                after=form.cleaned_data["after"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            form.add_error(None, str(error))
            return self.show(form, status=409)
        messages.success(request, _("The item is added."))
        return redirect("meetings:agenda", pk=self.object.pk)

    def show(self, form, *, status=200):
        context = {"form": form, "meeting": self.object}
        return render(self.request, "cells/meetings/item.html", context, status=status)


class ItemChange(ItemView, View):
    """Title, minutes, people and leading sentence of an item."""

    policy = policies.may_edit_agenda

    def stored_item(self) -> AgendaItem | None:
        """None if it was removed while somebody typed: their words are not lost."""
        is_there = AgendaItem.objects.filter(pk=self.kwargs["item"]).exists()
        if self.request.method == "POST" and not is_there:
            return None
        return super().stored_item()

    def form_facts(self) -> dict:
        return {
            "people": people_of(self.object, self.item.person, self.item.chaired_by)
        }

    def get(self, request, *args, **kwargs):
        return self.show(ItemForm(initial=values_of(self.item), **self.form_facts()))

    def post(self, request, *args, **kwargs):
        if self.item is None:
            return self.removed()
        form = ItemForm(request.POST, **self.form_facts())
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            services.change_item(
                meeting=self.object,
                item=self.item,
                values=form.values(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            return self.show_again(form, str(error))
        messages.success(request, _("The item is saved."))
        return redirect("meetings:agenda", pk=self.object.pk)

    def show_again(self, form, error: str):
        """With what was typed, beside what now stands."""
        self.fresh()
        self.item = self.stored_item()
        if self.item is None:
            return self.removed()
        form.data = form.data.copy()
        form.data["version"] = self.item.version
        form.add_error(None, error)
        return self.show(form, stored=self.item, status=409)

    def removed(self):
        """What was typed stands in the form of a new item."""
        data = self.request.POST.copy()
        data["kind"] = ItemKind.OTHER
        form = NewItemForm(
            data, people=people_of(self.object), rows=agenda_rows(self.object)
        )
        form.helper.form_action = reverse("meetings:add_item", args=[self.object.pk])
        form.add_error(
            None,
            _(
                "This item has been removed meanwhile. "
                "Save what you typed as a new one."
            ),
        )
        context = {"form": form, "meeting": self.object}
        return render(self.request, "cells/meetings/item.html", context, status=409)

    def show(self, form, *, stored=None, status=200):
        context = {
            "form": form,
            "meeting": self.object,
            "item": self.item,
            "stored": stored,
        }
        return render(self.request, "cells/meetings/item.html", context, status=status)


class ItemRemove(ItemView, View):
    """Ask once; then the item is gone."""

    policy = policies.may_edit_agenda

    def get(self, request, *args, **kwargs):
        return self.show()

    def post(self, request, *args, **kwargs):
        form = SeenVersionForm(request.POST)
        if not form.is_valid():
            error = not_whole()
            return self.show(error=error, status=422)
        try:
            services.remove_item(
                meeting=self.object,
                item=self.item,
                seen_version=form.cleaned_data["version"],
                by=request.user,
                now=now(),
            )
        except WorkflowError as error:
            self.fresh()
            self.item = self.stored_item()
            return self.show(error=str(error), status=409)
        messages.success(request, _("The item is removed."))
        return redirect("meetings:agenda", pk=self.object.pk)

    def show(self, *, error="", status=200):
        context = {"meeting": self.object, "item": self.item, "form_error": error}
        return render(
            self.request, "cells/meetings/remove_item.html", context, status=status
        )


def values_of(item: AgendaItem) -> dict:
    return {
        "version": item.version,
        "title": item.title,
        "minutes": item.minutes,
        "people": item.people,
        "person": item.person_id,
        "chaired_by": item.chaired_by_id,
        "lead": item.lead,
        "questions": item.questions,
    }
